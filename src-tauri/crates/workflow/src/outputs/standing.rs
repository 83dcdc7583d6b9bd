//! How the documents of each request stand, derived once when something changes: the list filtered
//! by what is missing would otherwise look through every activity there is.

use std::sync::OnceLock;

use affianca_domain::{OutputStanding, RequestId};
use rusqlite::{Connection, named_params};

use super::record::rules;
use crate::Result;
use affianca_store::settings;

/// Key of what the standings were derived from: which documents are expected of which component.
const EXPECTED: &str = "outputs_expected";

/// How a standing is stored: the word the interface shows.
pub(super) const fn code(standing: OutputStanding) -> &'static str {
    match standing {
        OutputStanding::Awaited => "ATTESO",
        OutputStanding::Missing => "MANCANTE",
        OutputStanding::Draft => "BOZZA",
        OutputStanding::Kept => "CONSERVATO",
        OutputStanding::Attached => "ALLEGATO",
    }
}

/// Derives the standings of one request anew.
pub(crate) fn refresh(connection: &Connection, request: RequestId) -> Result<()> {
    derive(connection, expected()?, Some(request))
}

/// Derives everything anew where it was derived from other expectations, or never.
pub(crate) fn catch_up(connection: &mut Connection) -> Result<()> {
    let expected = expected()?;
    if settings::get(connection, EXPECTED)?.as_deref() == Some(expected) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    derive(&transaction, expected, None)?;
    settings::set(&transaction, EXPECTED, expected)?;
    Ok(transaction.commit()?)
}

/// Every pair of component and kind of document, as JSON.
fn expected() -> Result<&'static str> {
    static PAIRS: OnceLock<String> = OnceLock::new();
    if let Some(pairs) = PAIRS.get() {
        return Ok(pairs);
    }
    let rules = rules()?;
    let pairs: Vec<_> = rules.expectations().collect();
    let pairs = serde_json::to_string(&pairs)?;
    Ok(PAIRS.get_or_init(|| pairs))
}

fn derive(connection: &Connection, expected: &str, request: Option<RequestId>) -> Result<()> {
    // Said of each table, so that one request is looked up and not searched for.
    let of = |column: &str| match request {
        Some(_) => format!("{column} = :request"),
        None => ":request IS NULL".to_owned(),
    };
    let request = request.map(|id| id.0);
    connection
        .prepare_cached(&format!(
            "DELETE FROM output_standing WHERE {}",
            of("request_id")
        ))?
        .execute(named_params! {":request": request})?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO output_standing (standing, request_date, request_id)
             SELECT DISTINCT d.standing, r.request_date, r.id
             FROM (
                 SELECT a.request_id, iif(a.state = 'PROPOSTA', 'ATTESO', 'MANCANTE') AS standing
                 FROM activity a JOIN json_each(:expected) e ON e.value ->> 0 = a.code
                 WHERE {} AND NOT EXISTS (SELECT 1 FROM output o
                                   WHERE o.activity_id = a.id AND o.kind = e.value ->> 1)
                   AND NOT EXISTS (SELECT 1 FROM attachment t
                                   WHERE t.activity_id = a.id AND t.output_kind = e.value ->> 1)
                 UNION ALL
                 SELECT request_id, iif(versions = 0, 'BOZZA', 'CONSERVATO') FROM output WHERE {}
                 UNION ALL
                 SELECT request_id, 'ALLEGATO' FROM attachment WHERE {}
             ) d
             CROSS JOIN request r ON r.id = d.request_id
             WHERE r.state = 'AMMESSO AL SERVIZIO'",
            of("a.request_id"),
            of("request_id"),
            of("request_id")
        ))?
        .execute(named_params! {":request": request, ":expected": expected})?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::query_plan;

    const ARCHIVE: &str = "
        INSERT INTO programme (code, valid_from, body) VALUES ('JC', '2022-01-01', '{}');
        INSERT INTO centre (id, name) VALUES (1, 'CPI');
        INSERT INTO beneficiary (id, surname, name, tax_code, folded) VALUES (1, 'R', 'M', 'X', 'r');
        INSERT INTO request (id, opal, programme, holder, request_date, notified_date, centre_id,
            beneficiary_id, voucher_kind, state, entered_at)
        VALUES (1, 'JC-1', 'JC', 'E', '2022-01-01', '2022-01-01', 1, 1, 'base', 'AMMESSO AL SERVIZIO', ''),
               (2, 'JC-2', 'JC', 'E', '2022-01-02', '2022-01-02', 1, 1, 'base', 'PROPOSTA', '');
        INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
        VALUES (1, 1, 0, 'JC-AN', '', 1, 1, 'TERMINATA'), (2, 1, 1, 'JC-DE', '', 1, 1, 'PROPOSTA'),
               (3, 1, 2, 'JC-AL', '', 1, 1, 'INIZIATA'), (4, 2, 0, 'JC-AN', '', 1, 1, 'PROPOSTA');";

    fn standings(connection: &Connection) -> Vec<(i64, String)> {
        connection
            .prepare("SELECT request_id, standing FROM output_standing ORDER BY 1, 2")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    }

    #[test]
    fn an_archive_opened_by_a_program_that_expects_otherwise_is_derived_anew_once() {
        let mut connection = query_plan::in_memory().unwrap();
        connection.execute_batch(ARCHIVE).unwrap();
        catch_up(&mut connection).unwrap();
        let due = [(1, "ATTESO".to_owned()), (1, "MANCANTE".to_owned())];
        assert_eq!(standings(&connection), due, "only of what was admitted");
        connection
            .execute_batch("DELETE FROM output_standing")
            .unwrap();
        catch_up(&mut connection).unwrap();
        assert_eq!(standings(&connection), [], "nothing new is expected");
        settings::set(&connection, EXPECTED, "[]").unwrap();
        catch_up(&mut connection).unwrap();
        assert_eq!(standings(&connection), due);
    }

    #[test]
    fn one_request_derived_by_itself_stands_as_among_all() {
        let mut connection = query_plan::in_memory().unwrap();
        connection.execute_batch(ARCHIVE).unwrap();
        catch_up(&mut connection).unwrap();
        let all = standings(&connection);
        for request in [1, 2, 99] {
            refresh(&connection, RequestId(request)).unwrap();
            assert_eq!(standings(&connection), all);
        }
    }

    #[test]
    fn the_words_stored_are_those_that_cross() {
        for standing in [
            OutputStanding::Awaited,
            OutputStanding::Missing,
            OutputStanding::Draft,
            OutputStanding::Kept,
            OutputStanding::Attached,
        ] {
            assert_eq!(serde_json::to_value(standing).unwrap(), code(standing));
        }
    }
}
