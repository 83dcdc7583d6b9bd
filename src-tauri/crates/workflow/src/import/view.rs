//! What *Importa* shows before anything changes, and what it did.

use affianca_domain::{PortalChoice, RequestId};
use affianca_tables::{Heading, Table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result};

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

/// What the user chose of what archive and portal tell otherwise: for all rows of a kind, and for single
/// ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct HeldChoices {
    /// For what only the portal has; requests of that kind always come in.
    pub new: PortalChoice,
    /// For what is told otherwise.
    pub different: PortalChoice,
    /// For what only the archive has.
    pub only_here: PortalChoice,
    /// For single rows, by key.
    pub rows: Vec<(String, PortalChoice)>,
}

impl Default for HeldChoices {
    fn default() -> Self {
        Self {
            new: PortalChoice::Take,
            different: PortalChoice::Leave,
            only_here: PortalChoice::Leave,
            rows: Vec::new(),
        }
    }
}

impl HeldChoices {
    /// What is to be done of a row: what was chosen for it, else for its kind, where that is possible.
    pub(super) fn of(
        &self,
        kind: PortalChoice,
        key: &str,
        possible: &[PortalChoice],
    ) -> PortalChoice {
        let mut rows = self.rows.iter();
        let chosen = rows
            .find_map(|(row, choice)| (row == key).then_some(*choice))
            .unwrap_or(kind);
        if possible.contains(&chosen) {
            chosen
        } else {
            PortalChoice::Leave
        }
    }
}

/// How many of some rows would change by each choice made for all of them.
pub(super) fn changed_by<'a>(
    rows: impl IntoIterator<Item = &'a [PortalChoice]>,
) -> Vec<(PortalChoice, u32)> {
    let mut counts = vec![(PortalChoice::Take, 0), (PortalChoice::Keep, 0)];
    for possible in rows {
        for (choice, count) in &mut counts {
            *count += u32::from(possible.contains(choice));
        }
    }
    counts
}

/// What every preview tells of the table it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct TableRead {
    /// Name of the file, or `testo incollato`.
    pub source: String,
    /// `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
    pub format: String,
    /// Rows read, heading excluded.
    pub lines: u32,
    /// Columns of the file that were not recognised, and are left out.
    pub ignored_columns: Vec<String>,
    /// What else the file holds that is not read, a sentence each.
    pub notices: Vec<String>,
    /// Rows the spreadsheet does not show, where there are some.
    pub hidden: Option<HiddenRows>,
    /// Hands the preview back when importing.
    pub token: String,
}

impl TableRead {
    /// What a preview tells of `table`, under a token of its own.
    pub(super) fn of<C: Heading>(table: &Table<C>) -> Result<Self> {
        let hidden = table.lines.iter().filter(|line| line.hidden).count();
        Ok(Self {
            source: table.source.clone(),
            format: table.format.clone(),
            lines: u32::try_from(table.lines.len()).unwrap_or(u32::MAX),
            ignored_columns: table.headings.ignored.clone(),
            notices: table.notices.clone(),
            hidden: HiddenRows::told(hidden, table.with_hidden),
            token: token()?,
        })
    }
}

fn token() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(hex::encode(bytes))
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
    #[serde(flatten)]
    pub read: TableRead,
    pub new: u32,
    pub known: u32,
    pub different: u32,
    pub only_here: u32,
    pub faulty: u32,
    /// The first rows (at most 200, those to look at first).
    pub rows: Vec<ImportRow>,
    /// How many more requests there are beyond `rows`.
    pub more: u32,
    /// How many of those beyond `rows` that are told otherwise would change by each choice for all.
    pub unshown: Vec<(PortalChoice, u32)>,
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
