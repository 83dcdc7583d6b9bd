//! Everything that is printed on a final report (§3.2), as plain data: the archive gathers and keeps
//! it, the documents print it, and the hash on the paper is taken from it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{ReportDraft, ReportOutcome};
use crate::document_head::{DocumentHead, hash_of};

/// Everything printed on a *relazione sugli esiti*. The order of the fields is part of the canonical
/// JSON and so of [`ReportSheet::data_hash`]: add new ones at the end only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
}

/// One section of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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

    /// The sheet as the archive keeps it: JSON without white space, fields in declared order.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        // Only strings, numbers, dates and lists of them: there is nothing in it that JSON refuses.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SHA-256 of [`Self::canonical_json`] in lower-case hexadecimal.
    #[must_use]
    pub fn data_hash(&self) -> String {
        hash_of(&self.canonical_json())
    }
}
