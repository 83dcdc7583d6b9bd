//! The outputs of the activities (§3.2: «piano di coaching, relazioni dei colloqui esplorativi,
//! ecc.»): which kinds there are, which are expected of which component, what each starts from.
//! The manual names two and leaves the rest open: kinds, expectations and models are data. `[I]`

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::programme::{Programme, ProgrammeError};
use crate::rich_text::RichText;
use crate::states::{ActivityState, RequestState};
use crate::word::{shown_by_its_word, words};

mod sheet;

pub use sheet::OutputSheet;

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
    /// How an expected output stands while nobody has written it; `attached` tells that a file stands
    /// for it.
    #[must_use]
    pub const fn expected(activity: ActivityState, attached: bool) -> Self {
        if attached {
            Self::Attached
        } else {
            Self::unwritten(activity)
        }
    }

    /// How an expected output stands while nothing has been written or attached.
    #[must_use]
    pub const fn unwritten(activity: ActivityState) -> Self {
        match activity {
            ActivityState::Proposed => Self::Awaited,
            ActivityState::Started | ActivityState::Ended => Self::Missing,
        }
    }

    /// How an output stands that has so many versions kept.
    #[must_use]
    pub const fn written(versions: u32) -> Self {
        if versions == 0 {
            Self::Draft
        } else {
            Self::Kept
        }
    }
}

/// One line of an activity's documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedOutput<T> {
    /// A kind that is expected and that nobody has written.
    Unwritten(OutputKind),
    /// A document that was begun.
    Written {
        /// The document.
        document: T,
        /// Whether its kind is expected of the component.
        expected: bool,
    },
}

/// The documents of one activity, as far as their standing goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityDocuments<'a> {
    /// The activity's expense code.
    pub code: &'a str,
    /// Its state.
    pub state: ActivityState,
    /// What was written: kind and number of versions kept.
    pub written: Vec<(OutputKind, u32)>,
    /// The kinds that a file stands for.
    pub attached: Vec<OutputKind>,
}

/// One kind of output, as the data file describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutputRules(Vec<OutputRule>);

/// Rules that do not describe a kind of output, or cannot be read.
#[derive(Debug, Error)]
pub enum OutputRulesError {
    /// Their programme cannot be read.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// A kind they do not describe.
    #[error("Il dispositivo non prevede «{0}».")]
    Kind(OutputKind),
}

impl OutputRules {
    /// The rules of the manual's programme.
    ///
    /// # Errors
    /// Only when its file was edited into something else.
    pub fn job_coach_1103() -> Result<Self, OutputRulesError> {
        Ok(Programme::job_coach_1103()?.outputs)
    }

    /// The rule of a kind.
    ///
    /// # Errors
    /// [`OutputRulesError::Kind`], for a kind the programme does not have.
    pub fn of(&self, kind: OutputKind) -> Result<&OutputRule, OutputRulesError> {
        self.0
            .iter()
            .find(|rule| rule.kind == kind)
            .ok_or(OutputRulesError::Kind(kind))
    }

    /// The kind a word stands for.
    #[must_use]
    pub fn named(&self, code: &str) -> Option<&OutputRule> {
        self.0.iter().find(|rule| rule.kind.as_str() == code)
    }

    /// Every kind, in order.
    pub fn iter(&self) -> impl Iterator<Item = &OutputRule> {
        self.0.iter()
    }

    /// A kind that is described twice, if one is.
    pub(crate) fn twice(&self) -> Option<OutputKind> {
        self.0
            .iter()
            .enumerate()
            .find(|(place, rule)| self.0.iter().take(*place).any(|it| it.kind == rule.kind))
            .map(|(_, rule)| rule.kind)
    }

    /// A component that should leave an output and is not `known`, if there is one.
    pub(crate) fn expected_of_none(&self, known: impl Fn(&str) -> bool) -> Option<&str> {
        let mut expectations = self.expectations();
        expectations
            .find(|(code, _)| !known(code))
            .map(|(code, _)| code)
    }

    /// What an activity has of documents, in the order of the list: of each kind expected those
    /// written, or that nobody has written it; then what else was written.
    pub fn listed<T>(
        &self,
        component: &str,
        written: Vec<T>,
        kind_of: impl Fn(&T) -> OutputKind,
    ) -> Vec<ListedOutput<T>> {
        let mut listed = Vec::new();
        let mut others = written;
        for kind in self.expected_of(component) {
            let (of_kind, rest): (Vec<_>, Vec<_>) =
                others.into_iter().partition(|one| kind_of(one) == kind);
            others = rest;
            if of_kind.is_empty() {
                listed.push(ListedOutput::Unwritten(kind));
            }
            listed.extend(of_kind.into_iter().map(|document| ListedOutput::Written {
                document,
                expected: true,
            }));
        }
        listed.extend(others.into_iter().map(|document| ListedOutput::Written {
            document,
            expected: false,
        }));
        listed
    }

    /// Every standing that a document or file of a request has, so that it is found by any of them.
    /// Documents belong under an admitted request only (§3).
    #[must_use]
    pub fn standings(
        &self,
        request: RequestState,
        activities: &[ActivityDocuments<'_>],
        files: u32,
    ) -> BTreeSet<OutputStanding> {
        if request != RequestState::Admitted {
            return BTreeSet::new();
        }
        let of_documents = activities.iter().flat_map(|activity| {
            let listed = self.listed(activity.code, activity.written.clone(), |(kind, _)| *kind);
            listed.into_iter().map(|one| match one {
                ListedOutput::Unwritten(kind) => {
                    OutputStanding::expected(activity.state, activity.attached.contains(&kind))
                }
                ListedOutput::Written {
                    document: (_, versions),
                    ..
                } => OutputStanding::written(versions),
            })
        });
        let of_files = (files > 0).then_some(OutputStanding::Attached);
        of_documents.chain(of_files).collect()
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
