//! The outputs of the activities (§3.2: «piano di coaching, relazioni dei colloqui esplorativi,
//! ecc.»): which kinds there are, which are expected of which component, what each starts from.
//! The manual names two and leaves the rest open: kinds, expectations and models are data. `[I]`

use serde::Deserialize;
use thiserror::Error;

use crate::rich_text::RichText;
use crate::states::ActivityState;
use crate::word::{shown_by_its_word, words};

mod sheet;

pub use sheet::OutputSheet;

const OUTPUTS_1103: &str = include_str!("../data/outputs-1103.json");

words! {
    /// A kind of output.
    OutputKind, "un tipo di documento" {
        /// Relazione dei colloqui esplorativi.
        Interviews = "colloqui",
        /// Piano di coaching.
        Plan = "piano",
        /// Nota sulle criticità.
        Issues = "criticita",
        /// Nota di supervisione.
        Supervision = "supervisione",
        /// Any other.
        Other = "altro",
    }
}

shown_by_its_word!(OutputKind);

words! {
    /// Where an output stands.
    OutputStanding, "una situazione di documento" {
        /// Expected, of an activity that has not begun.
        Awaited = "ATTESO",
        /// Expected of an activity under way or over, and nobody has written it.
        Missing = "MANCANTE",
        /// Being written: no version kept yet.
        Draft = "BOZZA",
        /// A version is kept.
        Kept = "CONSERVATO",
        /// A file from elsewhere stands for it.
        Attached = "ALLEGATO",
    }
}

impl OutputStanding {
    /// How an expected output stands while nothing has been written or attached.
    #[must_use]
    pub const fn unwritten(activity: ActivityState) -> Self {
        match activity {
            ActivityState::Proposed => Self::Awaited,
            ActivityState::Started | ActivityState::Ended => Self::Missing,
        }
    }
}

/// One kind of output, as the data file describes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OutputRule {
    /// The kind.
    pub kind: OutputKind,
    /// Its Italian title.
    pub title: String,
    /// Codes of the components that should leave it.
    pub expected_of: Vec<String>,
    /// The text it starts from, until the body writes its own.
    pub template: RichText,
}

/// Every kind of output.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct OutputRules(Vec<OutputRule>);

/// A data file of outputs that cannot be read or lacks a kind.
#[derive(Debug, Error)]
pub enum OutputRulesError {
    /// Not the JSON of outputs.
    #[error("Il file dei documenti attesi non è leggibile: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// A kind is missing, or there twice.
    #[error("Il file dei documenti attesi non descrive una volta sola «{0}».")]
    Kind(OutputKind),
}

impl OutputRules {
    /// The rules that ship with the program.
    ///
    /// # Errors
    /// Only when their file was edited into something else.
    pub fn job_coach_1103() -> Result<Self, OutputRulesError> {
        let rules: Self = serde_json::from_str(OUTPUTS_1103)?;
        for kind in OutputKind::ALL {
            if rules.0.iter().filter(|rule| rule.kind == kind).count() != 1 {
                return Err(OutputRulesError::Kind(kind));
            }
        }
        Ok(rules)
    }

    /// The rule of a kind.
    ///
    /// # Errors
    /// [`OutputRulesError::Kind`]; never for rules read by [`OutputRules::job_coach_1103`].
    pub fn of(&self, kind: OutputKind) -> Result<&OutputRule, OutputRulesError> {
        self.0
            .iter()
            .find(|rule| rule.kind == kind)
            .ok_or(OutputRulesError::Kind(kind))
    }

    /// The kinds a component should leave.
    pub fn expected_of<'a>(&'a self, component: &'a str) -> impl Iterator<Item = OutputKind> + 'a {
        self.0
            .iter()
            .filter(move |rule| rule.expected_of.iter().any(|code| code == component))
            .map(|rule| rule.kind)
    }

    /// Every pair of component and kind, for a question to the archive.
    pub fn expectations(&self) -> impl Iterator<Item = (&str, OutputKind)> {
        self.0.iter().flat_map(|rule| {
            rule.expected_of
                .iter()
                .map(move |code| (code.as_str(), rule.kind))
        })
    }
}

#[cfg(test)]
mod tests;
