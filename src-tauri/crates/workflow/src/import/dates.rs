//! When a request was made and notified, and what is taken when the table does not say.

use affianca_domain::{DateOf, format_date, parse_date};
use chrono::NaiveDate;

use super::ImportProblem;
use super::columns::Column;
use super::groups::Group;

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
            match parse_date(&told.text, DateOf::Cell, today) {
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
        if request.is_none() && problems.is_empty() {
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
