//! When a request was made and notified, and what is taken when the table does not say.

use affianca_domain::{format_date, parse_date};
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
    pub problems: Vec<ImportProblem>,
}

impl Dates {
    /// Reads the dates of a request.
    pub fn read(group: &Group, today: NaiveDate) -> Self {
        let mut problems = Vec::new();
        let mut date = |column| {
            let told = group.told(column)?;
            let read = match counted_day(&told.text) {
                Some(date) => {
                    let message = format!(
                        "«{}» è come i fogli di calcolo contano i giorni: si legge {}, controlla.",
                        told.text,
                        format_date(date)
                    );
                    problems.push(ImportProblem::warning(told.row, column.label(), message));
                    Ok(date)
                }
                None => parse_date(&told.text),
            };
            match read {
                Ok(date) if date > today => {
                    let message = format!("{} è nel futuro.", format_date(date));
                    problems.push(ImportProblem::error(
                        told.row,
                        Column::label(column),
                        message,
                    ));
                    None
                }
                Ok(date) => Some(date),
                Err(error) => {
                    problems.push(ImportProblem::error(
                        told.row,
                        column.label(),
                        error.to_string(),
                    ));
                    None
                }
            }
        };
        let request = date(Column::RequestDate);
        let notified = date(Column::NotifiedDate);
        if let (Some(request), Some(notified), Some(told)) =
            (request, notified, group.told(Column::NotifiedDate))
            && notified < request
        {
            let message = "La notifica non può precedere la data della richiesta.";
            problems.push(ImportProblem::error(
                told.row,
                Column::NotifiedDate.label(),
                message,
            ));
        }
        if request.is_none() && !problems.iter().any(|problem| problem.blocks) {
            let taken = notified.unwrap_or(today);
            let message = format!(
                "Manca la data della richiesta: si prende il {}, controlla.",
                format_date(taken)
            );
            problems.push(ImportProblem::warning(
                group.row(),
                Column::RequestDate.label(),
                message,
            ));
        }
        Self {
            request: request.or(notified).unwrap_or(today),
            notified,
            problems,
        }
    }
}
