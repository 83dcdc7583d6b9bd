//! The models documents start from: those that ship with the program, until a body changes them.

use affianca_domain::{OutputKind, RichText};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::OutputTemplate;
use super::record::{rules, text, title_of};
use crate::{Action, Archive, Error, Result};
use affianca_store::journal::MOMENT;

impl Archive {
    /// The model of every kind of document.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn output_templates(&self) -> Result<Vec<OutputTemplate>> {
        let rules = rules()?;
        self.read(|connection| {
            OutputKind::ALL
                .into_iter()
                .map(|kind| {
                    let own = own(connection, kind)?;
                    let changed = own.as_ref().map(|(_, at)| *at);
                    Ok(OutputTemplate {
                        kind,
                        title: title_of(&rules, kind)?,
                        text: match own {
                            Some((text, _)) => text,
                            None => shipped(kind)?,
                        },
                        changed,
                    })
                })
                .collect()
        })
    }

    /// Changes the model of a kind; `None` takes back the one that ships with the program.
    /// Documents already begun stay as they are.
    ///
    /// # Errors
    /// When the archive refuses.
    pub fn save_output_template(
        &self,
        kind: OutputKind,
        text: Option<&RichText>,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::SaveTemplate, now, |step| {
            match text {
                Some(text) => step.execute(
                    "INSERT INTO output_template (kind, body, changed_at) VALUES (?1, ?2, ?3)
                     ON CONFLICT (kind)
                     DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
                    params![
                        kind.as_str(),
                        text.to_json(),
                        now.format(MOMENT).to_string()
                    ],
                )?,
                None => step.execute(
                    "DELETE FROM output_template WHERE kind = ?1",
                    [kind.as_str()],
                )?,
            };
            step.about(format!("modello «{}»", title_of(&rules()?, kind)?));
            step.note(
                "origine",
                if text.is_some() {
                    "dell’ente"
                } else {
                    "del programma"
                },
            );
            Ok(())
        })
    }
}

/// What a new document of this kind starts from.
pub(super) fn text_of(connection: &Connection, kind: OutputKind) -> Result<RichText> {
    match own(connection, kind)? {
        Some((text, _)) => Ok(text),
        None => shipped(kind),
    }
}

fn own(connection: &Connection, kind: OutputKind) -> Result<Option<(RichText, NaiveDateTime)>> {
    let found: Option<(String, NaiveDateTime)> = connection
        .prepare_cached("SELECT body, changed_at FROM output_template WHERE kind = ?1")?
        .query_row([kind.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found
        .map(|(body, changed)| Ok((text(&body)?, changed)))
        .transpose()
}

fn shipped(kind: OutputKind) -> Result<RichText> {
    let rules = rules()?;
    let rule = rules
        .of(kind)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(rule.template.clone())
}
