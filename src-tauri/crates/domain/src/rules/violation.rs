//! What a broken rule says: its weight, its reason in figures, the manual's paragraph and a way to mend it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ActivityId, SessionId};
use crate::word::{shown_by_its_word, words};

words! {
    /// The rules, in the order in which they are shown.
    RuleId, "una regola" {
        /// Between 07:30 and 23:00, the end after the start (§3.2).
        Window = "WINDOW",
        /// Not on a public holiday or a Sunday (§3.2).
        Holiday = "HOLIDAY",
        /// The patron day of the workplace's municipality. `[I]`
        Patron = "PATRON",
        /// Within the hours agreed for the activity (§3.1).
        Hours = "HOURS",
        /// At most 8 hours a day (§3.2); per beneficiary `[I]`.
        Daily = "DAILY",
        /// At most 40 hours an ISO week (§3.2); per beneficiary `[I]`.
        Weekly = "WEEKLY",
        /// The person's own softer limits (§3.2).
        Capacity = "CAPACITY",
        /// The same beneficiary or coach in two sessions at once. `[I]`
        Overlap = "OVERLAP",
        /// Entered by the day before (§3.1).
        DayBefore = "DAY_BEFORE",
        /// Everything within 7 calendar days after the session's date (§3.2).
        Late = "LATE",
        /// Not started nor concluded ahead of time. `[I]`
        Future = "FUTURE",
        /// The place is recommended (§3.1).
        Place = "PLACE",
        /// The request is admitted and the activity not concluded (§3, §3.3).
        Admitted = "ADMITTED",
        /// Nothing on a day after the voucher's end (public notice of 08/08/2023).
        Expired = "EXPIRED",
        /// The coach's own day and week, over all beneficiaries. `[I]`
        CoachLoad = "COACH_LOAD",
    }
}

shown_by_its_word!(RuleId);

words! {
    /// How much a violation weighs; the gravest comes first.
    Severity, "un peso" {
        /// Blocks the step.
        Error = "E",
        /// Must be acknowledged; the acknowledgement goes into the journal.
        Warning = "W",
        /// Only informs.
        Information = "I",
    }
}

/// A rule that a session breaks, as it is shown under its form field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Violation {
    /// Which rule.
    pub rule: RuleId,
    /// How much it weighs now.
    pub severity: Severity,
    /// A warning on a draft that will block «Programma».
    pub blocks_schedule: bool,
    /// The form field it sits under: `date`, `start`, `end`, `place` or `coach`.
    pub field: Option<String>,
    /// One Italian sentence.
    pub message: String,
    /// The figures behind it, e.g. `04:00 + 03:00 = 07:00 > 06:00`; they never hold a name.
    pub figures: Option<String>,
    /// The manual's paragraph, e.g. `§3.2`, or what else says so.
    pub paragraph: String,
    /// What the user ticks to go on in spite of a warning.
    pub acknowledgement: Option<String>,
    /// One change that would mend it.
    pub mend: Option<Mend>,
    /// The other sessions that stand in the way, one by one; they take the figures' place on the screen.
    pub clashes: Vec<Clash>,
}

/// Another session that stands in the way, and where it is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Clash {
    /// Which one.
    pub session: SessionId,
    /// Its activity.
    pub activity: ActivityId,
    /// «erogazione 3, 09:00–12:00, JC-AL»: never with a name, which stands in `person`.
    pub told: String,
    /// Surname and name of whose it is, when it is somebody else's.
    pub person: Option<String>,
}

/// One change of one form field that mends a violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Mend {
    /// What the link says: «Porta la fine alle 11:00».
    pub label: String,
    /// The form field to change.
    pub field: String,
    /// The text to put into it.
    pub value: String,
}

impl Violation {
    /// The whole of it in one sentence, figures and paragraph before the full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let message = self.message.trim_end_matches('.');
        match &self.figures {
            Some(figures) => format!("{message} ({figures}, {}).", self.paragraph),
            None => format!("{message} ({}).", self.paragraph),
        }
    }

    pub(super) fn error(rule: RuleId, message: impl Into<String>, paragraph: &str) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            blocks_schedule: false,
            field: None,
            message: message.into(),
            figures: None,
            paragraph: paragraph.into(),
            acknowledgement: None,
            mend: None,
            clashes: Vec::new(),
        }
    }

    pub(super) fn warning(
        rule: RuleId,
        message: impl Into<String>,
        paragraph: &str,
        acknowledgement: &str,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            acknowledgement: Some(acknowledgement.into()),
            ..Self::error(rule, message, paragraph)
        }
    }

    pub(super) fn information(rule: RuleId, message: impl Into<String>, paragraph: &str) -> Self {
        Self {
            severity: Severity::Information,
            ..Self::error(rule, message, paragraph)
        }
    }

    pub(super) fn under(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(super) fn with_figures(mut self, figures: impl Into<String>) -> Self {
        self.figures = Some(figures.into());
        self
    }

    pub(super) fn with_clashes(mut self, clashes: Vec<Clash>) -> Self {
        self.clashes = clashes;
        self
    }

    pub(super) fn with_mend(mut self, mend: Option<Mend>) -> Self {
        self.mend = mend;
        self
    }
}
