//! Everything that is printed on an *attestazione del servizio erogato* (§3.2), as plain data. It is the
//! program's own and never the one IDO produces: the paper says so.

use chrono::{NaiveDate, NaiveDateTime};

use crate::document_head::DocumentHead;
use crate::quantities::{Cents, Minutes};

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
