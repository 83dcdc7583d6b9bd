//! The *relazione sugli esiti* handed over to the CPI (§3.2): what it must hold, when it is complete,
//! and the words its first section can be begun with.

mod sheet;
mod skeleton;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::word::words;

pub use sheet::{ReportChapter, ReportSheet};
pub use skeleton::{PathActivity, PathSession, PathSoFar, Refreshed, Skeleton, SkeletonParagraph};

words! {
    /// How far a report is.
    ReportState, "uno stato della relazione" {
        /// Being written.
        Draft = "BOZZA",
        /// Complete and frozen as a PDF.
        Ready = "PRONTA",
        /// In the hands of the CPI.
        Delivered = "CONSEGNATA",
    }
}

words! {
    /// How the path ended.
    ReportOutcome, "un esito del percorso" {
        /// The person is at work.
        Succeeded = "riuscito",
        /// The employment came to an end.
        Failed = "non riuscito",
    }
}

impl ReportOutcome {
    /// As the paper says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Succeeded => "Percorso riuscito",
            Self::Failed => "Percorso non riuscito",
        }
    }

    /// The sections the report must hold with this outcome, in order.
    pub fn sections(self) -> impl Iterator<Item = ReportSection> {
        ReportSection::ALL
            .into_iter()
            .filter(move |section| self == Self::Failed || !section.only_on_failure())
    }
}

words! {
    /// A section of the report (§3.2).
    ReportSection, "una sezione della relazione" {
        /// What was done.
        Activities = "activities",
        /// Result: integration in the workplace.
        Integration = "integration",
        /// Result: ability to do the work.
        Abilities = "abilities",
        /// Result: chances of keeping the job.
        Keeping = "keeping",
        /// On failure: critical issues.
        Difficulties = "difficulties",
        /// On failure: likely reasons for the end of the employment.
        Reasons = "reasons",
        /// On failure: what was done along the way.
        Actions = "actions",
    }
}

impl ReportSection {
    /// Its heading, in the manual's words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Activities => "Attività svolte",
            Self::Integration => "Integrazione nel contesto aziendale",
            Self::Abilities => {
                "Potenziamento delle capacità di svolgimento della prestazione lavorativa"
            }
            Self::Keeping => "Miglioramento delle probabilità di mantenere l’occupazione nel tempo",
            Self::Difficulties => "Criticità riscontrate",
            Self::Reasons => "Possibili motivazioni dell’interruzione del rapporto di lavoro",
            Self::Actions => "Azioni intraprese in itinere",
        }
    }

    /// What is expected in it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Activities => "Che cosa si è fatto, quando, dove e per quante ore.",
            Self::Integration => {
                "Come si è inserita la persona: rapporti con colleghi e responsabili, regole, orari, spazi."
            }
            Self::Abilities => {
                "Che cosa sa fare ora che prima non faceva, o faceva con aiuto: compiti, ritmi, autonomia."
            }
            Self::Keeping => {
                "Che cosa rende più stabile il posto di lavoro, e che cosa resta da sostenere."
            }
            Self::Difficulties => "Quali problemi si sono presentati, e quando.",
            Self::Reasons => "Che cosa può aver portato alla fine del rapporto di lavoro.",
            Self::Actions => {
                "Nel dettaglio: che cosa si è fatto lungo il percorso per risolvere i problemi incontrati."
            }
        }
    }

    /// Whether only a path that failed asks for it.
    #[must_use]
    pub const fn only_on_failure(self) -> bool {
        matches!(self, Self::Difficulties | Self::Reasons | Self::Actions)
    }
}

impl ReportState {
    /// How far a report is, by its version in force, if there is one, and whether that was handed
    /// over.
    #[must_use]
    pub const fn of(in_force: Option<bool>) -> Self {
        match in_force {
            None => Self::Draft,
            Some(false) => Self::Ready,
            Some(true) => Self::Delivered,
        }
    }
}

/// What tells whether the CPI waits for a request's report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportDue {
    /// It has activities, and all of them are `TERMINATA`.
    pub all_ended: bool,
    /// One of them was concluded here.
    pub ended_here: bool,
    /// A version made ready here was opened again.
    pub reopened: bool,
    /// The version in force was handed over, or a report made elsewhere.
    pub handed_over: bool,
}

impl ReportDue {
    /// Whether the report is to be handed over. A service that came from the portal as concluded
    /// already is not asked for, since nothing of it was done here, until somebody writes its report
    /// and opens it again. `[I]`
    #[must_use]
    pub const fn is_due(self) -> bool {
        self.all_ended && !self.handed_over && (self.ended_here || self.reopened)
    }
}

/// The report as it is being written: plain text of several paragraphs a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct ReportDraft {
    /// Not chosen yet on a new one.
    pub outcome: Option<ReportOutcome>,
    pub activities: String,
    pub integration: String,
    pub abilities: String,
    pub keeping: String,
    pub difficulties: String,
    pub reasons: String,
    pub actions: String,
}

/// The longest a section may be, in characters: some ten pages.
pub const LONGEST_SECTION: usize = 20_000;

impl ReportDraft {
    /// The text of a section.
    #[must_use]
    pub fn text(&self, section: ReportSection) -> &str {
        match section {
            ReportSection::Activities => &self.activities,
            ReportSection::Integration => &self.integration,
            ReportSection::Abilities => &self.abilities,
            ReportSection::Keeping => &self.keeping,
            ReportSection::Difficulties => &self.difficulties,
            ReportSection::Reasons => &self.reasons,
            ReportSection::Actions => &self.actions,
        }
    }

    /// The text of a section, to change it.
    pub fn text_mut(&mut self, section: ReportSection) -> &mut String {
        match section {
            ReportSection::Activities => &mut self.activities,
            ReportSection::Integration => &mut self.integration,
            ReportSection::Abilities => &mut self.abilities,
            ReportSection::Keeping => &mut self.keeping,
            ReportSection::Difficulties => &mut self.difficulties,
            ReportSection::Reasons => &mut self.reasons,
            ReportSection::Actions => &mut self.actions,
        }
    }

    /// What a ready report must hold and this one does not: everything at once, in reading order.
    /// While the outcome is not chosen, only what every report must hold is asked for.
    #[must_use]
    pub fn missing(&self, voucher_id: &str) -> Vec<ReportGap> {
        let asked = self.outcome.unwrap_or(ReportOutcome::Succeeded);
        let mut gaps = Vec::new();
        if voucher_id.trim().is_empty() {
            gaps.push(ReportGap::Voucher);
        }
        if self.outcome.is_none() {
            gaps.push(ReportGap::Outcome);
        }
        gaps.extend(
            asked
                .sections()
                .filter(|section| !says_something(self.text(*section)))
                .map(ReportGap::Section),
        );
        gaps
    }
}

/// A text of dots, dashes or spaces says nothing.
fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Something a ready report must hold and a draft does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportGap {
    /// The Id voucher every output carries (§3.2), which is written with the request.
    Voucher,
    /// How the path ended.
    Outcome,
    /// A section with nothing in it.
    Section(ReportSection),
}

impl ReportGap {
    /// Its name, as a user reads it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Voucher => "Id voucher",
            Self::Outcome => "Esito del percorso",
            Self::Section(section) => section.label(),
        }
    }

    /// The form field it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Voucher => "voucherId",
            Self::Outcome => "outcome",
            Self::Section(ReportSection::Activities) => "activities",
            Self::Section(ReportSection::Integration) => "integration",
            Self::Section(ReportSection::Abilities) => "abilities",
            Self::Section(ReportSection::Keeping) => "keeping",
            Self::Section(ReportSection::Difficulties) => "difficulties",
            Self::Section(ReportSection::Reasons) => "reasons",
            Self::Section(ReportSection::Actions) => "actions",
        }
    }
}
