//! The legal frame a service is delivered under: components, hours, rate, limits.
//! It is data with dates, never constants in code, since a notice is revised while old sessions keep old rules.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::outputs::{OutputKind, OutputRule, OutputRules};
use crate::planner::PlanningOrder;
use crate::quantities::{Cents, Minutes, TimeOfDay};
use crate::voucher_end::{Validity, VoucherEnd};
use crate::word::{Unreadable, Word as _, shown_by_its_word, words};

const JOB_COACH_1103: &str = include_str!("../data/job-coach-1103.json");

/// What a programme is known by in every archive, e.g. `JC-1103`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProgrammeCode(pub String);

impl fmt::Display for ProgrammeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl ProgrammeCode {
    /// The code as stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A version of the «dispositivo» a service is delivered and paid under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Programme {
    /// A short code of our own.
    #[ts(as = "String")]
    pub code: ProgrammeCode,
    /// The name shown to users.
    pub title: String,
    /// The service's name as printed on documents.
    pub service: String,
    /// The reference printed word for word on every register, output and report (§3.2).
    pub reference_text: String,
    /// The first day it holds.
    pub valid_from: NaiveDate,
    /// The last day it holds, or `None` while it does.
    pub valid_to: Option<NaiveDate>,
    /// The value of an hour.
    pub rate: Cents,
    /// The kinds of voucher it has.
    #[ts(skip)]
    pub vouchers: Vec<VoucherRule>,
    /// The activities, in the manual's order.
    pub components: Vec<Component>,
    /// The limits on time and the terms in days.
    pub limits: Limits,
    /// What becomes of its vouchers when they end; none where nothing does.
    #[serde(default)]
    #[ts(skip)]
    pub validity: Option<Validity>,
    /// The order in which its activities are planned.
    #[serde(default)]
    #[ts(skip)]
    pub planning: PlanningOrder,
    /// The documents its activities should leave.
    #[ts(skip)]
    pub outputs: OutputRules,
}

/// A kind of voucher, as a programme has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoucherRule {
    /// Its word, as stored with a request.
    pub code: VoucherKind,
    /// Its Italian name.
    pub title: String,
}

/// One of the activities a programme is made of («componente», «voce di spesa», §2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Component {
    /// The expense code.
    pub code: ComponentCode,
    /// The Italian name.
    pub title: String,
    /// The only voucher it comes with, or `None` when it comes with both.
    pub voucher: Option<VoucherKind>,
    /// The hours it has by default; a request may agree fewer.
    pub minutes: Minutes,
    /// The value of those hours.
    pub amount: Cents,
    /// Delivered at the employer's, so that the place should always be said (§3.1).
    pub at_employer: bool,
}

/// An expense code, e.g. `JC-AL-R`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export, type = "string")]
pub struct ComponentCode(String);

/// The limits a programme sets on sessions (§2, §3.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Limits {
    /// No session starts before.
    pub earliest: TimeOfDay,
    /// No session ends after.
    pub latest: TimeOfDay,
    /// The most a person may have in a day.
    pub daily: Minutes,
    /// The most a person may have in an ISO week.
    pub weekly: Minutes,
    /// Calendar days from the notification within which a request must be answered (§2).
    #[ts(type = "number")]
    pub answer_days: i64,
    /// Calendar days after a session's date within which it may still be worked on (§3.2).
    #[ts(type = "number")]
    pub late_days: i64,
}

words! {
    /// The kind of voucher, which decides the hours of training (§3).
    VoucherKind, "un tipo di voucher" {
        /// 44 hours of training.
        Base = "base",
        /// 52 hours of training.
        Reinforced = "rinforzato",
    }
}

shown_by_its_word!(VoucherKind);

/// A programme's file that cannot be read or contradicts itself.
#[derive(Debug, Error)]
pub enum ProgrammeError {
    /// Not the JSON of a programme.
    #[error("Il file del dispositivo non è leggibile: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// Readable, yet inconsistent in the named point.
    #[error("Il file del dispositivo è incoerente: {0}.")]
    Inconsistent(String),
}

impl Programme {
    /// The programme of the manual, from the data file that ships with the program.
    ///
    /// # Errors
    /// Only when that file was edited into something that is not a programme.
    pub fn job_coach_1103() -> Result<Self, ProgrammeError> {
        Self::from_json(JOB_COACH_1103)
    }

    /// Reads and checks a programme.
    ///
    /// # Errors
    /// Text that is not a programme, or one that contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, ProgrammeError> {
        let programme: Self = serde_json::from_str(text)?;
        match programme.contradiction() {
            Some(what) => Err(ProgrammeError::Inconsistent(what)),
            None => Ok(programme),
        }
    }

    fn contradiction(&self) -> Option<String> {
        if self.valid_to.is_some_and(|end| end < self.valid_from) {
            return Some("finisce prima di cominciare".into());
        }
        if self.limits.earliest >= self.limits.latest {
            return Some("l’orario ammesso è vuoto".into());
        }
        if self.limits.answer_days < 0 || self.limits.late_days < 0 {
            return Some("un termine è negativo".into());
        }
        if self.validity.is_some_and(|it| it.closing_days < 0) {
            return Some("il termine dopo la scadenza del voucher è negativo".into());
        }
        for (place, voucher) in self.vouchers.iter().enumerate() {
            let mut earlier = self.vouchers.iter().take(place);
            if earlier.any(|other| other.code == voucher.code) {
                return Some(format!("il voucher {} compare due volte", voucher.code));
            }
        }
        if let Some(kind) = self.outputs.twice() {
            return Some(format!("il documento {kind} compare due volte"));
        }
        if let Some(code) = self
            .outputs
            .expected_of_none(|code| self.component(code).is_some())
        {
            return Some(format!("un documento è atteso da {code}, che non c’è"));
        }
        if let Some(code) = self
            .planning
            .unknown_or_twice(|code| self.component(code).is_some())
        {
            return Some(format!("nell’ordine {code} non c’è o compare due volte"));
        }
        for (place, component) in self.components.iter().enumerate() {
            let code = component.code.as_str();
            if Cents::for_minutes(component.minutes, self.rate) != component.amount {
                return Some(format!("l’importo di {code} non è ore per tariffa"));
            }
            let mut earlier = self.components.iter().take(place);
            if earlier.any(|other| other.code == component.code) {
                return Some(format!("{code} compare due volte"));
            }
            let known = |kind| self.vouchers.iter().any(|voucher| voucher.code == kind);
            if component.voucher.is_some_and(|kind| !known(kind)) {
                return Some(format!("il voucher di {code} non c’è"));
            }
        }
        None
    }

    /// The programme of a request made on a day: of those in force, the one that began last. Where
    /// none was in force, the one that began nearest to that day, the first of two as near. `[I]`
    #[must_use]
    pub fn for_day(programmes: &[Self], date: NaiveDate) -> Option<&Self> {
        programmes.iter().min_by_key(|programme| {
            let away = programme.valid_from.signed_duration_since(date).num_days();
            (!programme.holds_on(date), away.unsigned_abs())
        })
    }

    /// Whether the programme holds on a day.
    #[must_use]
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|end| date <= end)
    }

    /// The end of one of its vouchers, where it is known and the voucher is closed by itself.
    #[must_use]
    pub fn voucher_end(&self, last: Option<NaiveDate>) -> Option<VoucherEnd> {
        self.validity?.end(last)
    }

    /// The kind of voucher a word stands for under this programme.
    ///
    /// # Errors
    /// A text that names none of its kinds.
    pub fn voucher_kind(&self, code: &str) -> Result<&VoucherRule, Unreadable> {
        self.vouchers
            .iter()
            .find(|voucher| voucher.code.as_str() == code)
            .ok_or_else(|| Unreadable::new(VoucherKind::WHAT, code))
    }

    /// The kind of document a word stands for under this programme.
    ///
    /// # Errors
    /// A text that names none of its kinds.
    pub fn output_kind(&self, code: &str) -> Result<&OutputRule, Unreadable> {
        self.outputs
            .named(code)
            .ok_or_else(|| Unreadable::new(OutputKind::WHAT, code))
    }

    /// The documents its activities should leave.
    #[must_use]
    pub fn output_rules(&self) -> &OutputRules {
        &self.outputs
    }

    /// The activities that come with a voucher, in the manual's order.
    pub fn components_for(&self, voucher: VoucherKind) -> impl Iterator<Item = &Component> {
        self.components
            .iter()
            .filter(move |component| component.voucher.is_none_or(|only| only == voucher))
    }

    /// The component with an expense code, however it is capitalised.
    #[must_use]
    pub fn component(&self, code: &str) -> Option<&Component> {
        self.components
            .iter()
            .find(|component| component.code.as_str().eq_ignore_ascii_case(code.trim()))
    }
}

impl Component {
    /// The «voce di spesa» as the portal writes it: `JC-AN - Analisi del quadro generale`.
    #[must_use]
    pub fn expense_item(&self) -> String {
        format!("{} - {}", self.code, self.title)
    }
}

impl ComponentCode {
    /// A code, trimmed and in capitals.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_uppercase())
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ComponentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests;
