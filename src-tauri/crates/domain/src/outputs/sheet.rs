//! Everything printed on a kept version of an output (§3.2), as plain data.

use chrono::{NaiveDate, NaiveDateTime};

use crate::journal_head::JournalHead;
use crate::page_code::PageCodes;
use crate::rich_text::RichText;

/// What a version of an output prints: drafting date, reference text, recipient, words (§3.2).
#[derive(Clone, Debug, PartialEq)]
pub struct OutputSheet {
    /// What it is, e.g. `Piano di coaching`.
    pub kind: String,
    /// Its title, as the coach wrote it.
    pub title: String,
    /// Day it was drafted.
    pub drafted: NaiveDate,
    /// Counts from 1; `None` for a draft.
    pub version: Option<u32>,
    /// Name of the service.
    pub service: String,
    /// The programme's reference text, word for word.
    pub reference_text: String,
    /// The body that owns the OPAL.
    pub provider: String,
    /// The provider's branch.
    pub branch: String,
    /// OPAL code.
    pub opal: String,
    /// Id voucher.
    pub voucher_id: String,
    /// Surname of the voucher's holder.
    pub surname: String,
    /// Name of the voucher's holder.
    pub name: String,
    /// Codice fiscale of the voucher's holder.
    pub tax_code: String,
    /// The activity, e.g. `JC-DE – Definizione del programma`.
    pub activity: String,
    /// Who drafted it.
    pub author: String,
    /// The words.
    pub text: RichText,
    /// The moment it was printed, Europe/Rome local time.
    pub printed: NaiveDateTime,
    /// The journal's head when it was kept; none of a draft.
    pub journal: Option<JournalHead>,
    /// What the codes of its pages follow from; a draft has none.
    pub codes: Option<PageCodes>,
}
