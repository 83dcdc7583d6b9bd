//! What *Importa* shows before anything changes, and what it did.

use affianca_domain::{PortalChoice, RequestId};
use affianca_tables::{Heading, Table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a request found in the file will become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum ImportOutcome {
    /// A new request.
    New,
    /// Already in the archive, and alike.
    Known,
    /// Already in the archive, told otherwise: it changes only by choice.
    Different,
    /// In the archive, and not in the table.
    OnlyHere,
    /// Cannot be imported: see its problems.
    Faulty,
}

/// Something wrong or doubtful, where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblem {
    /// Row in the file, from 1, heading included.
    pub row: u32,
    /// Heading of the column, or empty for the whole row.
    pub column: String,
    /// Italian sentence.
    pub message: String,
    /// Blocks this request (otherwise only worth a look).
    pub blocks: bool,
    /// What the cell holds now, when another value can be put there.
    pub cell: Option<String>,
}

impl ImportProblem {
    /// Something that keeps a request out.
    pub(super) fn error(row: u32, column: &str, message: impl Into<String>) -> Self {
        Self {
            row,
            column: column.to_owned(),
            message: message.into(),
            blocks: true,
            cell: None,
        }
    }

    /// Whether it is said of the same cell as another.
    pub(super) fn is_of_the_cell_of(&self, other: &Self) -> bool {
        !self.column.is_empty() && (self.row, &self.column) == (other.row, &other.column)
    }

    /// Notes what its cell holds, so that another value can be put there.
    pub(super) fn look_up<C: Heading>(&mut self, table: &Table<C>) {
        self.cell = C::labelled(&self.column).map(|column| table.cell(self.row, column));
    }

    /// Something worth a look.
    pub(super) fn warning(row: u32, column: &str, message: impl Into<String>) -> Self {
        Self {
            row,
            column: column.to_owned(),
            message: message.into(),
            blocks: false,
            cell: None,
        }
    }
}

/// One request as the file describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ImportRow {
    /// Names it in the choices: its OPAL.
    pub key: String,
    /// First row in the file; 0 for what the file has not.
    pub row: u32,
    pub outcome: ImportOutcome,
    /// The request here, where there is one.
    pub request: Option<RequestId>,
    pub state: String,
    pub opal: String,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub centre: String,
    pub voucher: String,
    pub activities: u32,
    pub hours: String,
    pub amount: String,
    pub problems: Vec<ImportProblem>,
    /// What differs from the archive, for a request already there.
    pub differences: Vec<HeldDifference>,
    /// What may be chosen of it.
    pub choices: Vec<PortalChoice>,
}

/// A field that archive and portal tell otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HeldDifference {
    /// «Stato», «Data»…
    pub field: String,
    /// In the archive.
    pub here: String,
    /// On the portal.
    pub there: String,
}

/// What the user chose of the requests told otherwise: for all, and for single ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportChoices {
    /// For all of them.
    pub different: PortalChoice,
    /// For single ones, by key.
    pub rows: Vec<(String, PortalChoice)>,
}

impl Default for ImportChoices {
    fn default() -> Self {
        Self {
            different: PortalChoice::Leave,
            rows: Vec::new(),
        }
    }
}

impl ImportChoices {
    /// What is to be done of a request, where it may be.
    pub(super) fn of(&self, key: &str, possible: &[PortalChoice]) -> PortalChoice {
        let mut rows = self.rows.iter();
        let chosen = rows
            .find_map(|(row, choice)| (row == key).then_some(*choice))
            .unwrap_or(self.different);
        if possible.contains(&chosen) {
            chosen
        } else {
            PortalChoice::Leave
        }
    }
}

/// Rows that the spreadsheet does not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct HiddenRows {
    /// Whether they are taken like the others.
    pub taken: bool,
    /// Italian sentence: how many there are, and what becomes of them.
    pub message: String,
}

impl HiddenRows {
    /// What becomes of `rows` hidden rows; `None` when there is none.
    pub(super) fn told(rows: usize, taken: bool) -> Option<Self> {
        let message = match (rows, taken) {
            (0, _) => return None,
            (1, false) => "1 riga nascosta o filtrata nel foglio resta fuori.".to_owned(),
            (rows, false) => format!("{rows} righe nascoste o filtrate nel foglio restano fuori."),
            (1, true) => "1 riga nascosta o filtrata nel foglio è letta come le altre.".to_owned(),
            (rows, true) => {
                format!("{rows} righe nascoste o filtrate nel foglio sono lette come le altre.")
            }
        };
        Some(Self { taken, message })
    }
}

/// The preview: nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ImportPreview {
    /// Name of the file, or `testo incollato`.
    pub source: String,
    /// `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
    pub format: String,
    /// Rows read, heading excluded.
    pub lines: u32,
    pub new: u32,
    pub known: u32,
    pub different: u32,
    pub only_here: u32,
    pub faulty: u32,
    /// Columns of the file that were not recognised, and are left out.
    pub ignored_columns: Vec<String>,
    /// What else the file holds that is not read, a sentence each.
    pub notices: Vec<String>,
    pub hidden: Option<HiddenRows>,
    /// The first rows (at most 200, faulty ones first in each kind).
    pub rows: Vec<ImportRow>,
    /// How many more requests there are beyond `rows`.
    pub more: u32,
    /// Hands the preview back when importing.
    pub token: String,
}

/// What importing did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ImportReport {
    pub imported: u32,
    pub known: u32,
    /// Became as the portal holds them.
    pub taken: u32,
    /// Are now to be repeated on the portal.
    pub kept: u32,
    /// Stay told otherwise.
    pub left: u32,
    pub skipped: u32,
    pub people: u32,
    /// Admitted ones that lack what their registers will need: each page says what.
    pub incomplete: u32,
}
