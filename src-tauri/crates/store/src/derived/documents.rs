//! How the documents of each request stand: the list filtered by what is missing would otherwise look
//! through every activity there is.

use std::collections::HashMap;

use affianca_domain::{Activity, ActivityDocuments, ActivityId, OutputKind, RequestId};
use rusqlite::Connection;

use crate::rows::programme::Programmes;
use crate::rows::{activity, request};
use crate::{Error, ReadColumn as _, ReadRows as _, Result, settings, values};

/// Key of what the standings were derived from: which documents are expected of which component.
pub(super) const EXPECTED: &str = "outputs_expected";

/// Derives all of them anew where they were derived from other expectations, or never.
pub(super) fn catch_up(connection: &mut Connection) -> Result<()> {
    let programmes = Programmes::load(connection)?;
    let expected = expected(&programmes)?;
    if settings::get(connection, EXPECTED)?.as_deref() == Some(expected.as_str()) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    let requests: Vec<RequestId> = transaction
        .prepare("SELECT id FROM request")?
        .all(values![], |row| row.read(0))?;
    for request in requests {
        refresh(&transaction, request, &programmes)?;
    }
    settings::set(&transaction, EXPECTED, &expected)?;
    Ok(transaction.commit()?)
}

/// Every component and kind of document it should leave, programme by programme, as JSON.
fn expected(programmes: &Programmes) -> Result<String> {
    let expected: Vec<(&str, Vec<(&str, OutputKind)>)> = programmes
        .iter()
        .map(|programme| {
            let pairs = programme.outputs.expectations().collect();
            (programme.code.as_str(), pairs)
        })
        .collect();
    Ok(serde_json::to_string(&expected)?)
}

/// Derives the standings of a request's documents anew.
pub(super) fn refresh(
    connection: &Connection,
    id: RequestId,
    programmes: &Programmes,
) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM output_standing WHERE request_id = ?1")?
        .execute(values![id])?;
    let Some(request) = request::find(connection, id)? else {
        return Err(Error::Internal(format!("request {id} is gone")));
    };
    let activities = activity::of_request(connection, id)?;
    let mut written = written(connection, id)?;
    let (mut attached, files) = attached(connection, id)?;
    let documents: Vec<ActivityDocuments> = activities
        .iter()
        .map(
            |Activity {
                 id, code, state, ..
             }| ActivityDocuments {
                code,
                state: *state,
                written: written.remove(id).unwrap_or_default(),
                attached: attached.remove(id).unwrap_or_default(),
            },
        )
        .collect();
    let rules = &programmes.of(&request.programme)?.outputs;
    let mut insert = connection.prepare_cached(
        "INSERT INTO output_standing (standing, request_date, request_id) VALUES (?1, ?2, ?3)",
    )?;
    for standing in rules.standings(request.state, &documents, files) {
        insert.execute(values![standing, request.request_date, id])?;
    }
    Ok(())
}

/// The documents written of each activity, with the number of their versions.
fn written(
    connection: &Connection,
    request: RequestId,
) -> Result<HashMap<ActivityId, Vec<(OutputKind, u32)>>> {
    let mut written: HashMap<_, Vec<_>> = HashMap::new();
    connection
        .prepare_cached("SELECT id, activity_id, kind, versions FROM output WHERE request_id = ?1")?
        .all::<_, Error>(values![request], |row| {
            let of = written.entry(row.read("activity_id")?).or_default();
            of.push((row.read("kind")?, row.read("versions")?));
            Ok(())
        })?;
    Ok(written)
}

/// The kinds that files stand for, by activity, and how many files there are at all.
fn attached(
    connection: &Connection,
    request: RequestId,
) -> Result<(HashMap<ActivityId, Vec<OutputKind>>, u32)> {
    let mut attached: HashMap<_, Vec<_>> = HashMap::new();
    let mut files = 0;
    connection
        .prepare_cached(
            "SELECT id, activity_id, output_kind FROM attachment WHERE request_id = ?1",
        )?
        .all::<_, Error>(values![request], |row| {
            files += 1;
            let kind: Option<OutputKind> = row.read("output_kind")?;
            if let (Some(activity), Some(kind)) = (row.read("activity_id")?, kind) {
                attached.entry(activity).or_default().push(kind);
            }
            Ok(())
        })?;
    Ok((attached, files))
}
