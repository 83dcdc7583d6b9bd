//! The statement as the table Italian spreadsheets open by themselves: `;` between the columns, a
//! comma in the decimals, UTF-8 with its mark. Rows and their total, and nothing beside them: another
//! program reads it, and the journal's head stands in the workbook and on the paper.

use affianca_domain::{CSV_MARK, CSV_SEPARATOR, Cents, Minutes, StatementSheet, csv_cell};
use csv::{Terminator, WriterBuilder};

use super::columns::{heads, hours_head, names, sums};
use crate::DocumentError;

/// The statement as CSV.
///
/// # Errors
/// [`DocumentError::Table`], when there is no memory left to write in.
pub fn statement_csv(sheet: &StatementSheet) -> Result<Vec<u8>, DocumentError> {
    let sums = sums(sheet);
    let mut writer = WriterBuilder::new()
        .delimiter(CSV_SEPARATOR)
        .terminator(Terminator::CRLF)
        .from_writer(CSV_MARK.as_bytes().to_vec());
    let failed = |error: csv::Error| DocumentError::Table(error.to_string());
    let mut head: Vec<String> = heads(sheet.grouping)
        .iter()
        .map(|&head| head.to_owned())
        .collect();
    for sum in &sums {
        head.push(hours_head(sum.word));
        head.push(format!("importo {}", sum.amount));
    }
    writer.write_record(&head).map_err(failed)?;
    for row in &sheet.rows {
        let mut cells: Vec<String> = names(sheet.grouping, row)
            .into_iter()
            .map(csv_cell)
            .map(std::borrow::Cow::into_owned)
            .collect();
        for sum in &sums {
            let figure = (sum.of)(&row.figures);
            cells.extend(if sum.in_rows {
                [hours(figure.minutes), money(figure.amount)]
            } else {
                [String::new(), String::new()]
            });
        }
        writer.write_record(&cells).map_err(failed)?;
    }
    let mut total = vec![String::new(); heads(sheet.grouping).len()];
    if let Some(first) = total.first_mut() {
        "totale".clone_into(first);
    }
    for sum in &sums {
        let figure = (sum.of)(&sheet.total);
        total.extend([hours(figure.minutes), money(figure.amount)]);
    }
    writer.write_record(&total).map_err(failed)?;
    writer
        .into_inner()
        .map_err(|error| DocumentError::Table(error.to_string()))
}

/// Hours with four decimals: enough for a minute, and too many to be taken for minutes.
fn hours(minutes: Minutes) -> String {
    let parts = (u64::from(minutes.0) * 10_000 + 30) / 60;
    format!("{},{:04}", parts / 10_000, parts % 10_000)
}

/// `1672,00`: no dots between the thousands, which a spreadsheet might take for decimals.
fn money(amount: Cents) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let cents = amount.0.unsigned_abs();
    format!("{sign}{},{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_never_taken_for_hours_and_minutes() {
        let written = [0, 3, 60, 90, 120, 20, 50, 4321].map(|minutes| hours(Minutes(minutes)));
        assert_eq!(
            written,
            [
                "0,0000", "0,0500", "1,0000", "1,5000", "2,0000", "0,3333", "0,8333", "72,0167"
            ]
        );
    }

    #[test]
    fn what_is_written_of_hours_reads_back_to_the_minute() {
        for minutes in (0..6_000).map(Minutes) {
            assert_eq!(Minutes::parse(&hours(minutes)), Ok(minutes), "{minutes}");
        }
    }

    #[test]
    fn money_has_a_comma_and_no_dots() {
        assert_eq!(money(Cents(167_200)), "1672,00");
        assert_eq!(money(Cents(-5)), "-0,05");
    }
}
