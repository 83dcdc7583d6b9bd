//! How the documents of each request stand, derived once when something changes: the list filtered
//! by what is missing would otherwise look through every activity there is.

use std::collections::HashMap;

use affianca_domain::{
    ActivityDocuments, ActivityId, ActivityState, OutputKind, ProgrammeCode, RequestId,
    RequestState,
};
use affianca_store::{ReadColumn, ReadRows, settings, values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::directory::{programme_of, programmes};
use crate::{Result, StoreError};

/// Key of what the standings were derived from: which documents are expected of which component.
const EXPECTED: &str = "outputs_expected";

/// Derives the standings of one request anew.
pub(crate) fn refresh(connection: &Connection, request: RequestId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM output_standing WHERE request_id = ?1")?
        .execute(values![request])?;
    let read = |row: &Row| -> Result<(RequestState, NaiveDate, ProgrammeCode), StoreError> {
        Ok((
            row.read("state")?,
            row.read("request_date")?,
            row.read("programme")?,
        ))
    };
    let found = connection
        .prepare_cached("SELECT id, state, request_date, programme FROM request WHERE id = ?1")?
        .first(values![request], read)?;
    let Some((state, date, programme)) = found else {
        return Ok(());
    };
    let rules = programme_of(connection, &programme)?.outputs;
    let activities = activities(connection, request)?;
    let documents: Vec<_> = activities.iter().map(Activity::documents).collect();
    let files: u32 = connection
        .prepare_cached("SELECT count(*) FROM attachment WHERE request_id = ?1")?
        .one::<_, StoreError>(values![request], |row| row.read(0))?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO output_standing (standing, request_date, request_id) VALUES (?1, ?2, ?3)",
    )?;
    for standing in rules.standings(state, &documents, files) {
        insert.execute(values![standing, date, request])?;
    }
    Ok(())
}

struct Activity {
    code: String,
    state: ActivityState,
    written: Vec<(OutputKind, u32)>,
    attached: Vec<OutputKind>,
}

impl Activity {
    fn documents(&self) -> ActivityDocuments<'_> {
        ActivityDocuments {
            code: &self.code,
            state: self.state,
            written: self.written.clone(),
            attached: self.attached.clone(),
        }
    }
}

fn activities(connection: &Connection, request: RequestId) -> Result<Vec<Activity>> {
    let mut written: HashMap<ActivityId, Vec<(OutputKind, u32)>> = HashMap::new();
    let read = |row: &Row| -> Result<(ActivityId, OutputKind, u32), StoreError> {
        Ok((
            row.read("activity_id")?,
            row.read("kind")?,
            row.read("versions")?,
        ))
    };
    let outputs = connection
        .prepare_cached("SELECT id, activity_id, kind, versions FROM output WHERE request_id = ?1")?
        .all(values![request], read)?;
    for (activity, kind, versions) in outputs {
        written.entry(activity).or_default().push((kind, versions));
    }
    let mut attached: HashMap<ActivityId, Vec<OutputKind>> = HashMap::new();
    for (activity, kind) in attached_for(connection, &serde_json::to_string(&[request])?)? {
        attached.entry(activity).or_default().push(kind);
    }
    let read = |row: &Row| -> Result<Activity, StoreError> {
        let id: ActivityId = row.read("id")?;
        Ok(Activity {
            code: row.read("code")?,
            state: row.read("state")?,
            written: written.remove(&id).unwrap_or_default(),
            attached: attached.remove(&id).unwrap_or_default(),
        })
    };
    Ok(connection
        .prepare_cached("SELECT id, code, state FROM activity WHERE request_id = ?1")?
        .all(values![request], read)?)
}

/// The documents that files stand for, of the requests in a list of ids as JSON.
pub(super) fn attached_for(
    connection: &Connection,
    requests: &str,
) -> Result<Vec<(ActivityId, OutputKind)>> {
    let read = |row: &Row| -> Result<(ActivityId, OutputKind), StoreError> {
        Ok((row.read("activity_id")?, row.read("output_kind")?))
    };
    Ok(connection
        .prepare_cached(
            "SELECT DISTINCT activity_id, output_kind FROM attachment
             WHERE request_id IN (SELECT value FROM json_each(?1)) AND output_kind IS NOT NULL",
        )?
        .all(values![requests], read)?)
}

/// Derives everything anew where it was derived from other expectations, or never.
pub(crate) fn catch_up(connection: &mut Connection) -> Result<()> {
    let expected = expected(connection)?;
    if settings::get(connection, EXPECTED)?.as_deref() == Some(expected.as_str()) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    let requests: Vec<RequestId> = transaction
        .prepare("SELECT id FROM request")?
        .all::<_, StoreError>(values![], |row| row.read(0))?;
    for request in requests {
        refresh(&transaction, request)?;
    }
    settings::set(&transaction, EXPECTED, &expected)?;
    Ok(transaction.commit()?)
}

/// Every component and kind of document it should leave, programme by programme, as JSON.
fn expected(connection: &Connection) -> Result<String> {
    let programmes = programmes(connection)?;
    let expected: Vec<(&str, Vec<(&str, OutputKind)>)> = programmes
        .iter()
        .map(|programme| {
            let pairs = programme.outputs.expectations().collect();
            (programme.code.as_str(), pairs)
        })
        .collect();
    Ok(serde_json::to_string(&expected)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use affianca_domain::Programme;

    use super::*;
    use crate::directory::install_programmes;
    use crate::query_plan;

    const ARCHIVE: &str = "
        INSERT INTO centre (id, name) VALUES (1, 'CPI');
        INSERT INTO beneficiary (id, surname, name, tax_code, folded) VALUES (1, 'R', 'M', 'X', 'r');
        INSERT INTO request (id, opal, programme, holder, request_date, notified_date, centre_id,
            beneficiary_id, voucher_kind, state, entered_at)
        VALUES (1, 'JC-1', 'JC-1103', 'E', '2022-01-01', '2022-01-01', 1, 1, 'base', 'AMMESSO AL SERVIZIO', ''),
               (2, 'JC-2', 'JC-1103', 'E', '2022-01-02', '2022-01-02', 1, 1, 'base', 'PROPOSTA', '');
        INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
        VALUES (1, 1, 0, 'JC-AN', '', 1, 1, 'TERMINATA'), (2, 1, 1, 'JC-DE', '', 1, 1, 'PROPOSTA'),
               (3, 1, 2, 'JC-AL', '', 1, 1, 'INIZIATA'), (4, 2, 0, 'JC-AN', '', 1, 1, 'PROPOSTA');";

    /// An archive with two requests, as it was before anything was derived.
    fn archive() -> Connection {
        let connection = query_plan::in_memory().unwrap();
        install_programmes(&connection).unwrap();
        connection.execute_batch(ARCHIVE).unwrap();
        connection
    }

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
        let mut connection = archive();
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
        let mut connection = archive();
        catch_up(&mut connection).unwrap();
        let all = standings(&connection);
        for request in [1, 2, 99] {
            refresh(&connection, RequestId(request)).unwrap();
            assert_eq!(standings(&connection), all);
        }
    }

    #[test]
    fn a_request_lacks_what_its_own_programme_expects() {
        let mut connection = archive();
        let mut other = Programme::job_coach_1103().unwrap();
        other.code = ProgrammeCode("ALTRO-2024".into());
        let mut body = serde_json::to_value(&other).unwrap();
        for rule in body["outputs"].as_array_mut().unwrap() {
            rule["expectedOf"] = serde_json::json!([]);
        }
        connection
            .execute(
                "INSERT INTO programme (code, valid_from, body) VALUES (?1, '2024-01-01', ?2)",
                [other.code.as_str(), &body.to_string()],
            )
            .unwrap();
        catch_up(&mut connection).unwrap();
        assert_eq!(standings(&connection).len(), 2);
        connection
            .execute_batch("UPDATE request SET programme = 'ALTRO-2024'")
            .unwrap();
        refresh(&connection, RequestId(1)).unwrap();
        assert_eq!(standings(&connection), []);
    }
}
