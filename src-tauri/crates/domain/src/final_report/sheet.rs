//! Everything that is printed on a final report (§3.2), as plain data: the archive gathers it, the
//! documents print it.

use chrono::NaiveDateTime;

use super::{ReportDraft, ReportOutcome};
use crate::document_head::DocumentHead;
use crate::journal_head::JournalHead;
use crate::page_code::PageCodes;

/// Everything printed on a *relazione sugli esiti*.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSheet {
    /// The legal frame, the body, the request and the recipient.
    pub head: DocumentHead,
    /// Counts from 1; a report opened again and made ready once more is the next one.
    pub version: u32,
    /// How the path ended.
    pub outcome: ReportOutcome,
    /// The sections written, in the order in which they are read.
    pub chapters: Vec<ReportChapter>,
    /// Who made it ready.
    pub author: String,
    /// When it was made ready, Europe/Rome local time; its day is the drafting date.
    pub drafted: NaiveDateTime,
    /// The journal's head when it was made ready.
    pub journal: Option<JournalHead>,
    /// What the codes of its pages follow from; a draft has none.
    pub codes: Option<PageCodes>,
}

/// One section of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportChapter {
    /// Its heading.
    pub title: String,
    /// Paragraphs parted by empty lines; a line that opens with a dash is an item of a list.
    pub text: String,
}

impl ReportSheet {
    /// The chapters of a draft: those its outcome asks for, and of the others none.
    #[must_use]
    pub fn chapters_of(draft: &ReportDraft, outcome: ReportOutcome) -> Vec<ReportChapter> {
        outcome
            .sections()
            .map(|section| ReportChapter {
                title: section.label().to_owned(),
                text: draft.text(section).trim().to_owned(),
            })
            .collect()
    }
}
