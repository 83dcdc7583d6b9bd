//! Which requests a filter finds, in the order asked for: ids only, so that a table of any length
//! answers as one types.

use affianca_domain::words::sought;
use affianca_domain::{DateOf, format_date, parse_date};
use affianca_store::{Column as _, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{RequestFilter, RequestSort};
use crate::Result;
use crate::paging::{Found, Ids};

/// The index of words holds groups of three letters.
const INDEXED: usize = 3;
/// A year of two figures in a search is of this century: no request is older.
const CENTURY: NaiveDate = match NaiveDate::from_ymd_opt(2050, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

/// The page of requests that `filter` asks for.
pub(super) fn find(connection: &Connection, filter: &RequestFilter) -> Result<Found> {
    let (place, values) = conditions(filter);
    let walk = walk(filter, &place);
    let Some(holding) = holding(connection, &filter.text)? else {
        let found: u32 = connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM request_listing WHERE {place}"
            ))?
            .one(params_from_iter(&values), |row| -> Result<_> {
                Ok(row.read(0)?)
            })?;
        return Found::page(found, filter.page, filter.page_size, |size, skip| {
            ids(
                connection,
                &format!("{walk} LIMIT {size} OFFSET {skip}"),
                &values,
            )
        });
    };
    // The words are looked up once; then one walk in order both counts and finds the page.
    let mut all = if holding.is_empty() {
        Vec::new()
    } else {
        ids(connection, &walk, &values)?
    };
    all.retain(|id| holding.contains(*id));
    Ok(Found::among(&all, filter.page, filter.page_size))
}

/// The ids asked for, in order. The index is named, because with little to go by SQLite would
/// rather look up few rows and sort them: a row takes far more reading than a place in an index.
fn walk(filter: &RequestFilter, place: &str) -> String {
    let (index, columns): (_, &[&str]) = match filter.sort {
        RequestSort::State => ("listing_state", &["state", "request_date", "request_id"]),
        RequestSort::RequestDate | RequestSort::Component | RequestSort::Expense => {
            let index = match filter.state {
                Some(_) => "listing_state",
                None => "listing_request_date",
            };
            (index, &["request_date", "request_id"])
        }
        RequestSort::Opal => ("listing_opal", &["opal", "request_id"]),
        RequestSort::Holder => ("listing_holder", &["holder", "request_id"]),
        RequestSort::Surname => ("listing_surname", &["surname", "name", "request_id"]),
        RequestSort::Name => ("listing_name", &["name", "surname", "request_id"]),
        RequestSort::TaxCode => ("listing_tax_code", &["tax_code", "request_id"]),
        RequestSort::Centre => ("listing_centre", &["centre", "request_id"]),
        RequestSort::ActivityState => ("listing_stage", &["stage", "request_id"]),
        RequestSort::Minutes => ("listing_minutes", &["minutes", "request_id"]),
        RequestSort::Amount => ("listing_amount", &["amount", "request_id"]),
    };
    // One person has few requests: those are looked up.
    let indexed = match filter.beneficiary {
        Some(_) => String::new(),
        None => format!("INDEXED BY {index}"),
    };
    // Sorted within each request, the requests stay the newest first.
    let within = matches!(filter.sort, RequestSort::Component | RequestSort::Expense);
    let direction = if filter.descending || within {
        " DESC"
    } else {
        ""
    };
    let order: Vec<String> = columns
        .iter()
        .map(|column| format!("{column}{direction}"))
        .collect();
    let order = order.join(", ");
    format!("SELECT request_id FROM request_listing {indexed} WHERE {place} ORDER BY {order}")
}

fn ids(connection: &Connection, walk: &str, values: &[Value]) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(walk)?;
    statement.all(params_from_iter(values), |row| Ok(row.read(0)?))
}

fn conditions(filter: &RequestFilter) -> (String, Vec<Value>) {
    let mut place = vec!["1".to_owned()];
    let mut values = Vec::new();
    let mut equals = |column: &str, value: Value| {
        values.push(value);
        place.push(format!("{column} = ?{}", values.len()));
    };
    if let Some(state) = filter.state {
        equals("state", state.value());
    }
    if let Some(branch) = filter.branch {
        equals("branch_id", branch.value());
    }
    if let Some(centre) = filter.centre {
        equals("centre_id", centre.value());
    }
    if let Some(beneficiary) = filter.beneficiary {
        equals("beneficiary_id", beneficiary.value());
    }
    (place.join(" AND "), values)
}

/// The words that were typed, the way those of a request are kept: dates however written.
pub(crate) fn as_indexed(typed: &str) -> Vec<String> {
    let clean = typed.replace(char::is_control, " ");
    clean
        .split_whitespace()
        .map(|word| match parse_date(word, DateOf::Cell, CENTURY) {
            Ok(date) if word.contains(['-', '.', '/']) => sought(&format_date(date)),
            _ => sought(word),
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// The requests of which any field contains what was typed; with fewer than three letters, those
/// a field of which begins with it; none for signs alone. `None` when nothing was typed.
pub(crate) fn holding(connection: &Connection, typed: &str) -> Result<Option<Ids>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let text = as_indexed(typed).concat();
    if text.is_empty() {
        return Ok(Some(Ids::default()));
    }
    if text.chars().count() >= INDEXED {
        let mut statement = connection
            .prepare_cached("SELECT rowid FROM request_words WHERE request_words MATCH ?1")?;
        let found = statement.all(values![quoted(&text)], |row| -> Result<i64> {
            Ok(row.read(0)?)
        })?;
        return Ok(Some(found.into_iter().collect()));
    }
    let beyond = format!("{text}\u{10FFFF}");
    let mut found = Ids::default();
    for column in ["opal", "surname", "name", "tax_code", "centre"] {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT request_id FROM request_listing WHERE {column} >= ?1 AND {column} < ?2"
        ))?;
        found.extend(statement.all(values![text, beyond], |row| -> Result<i64> {
            Ok(row.read(0)?)
        })?);
    }
    Ok(Some(found))
}

/// Letters as the index of words takes them, whatever is among them.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use affianca_domain::{BranchId, CentreId, RequestState};

    use super::*;
    use crate::query_plan;

    const SORTS: [RequestSort; 13] = [
        RequestSort::State,
        RequestSort::RequestDate,
        RequestSort::Opal,
        RequestSort::Holder,
        RequestSort::Surname,
        RequestSort::Name,
        RequestSort::TaxCode,
        RequestSort::Centre,
        RequestSort::ActivityState,
        RequestSort::Component,
        RequestSort::Expense,
        RequestSort::Minutes,
        RequestSort::Amount,
    ];

    #[test]
    fn whatever_it_is_sorted_and_filtered_by_no_row_is_read_and_nothing_sorted() {
        let connection = query_plan::in_memory().unwrap();
        for sort in SORTS {
            for (state, branch, centre) in [
                (None, None, None),
                (Some(RequestState::Admitted), None, None),
                (Some(RequestState::Proposed), Some(BranchId(2)), None),
                (None, Some(BranchId(2)), Some(CentreId(3))),
            ] {
                for descending in [false, true] {
                    let filter = RequestFilter {
                        state,
                        branch,
                        centre,
                        sort,
                        descending,
                        ..RequestFilter::default()
                    };
                    let (place, values) = conditions(&filter);
                    let plan = query_plan::plan(
                        &connection,
                        &walk(&filter, &place),
                        rusqlite::params_from_iter(&values),
                    )
                    .unwrap();
                    assert!(plan.contains("USING COVERING INDEX"), "{filter:?}: {plan}");
                    assert!(!plan.contains("B-TREE"), "{filter:?}: {plan}");
                }
            }
        }
    }
}
