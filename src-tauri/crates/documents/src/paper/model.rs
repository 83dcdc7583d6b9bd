//! What a paper says, as plain data. It can be stored as it is: printed again from the same data it
//! is the same file to the byte.

use affianca_domain::{JournalHead, PageCodes, printed};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// An output of an activity, the final report, an attestation or a statement (§3.2): everything a
/// coach hands over but the register. The order of the fields is part of the canonical JSON and so
/// of [`Paper::data_hash`]: add new ones at the end only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    /// What it is, in capitals: `PIANO DI COACHING`.
    pub kind: String,
    /// Under which service: `Job Coach`.
    pub service: String,
    /// Title of the file, seen where the pages are never opened: no personal data in it.
    pub title: String,
    /// The legal reference, word for word, on the first page (§3.2).
    pub reference_text: String,
    /// What the paper is about, in boxes on the first page: a label and its value. An empty value
    /// is printed as a dash.
    pub facts: Vec<(String, String)>,
    /// What the paper says.
    pub blocks: Vec<Block>,
    /// Who signs, a box each: `Il coach: Giulia Ferraresso`. With no name after the colon there is a
    /// line to write it on.
    pub signatures: Vec<String>,
    /// What the foot of every page says of the paper; up to four lines of it are printed.
    pub footer: String,
    /// When the paper was made, local time.
    pub drafted: NaiveDateTime,
    /// A4 lying rather than standing.
    pub landscape: bool,
    /// The journal's head when the paper was issued, in the foot of every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal: Option<JournalHead>,
    /// What the codes of its pages follow from; a draft has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<PageCodes>,
}

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The words; a line feed in them breaks the line.
    pub text: String,
    /// In bold.
    pub bold: bool,
}

/// One part of what a paper says. A part with nothing to print is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Block {
    /// A heading; it is never left alone at the foot of a page.
    Heading {
        /// 2 for a part, 3 inside a part. A 3 with no 2 before it counts as a 2.
        level: u8,
        /// The heading.
        text: String,
    },
    /// Running text: its stretches are set one after the other with nothing put between them.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// Numbers rather than dots.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Run>>,
    },
    /// A table; its head is repeated on every page it reaches.
    Table {
        /// What it is about.
        caption: Option<String>,
        /// At most as many as can be read side by side: 22 standing, 34 lying.
        columns: Vec<Column>,
        /// The rows: a cell for each column, the missing ones empty.
        rows: Vec<Vec<String>>,
        /// The last row, in bold, with the last of the others.
        total: Option<Vec<String>>,
    },
    /// Bars that stand one under the other, each divided among the series by pattern.
    Bars {
        /// What it is about.
        caption: String,
        /// What is counted: `ore`.
        unit: String,
        /// What each pattern stands for, six at most: solid, diagonal, dots, empty, grid, lines.
        series: Vec<String>,
        /// A bar each: its name and a number for each series.
        groups: Vec<(String, Vec<u32>)>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// What stands over it.
    pub head: String,
    /// Width in relation to the others; widened where a number or a word would be broken.
    pub share: f32,
    /// Numbers, which stand at the right and are never broken if it can be helped.
    pub right: bool,
}

impl Paper {
    /// The paper as it is stored: JSON without white space, fields in declared order.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        printed::canonical_json(self)
    }

    /// SHA-256 of [`Self::canonical_json`] in lower-case hexadecimal: every datum on the paper, the
    /// moment it was made included.
    #[must_use]
    pub fn data_hash(&self) -> String {
        printed::data_hash(&self.canonical_json())
    }
}
