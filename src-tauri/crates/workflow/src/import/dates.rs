//! When a request was made and notified, and what is taken when the table does not say.

use affianca_domain::{DateOf, end_doubt, format_date, parse_date};
use chrono::{Days, NaiveDate};

use super::ImportProblem;
use super::columns::Column;
use super::groups::Group;

/// Days as a cell shows them that has lost its format: from the year 2000 to 2049.
const COUNTED: std::ops::RangeInclusive<u64> = 36_526..=54_788;

/// `44742`: a day counted from the end of 1899.
fn counted_day(text: &str) -> Option<NaiveDate> {
    let days = text.parse().ok().filter(|days| COUNTED.contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// The dates of a request, which also tell the programme it was made under.
#[derive(Debug)]
pub(super) struct Dates {
    /// When it was made: the day whose programme holds for it.
    pub request: NaiveDate,
    pub notified: Option<NaiveDate>,
    /// The voucher's last day.
    pub voucher_ends: Option<NaiveDate>,
    pub problems: Vec<ImportProblem>,
}

impl Dates {
    /// Reads the dates of a request.
    pub fn read(group: &Group, today: NaiveDate) -> Self {
        let mut reader = Reader {
            group,
            today,
            problems: Vec::new(),
        };
        let request = reader.past(Column::RequestDate);
        let notified = reader.past(Column::NotifiedDate);
        reader.in_order(request, notified);
        if request.is_none() && !reader.problems.iter().any(|problem| problem.blocks) {
            reader.guessed(notified.unwrap_or(today));
        }
        let voucher_ends = reader.voucher_ends(request);
        Self {
            request: request.or(notified).unwrap_or(today),
            notified,
            voucher_ends,
            problems: reader.problems,
        }
    }
}

struct Reader<'a> {
    group: &'a Group<'a>,
    today: NaiveDate,
    problems: Vec<ImportProblem>,
}

impl Reader<'_> {
    fn error(&mut self, row: u32, column: Column, message: impl Into<String>) {
        let problem = ImportProblem::error(row, column.label(), message);
        self.problems.push(problem);
    }

    fn warning(&mut self, row: u32, column: Column, message: impl Into<String>) {
        let problem = ImportProblem::warning(row, column.label(), message);
        self.problems.push(problem);
    }

    /// What the rows say under a column, and where.
    fn date(&mut self, column: Column) -> Option<(NaiveDate, u32)> {
        let told = self.group.told(column)?;
        if let Some(date) = counted_day(&told.text) {
            let message = format!(
                "«{}» è come i fogli di calcolo contano i giorni: si legge {}, controlla.",
                told.text,
                format_date(date)
            );
            self.warning(told.row, column, message);
            return Some((date, told.row));
        }
        match parse_date(&told.text, DateOf::Cell, self.today) {
            Ok(date) => Some((date, told.row)),
            Err(error) => {
                self.error(told.row, column, error.to_string());
                None
            }
        }
    }

    /// A day that has come already.
    fn past(&mut self, column: Column) -> Option<NaiveDate> {
        let (date, row) = self.date(column)?;
        if date > self.today {
            let message = format!("{} è nel futuro.", format_date(date));
            self.error(row, column, message);
            return None;
        }
        Some(date)
    }

    fn in_order(&mut self, request: Option<NaiveDate>, notified: Option<NaiveDate>) {
        if let (Some(request), Some(notified), Some(told)) =
            (request, notified, self.group.told(Column::NotifiedDate))
            && notified < request
        {
            let message = "La notifica non può precedere la data della richiesta.";
            self.error(told.row, Column::NotifiedDate, message);
        }
    }

    fn guessed(&mut self, taken: NaiveDate) {
        let message = format!(
            "Manca la data della richiesta: si prende il {}, controlla.",
            format_date(taken)
        );
        self.warning(self.group.row(), Column::RequestDate, message);
    }

    fn voucher_ends(&mut self, request: Option<NaiveDate>) -> Option<NaiveDate> {
        let (ends, row) = self.date(Column::VoucherEnds)?;
        if let Some(doubt) = request.and_then(|request| end_doubt(request, ends)) {
            if doubt.blocks {
                self.error(row, Column::VoucherEnds, doubt.message);
            } else {
                self.warning(row, Column::VoucherEnds, doubt.message);
            }
        }
        Some(ends)
    }
}
