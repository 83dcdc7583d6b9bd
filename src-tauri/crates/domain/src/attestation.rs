//! Everything that is printed on an *attestazione del servizio erogato* (§3.2), as plain data. It is the
//! program's own and never the one IDO produces: the paper says so.

use chrono::{NaiveDate, NaiveDateTime};

use crate::document_head::DocumentHead;
use crate::journal_head::JournalHead;
use crate::page_code::PageCodes;
use crate::quantities::{Cents, Minutes};
use crate::register_number::RegisterNumber;

/// Everything printed on an attestazione.
#[derive(Clone, Debug, PartialEq)]
pub struct AttestationSheet {
    /// Number within the year, e.g. `ATT-2022/003`; `None` on a preview, which attests nothing.
    pub number: Option<String>,
    /// The legal frame, the body, the request and the recipient.
    pub head: DocumentHead,
    /// Worth of an hour, in cents.
    pub rate: Cents,
    /// The five activities, in the programme's order.
    pub activities: Vec<AttestedActivity>,
    /// Minutes delivered in all.
    pub minutes: Minutes,
    /// What they are worth: the sum of the activities' amounts.
    pub amount: Cents,
    /// The provider's own referent, who signs; a line to fill in by hand where absent.
    pub referent: Option<String>,
    /// When it was issued, Europe/Rome local time.
    pub issued: NaiveDateTime,
    /// The journal's head when it was issued; none on a preview.
    pub journal: Option<JournalHead>,
    /// What the codes of its pages follow from; a draft has none.
    pub codes: Option<PageCodes>,
}

/// One activity with the sessions that were delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct AttestedActivity {
    /// Voce di spesa, e.g. `JC-AN`.
    pub code: String,
    /// Its name, e.g. `Analisi del quadro generale`.
    pub title: String,
    /// Minutes agreed.
    pub agreed: Minutes,
    /// Minutes delivered (`EROGATA`).
    pub minutes: Minutes,
    /// Their worth, rounded half up on this figure.
    pub amount: Cents,
    /// In order of date and start.
    pub sessions: Vec<AttestedSession>,
}

/// One session that was delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct AttestedSession {
    /// Its day.
    pub date: NaiveDate,
    /// Start as it is to be read, e.g. `09:00`.
    pub start: String,
    /// End as it is to be read, e.g. `11:00`.
    pub end: String,
    /// How long it lasted.
    pub minutes: Minutes,
    /// Where it was held.
    pub place: String,
    /// Who delivered it.
    pub coach: String,
}

/// The number an attestation carries: `ATT-2022/003`.
#[must_use]
pub fn attestation_number(number: RegisterNumber) -> String {
    format!("ATT-{number}")
}

/// Whether an attestation of some time no longer tells all: what was delivered stays delivered, only
/// more of it can come.
#[must_use]
pub fn is_outdated(attested: Minutes, delivered: Minutes) -> bool {
    attested != delivered
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_attestation_is_numbered_like_a_register() {
        assert_eq!(
            attestation_number("2022/003".parse().unwrap()),
            "ATT-2022/003"
        );
        assert_eq!(
            attestation_number("2026/B-001".parse().unwrap()),
            "ATT-2026/B-001"
        );
    }

    #[test]
    fn an_attestation_is_outdated_once_more_was_delivered() {
        assert!(!is_outdated(Minutes(120), Minutes(120)));
        assert!(is_outdated(Minutes(120), Minutes(121)));
    }
}
