//! The outputs of the activities (§3.2: «piano di coaching, relazioni dei colloqui esplorativi,
//! ecc.»): which kinds there are, which are expected of which component, what each starts from.
//! The manual names two and leaves the rest open: kinds, expectations and models are data. `[I]`

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::rich_text::RichText;
use crate::states::ActivityState;

mod sheet;

pub use sheet::OutputSheet;

const OUTPUTS_1103: &str = include_str!("../data/outputs-1103.json");

/// A kind of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum OutputKind {
    /// Relazione dei colloqui esplorativi.
    #[serde(rename = "colloqui")]
    Interviews,
    /// Piano di coaching.
    #[serde(rename = "piano")]
    Plan,
    /// Nota sulle criticità.
    #[serde(rename = "criticita")]
    Issues,
    /// Nota di supervisione.
    #[serde(rename = "supervisione")]
    Supervision,
    /// Any other.
    #[serde(rename = "altro")]
    Other,
}

impl OutputKind {
    /// Every kind, in the order of the activities.
    pub const ALL: [Self; 5] = [
        Self::Interviews,
        Self::Plan,
        Self::Issues,
        Self::Supervision,
        Self::Other,
    ];

    /// As stored and as it crosses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Interviews => "colloqui",
            Self::Plan => "piano",
            Self::Issues => "criticita",
            Self::Supervision => "supervisione",
            Self::Other => "altro",
        }
    }
}

impl fmt::Display for OutputKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no kind of output.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("«{0}» non è un tipo di documento.")]
pub struct UnknownOutput(pub String);

impl FromStr for OutputKind {
    type Err = UnknownOutput;

    fn from_str(text: &str) -> Result<Self, UnknownOutput> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownOutput(text.to_owned()))
    }
}

/// Where an output stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum OutputStanding {
    /// Expected, of an activity that has not begun.
    #[serde(rename = "ATTESO")]
    Awaited,
    /// Expected of an activity under way or over, and nobody has written it.
    #[serde(rename = "MANCANTE")]
    Missing,
    /// Being written: no version kept yet.
    #[serde(rename = "BOZZA")]
    Draft,
    /// A version is kept.
    #[serde(rename = "CONSERVATO")]
    Kept,
    /// A file from elsewhere stands for it.
    #[serde(rename = "ALLEGATO")]
    Attached,
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
