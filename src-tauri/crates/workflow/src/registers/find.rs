//! Which registers a filter finds, the newest first: ids only, found in an index alone, since a
//! register's row is as long as its document.

use affianca_domain::RegisterNumber;
use affianca_domain::register::SoughtOnPaper;
use affianca_store::{ReadColumn, ReadRows, rows, values};
use rusqlite::Connection;

use super::RegisterFilter;
use crate::Result;
use crate::paging::Found;
use crate::requests::holding;

/// The page of registers that `filter` asks for.
pub(super) fn find(connection: &Connection, filter: &RegisterFilter) -> Result<Found> {
    let (place, indexed) = (place(filter), indexed(filter));
    let walk = walk(filter);
    let Some(requests) = holding(connection, &filter.text)? else {
        let found: u32 = connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM register {indexed} WHERE {place}"
            ))?
            .one(values![filter.request], |row| row.read(0))?;
        return Found::page(found, filter.page, filter.page_size, |size, skip| {
            Ok(connection
                .prepare_cached(&format!("{walk} LIMIT {size} OFFSET {skip}"))?
                .all(values![filter.request], |row| row.read(0))?)
        });
    };
    let (number, on_paper) = (Typed::read(&filter.text), SoughtOnPaper::read(&filter.text));
    let mut statement = connection.prepare_cached(&walk)?;
    let mut found = statement.query(values![filter.request])?;
    let mut all = Vec::new();
    while let Some(row) = found.next()? {
        let is_number = match (row.read::<Option<String>>("paper_found_by")?, &number) {
            (Some(number), _) => on_paper.is_in(&number),
            (None, Some(typed)) => typed.is_in(rows::register::number(row)?),
            (None, None) => false,
        };
        if is_number || requests.contains(row.read("request_id")?) {
            all.push(row.read("id")?);
        }
    }
    Ok(Found::among(&all, filter.page, filter.page_size))
}

fn walk(filter: &RegisterFilter) -> String {
    let (place, indexed) = (place(filter), indexed(filter));
    format!(
        "SELECT id, request_id, year, series, serial, paper_number, paper_found_by
         FROM register {indexed}
         WHERE {place} ORDER BY issued_at DESC, id DESC"
    )
}

/// One request has few registers: those are looked up.
const fn indexed(filter: &RegisterFilter) -> &'static str {
    match filter.request {
        Some(_) => "",
        None => "INDEXED BY register_issued",
    }
}

fn place(filter: &RegisterFilter) -> String {
    let state = filter.state.map_or("1", rows::register::standing);
    let request = match filter.request {
        Some(_) => "request_id = ?1",
        None => "?1 IS NULL",
    };
    format!("{state} AND {request}")
}

/// Part of a register's number, as it was typed: `2022/`, `017`, `2022/B-017`.
struct Typed {
    text: String,
    /// Only a number with a series has letters.
    in_series: bool,
}

impl Typed {
    /// What was typed, if it can be part of a number.
    fn read(typed: &str) -> Option<Self> {
        let text = typed.trim().to_uppercase();
        let of_series = |letter: char| letter == '-' || letter.is_ascii_uppercase();
        let fits = |letter: char| letter.is_ascii_digit() || letter == '/' || of_series(letter);
        text.chars().all(fits).then(|| Self {
            in_series: text.contains(of_series),
            text,
        })
    }

    /// Whether a number holds it.
    fn is_in(&self, number: RegisterNumber) -> bool {
        (!self.in_series || number.series().is_some()) && number.to_string().contains(&self.text)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use affianca_domain::RegisterState;

    use super::*;
    use crate::query_plan;

    #[test]
    fn no_document_is_read_to_list_the_registers() {
        let connection = query_plan::in_memory().unwrap();
        let states = RegisterState::ALL.map(Some).into_iter().chain([None]);
        for state in states {
            let filter = RegisterFilter {
                state,
                ..RegisterFilter::default()
            };
            let nobody = [rusqlite::types::Value::Null];
            let plan = query_plan::plan(&connection, &walk(&filter), nobody).unwrap();
            assert!(plan.contains("COVERING INDEX register_issued"), "{plan}");
            assert!(!plan.contains("B-TREE"), "{plan}");
        }
    }

    #[test]
    fn a_number_is_found_by_any_part_of_it() {
        let number = |text: &str| text.parse().unwrap();
        for (typed, found, found_in_series) in [
            (" 2022/017 ", true, false),
            ("2022/", true, true),
            ("017", true, true),
            ("2022/b-017", false, true),
            ("b-01", false, true),
            ("018", false, false),
            ("jc-1", false, false),
        ] {
            let asked = Typed::read(typed).unwrap();
            assert_eq!(asked.is_in(number("2022/017")), found, "{typed}");
            assert_eq!(
                asked.is_in(number("2022/B-017")),
                found_in_series,
                "{typed}"
            );
        }
        assert!(Typed::read("rossi 17").is_none());
        assert!(Typed::read("Nicolò").is_none());
    }
}
