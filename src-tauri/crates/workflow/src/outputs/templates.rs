//! The models documents start from: those that ship with the program, until a body changes them.

use std::collections::BTreeMap;

use affianca_domain::{OutputKind, OutputRule, RichText};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::OutputTemplate;
use super::record::{Output, rule_of, rules_of};
use crate::requests;
use crate::{Action, Archive, Error, Result, StoreError};
use affianca_store::rows::programme::Programmes;

impl Archive {
    /// The model of every kind of document that a programme has.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn output_templates(&self) -> Result<Vec<OutputTemplate>> {
        self.read(|connection| {
            kinds(connection)?
                .into_values()
                .map(|rule| {
                    let own = own(connection, rule.kind)?;
                    let (text, changed) = match own {
                        Some((text, at)) => (text, Some(at)),
                        None => (rule.template, None),
                    };
                    Ok(OutputTemplate {
                        kind: rule.kind,
                        title: rule.title,
                        text,
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
    /// [`Error::NotFound`] for a kind that no programme has.
    pub fn save_output_template(
        &self,
        kind: OutputKind,
        text: Option<&RichText>,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::SaveTemplate, now, |step| {
            let rule = kinds(step)?
                .remove(&kind)
                .ok_or(Error::NotFound("Il modello"))?;
            match text {
                Some(text) => step.execute(
                    "INSERT INTO output_template (kind, body, changed_at) VALUES (?1, ?2, ?3)
                     ON CONFLICT (kind)
                     DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
                    values![kind, *text, now],
                )?,
                None => {
                    step.execute("DELETE FROM output_template WHERE kind = ?1", values![kind])?
                }
            };
            step.about(format!("modello «{}»", rule.title));
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

/// Every kind that a programme has, as the newest one describes it.
fn kinds(connection: &Connection) -> Result<BTreeMap<OutputKind, OutputRule>> {
    let mut kinds = BTreeMap::new();
    for programme in Programmes::load(connection)?.iter() {
        for rule in programme.outputs.iter() {
            kinds.entry(rule.kind).or_insert_with(|| rule.clone());
        }
    }
    Ok(kinds)
}

/// What a new document starts from: the body's own model, else the programme's.
pub(super) fn text_of(connection: &Connection, rule: &OutputRule) -> Result<RichText> {
    let own = own(connection, rule.kind)?;
    Ok(own.map_or_else(|| rule.template.clone(), |(text, _)| text))
}

/// Whether a document says more than the models of its kind, the body's own and the program's.
pub(super) fn is_written(connection: &Connection, output: &Output) -> Result<bool> {
    let own = own(connection, output.kind)?.map(|(text, _)| text);
    let rules = rules_of(connection, &requests::load(connection, output.request)?)?;
    let shipped = &rule_of(&rules, output.kind)?.template;
    let models: Vec<&RichText> = own.iter().chain([shipped]).collect();
    Ok(output.text.is_written_beyond(&models))
}

fn own(connection: &Connection, kind: OutputKind) -> Result<Option<(RichText, NaiveDateTime)>> {
    let read = |row: &Row| -> Result<(RichText, NaiveDateTime), StoreError> {
        Ok((row.read("body")?, row.read("changed_at")?))
    };
    Ok(connection
        .prepare_cached("SELECT kind, body, changed_at FROM output_template WHERE kind = ?1")?
        .first(values![kind], read)?)
}
