//! What crosses about the statement.

use affianca_domain::{
    BeneficiaryId, BranchId, CentreId, CoachId, MonthHours, RequestId, StatementFigures,
    StatementGrouping, StatementRow, VoucherKind,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The head under which an export tells of [`LeftOut`].
pub(super) const LEFT_OUT: &str = "OPAL non comprese";

/// What a statement is asked for: how its rows are made, and of what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct StatementFilter {
    /// What the rows stand for.
    pub grouping: StatementGrouping,
    /// First day of the period as typed, empty for none.
    pub from: String,
    /// Last day of the period as typed, empty for none.
    pub to: String,
    /// Only OPAL with this branch.
    pub branch: Option<BranchId>,
    /// Only this coach's sessions, and the activities they are of.
    pub coach: Option<CoachId>,
    /// Only this person's OPAL.
    pub person: Option<BeneficiaryId>,
    /// Only OPAL from this employment centre.
    pub centre: Option<CentreId>,
    /// Only OPAL whose code contains this.
    pub opal: String,
    /// Only OPAL with this kind of voucher.
    pub voucher: Option<VoucherKind>,
    /// Page of the rows, from 1; months come all at once.
    pub page: u32,
    /// Rows a page: 10, 25 or 50.
    pub page_size: u32,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// What the rows stand for.
    pub grouping: StatementGrouping,
    /// First day of the period, as understood.
    pub from: Option<NaiveDate>,
    /// Last day of the period, as understood.
    pub to: Option<NaiveDate>,
    /// Whether each row has its own agreed hours; if not, only the total has.
    pub divided: bool,
    /// Whether only part of the activities' sessions are in the selection.
    pub narrowed: bool,
    /// OPAL in the selection.
    pub requests: u32,
    /// How the sums are made and rounded, a sentence each.
    pub rules: Vec<String>,
    /// Rows found.
    pub found: u32,
    /// This page, from 1 (0 with nothing found).
    pub page: u32,
    /// Pages in all.
    pub pages: u32,
    /// This page's rows.
    pub rows: Vec<StatementRow>,
    /// The sums of the whole selection, whatever the page.
    pub total: StatementFigures,
    /// Hours month by month, without the months that have no session.
    pub months: Vec<MonthHours>,
    /// The person the filter names, «Cognome Nome».
    pub person: Option<String>,
    /// Admitted OPAL that the period leaves out.
    pub left_out: LeftOut,
}

/// OPAL that are not in a statement, so that none is missing without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// How many there are.
    pub found: u32,
    /// The newest of them.
    pub first: Vec<LeftOutOpal>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutOpal {
    /// Its request.
    pub request: RequestId,
    /// Its code.
    pub opal: String,
    /// Why it is not there: «ammessa il 03/05/2021, senza erogazioni nel periodo».
    pub why: String,
}

impl LeftOut {
    /// The criterion under which an export tells them; `None` where there are none.
    #[must_use]
    pub fn words(&self) -> Option<(String, String)> {
        let mut named: Vec<String> = self
            .first
            .iter()
            .map(|it| format!("{} ({})", it.opal, it.why))
            .collect();
        let more = self.found as usize - named.len().min(self.found as usize);
        if more > 0 {
            named.push(format!("e altre {more}"));
        }
        (!named.is_empty()).then(|| (LEFT_OUT.to_owned(), named.join("; ")))
    }
}

/// What kind of file a statement is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum StatementFormat {
    Xlsx,
    Csv,
    Pdf,
}

impl StatementFormat {
    /// Ending of the file's name, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
        }
    }
}
