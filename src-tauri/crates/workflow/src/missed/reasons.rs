//! The short list of reasons for which sessions are not held, which the user keeps.

use affianca_domain::typed::lengths;
use affianca_store::settings;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::fields::Fields;
use crate::{Action, Archive, Result};

/// Under which it is kept.
const KEY: &str = "missed_reasons";
/// The most there are: a list one looks through at a glance.
const MOST: usize = 12;
/// Until it is changed.
const FIRST: [&str; 6] = [
    "Persona assente",
    "Persona malata",
    "Operatore malato",
    "Azienda chiusa",
    "Sciopero o mezzi di trasporto",
    "Rinviata d’accordo con la persona",
];

impl Archive {
    /// The reasons to choose from.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn missed_reasons(&self) -> Result<Vec<String>> {
        self.read(reasons)
    }

    /// Keeps another list; an empty one brings the first back.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for one too long, or too many.
    pub fn save_missed_reasons(&self, typed: &str, now: NaiveDateTime) -> Result<Vec<String>> {
        self.write(Action::MissedReasons, now, |step| {
            let mut fields = Fields::new("");
            let mut kept: Vec<String> = Vec::new();
            for line in typed.lines() {
                let reason = fields.line("reasons", line, lengths::LINE);
                if !reason.is_empty() && !kept.contains(&reason) {
                    kept.push(reason);
                }
            }
            if kept.len() > MOST {
                fields.problem(
                    "reasons",
                    format!("I motivi sono {}: tienine al più {MOST}.", kept.len()),
                );
            }
            fields.finish()?;
            settings::set(step, KEY, &serde_json::to_string(&kept)?)?;
            step.about("motivi delle erogazioni non svolte");
            step.note("motivi", kept);
            reasons(step)
        })
    }
}

pub(super) fn reasons(connection: &Connection) -> Result<Vec<String>> {
    let kept: Vec<String> = match settings::get(connection, KEY)? {
        Some(text) => serde_json::from_str(&text)?,
        None => Vec::new(),
    };
    if kept.is_empty() {
        return Ok(FIRST.map(str::to_owned).to_vec());
    }
    Ok(kept)
}
