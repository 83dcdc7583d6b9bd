//! Everything that is printed on a register (§3.2), as plain data: the archive gathers and keeps it,
//! the documents print it, and the hash on the paper is taken from it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::journal_head::JournalHead;
use crate::page_code::PageCodes;
use crate::printed;

/// Everything printed on a register (§3.2). The order of the fields is part of the canonical
/// JSON and so of [`RegisterSheet::data_hash`]: add new ones at the end only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterSheet {
    /// Number within the year, e.g. `2022/017`.
    pub number: String,
    /// Counts from 1; a changed session asks for the next one.
    pub version: u32,
    /// Name of the service, e.g. `Job Coach`.
    pub service: String,
    /// The programme's reference text, word for word (§3.2).
    pub reference_text: String,
    /// The body that owns the OPAL and delivers the service (§1).
    pub provider: String,
    /// The provider's branch, with its address where known.
    pub branch: String,
    /// OPAL code, e.g. `JC-1-1103/022`.
    pub opal: String,
    /// Id voucher.
    pub voucher_id: String,
    /// `base` or `rinforzato`.
    pub voucher_kind: String,
    /// Surname and name of the voucher's holder.
    pub beneficiary: String,
    /// Codice fiscale of the voucher's holder.
    pub tax_code: String,
    /// The employment centre, e.g. `CPI Treviso`.
    pub centre: String,
    /// The employer, where there is one.
    pub employer: Option<String>,
    /// The company contact who may sign instead of the holder, where there is one.
    pub contact: Option<String>,
    /// Name of the coach, or names where several coaches delivered the sessions.
    pub coach: String,
    /// The provider's own referent, who countersigns; a line to fill in by hand where absent.
    pub provider_referent: Option<String>,
    /// The days covered, e.g. `09/05/2022 – 31/05/2022`.
    pub period: String,
    /// What the register covers, e.g. `intera OPAL`. Printed in the file's title too, so it must
    /// not name a person.
    pub scope: String,
    /// Printed before the sessions, with the description left to be written by hand.
    pub blank: bool,
    /// When it was issued, Europe/Rome local time.
    pub issued: NaiveDateTime,
    /// One a session, in order of date and start.
    pub rows: Vec<RegisterRow>,
    /// One an activity of the scope, in the manual's order.
    pub totals: Vec<RegisterTotal>,
    /// The journal's head when it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal: Option<JournalHead>,
    /// What the codes of its pages follow from; a draft has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<PageCodes>,
}

/// One session on a register (§3.2: date, start, end, a short description of what was done).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// Day of the session.
    pub date: NaiveDate,
    /// Start as it is to be read, e.g. `09:00`.
    pub start: String,
    /// End as it is to be read, e.g. `11:00`.
    pub end: String,
    /// Duration in minutes.
    pub minutes: u32,
    /// Voce di spesa, e.g. `JC-AN`.
    pub activity_code: String,
    /// Its name, e.g. `Analisi del quadro generale`.
    pub activity_title: String,
    /// Where it was held.
    pub place: String,
    /// *Descrizione per il registro*: never the reserved note (domain §7).
    pub description: String,
    /// `CHIUSA NEGATIVAMENTE`: printed struck, with no room to sign, and not counted.
    pub struck: bool,
    /// «registrata in seguito…», where it was not carried on here step by step.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub origin: String,
}

/// Hours of one activity, in minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterTotal {
    /// Voce di spesa, e.g. `JC-AL-R`.
    pub code: String,
    /// Agreed minutes.
    pub agreed: u32,
    /// Minutes of the sessions that were held.
    pub delivered: u32,
}

impl RegisterSheet {
    /// The sheet as the archive keeps it: JSON without white space, fields in declared order.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        printed::canonical_json(self)
    }

    /// SHA-256 of [`Self::canonical_json`] in lower-case hexadecimal: every datum on the paper,
    /// number, version and moment of issue included, so that it can be recomputed from what the
    /// archive keeps with nothing but a checksum tool.
    #[must_use]
    pub fn data_hash(&self) -> String {
        printed::data_hash(&self.canonical_json())
    }
}
