//! The hours left of each open path.

use std::collections::HashMap;

use affianca_domain::{ProgrammeCode, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::{Connection, Row};

use super::facts::RUNNING;
use super::{MOST_PEOPLE, PersonHours};
use crate::Result;
use crate::directory::Programmes;
use crate::requests::envelopes;

/// An open path, without its hours yet.
struct Path {
    request: RequestId,
    opal: String,
    surname: String,
    name: String,
    programme: ProgrammeCode,
    /// How many paths there are in all.
    found: u32,
}

/// Admitted requests with an activity not ended, by surname; and how many there are.
pub(super) fn people(
    connection: &Connection,
    programmes: &Programmes,
) -> Result<(Vec<PersonHours>, u32)> {
    let paths = connection
        .prepare_cached(&format!(
            "SELECT r.id, r.opal, b.surname, b.name, r.programme, count(*) OVER () AS found
             FROM ({RUNNING}) running
             CROSS JOIN request r ON r.id = running.request_id
             JOIN beneficiary b ON b.id = r.beneficiary_id
             ORDER BY b.folded, r.id LIMIT {MOST_PEOPLE}"
        ))?
        .all(values![], path)?;
    let found = paths.first().map_or(0, |path| path.found);
    let mut by_programme: HashMap<ProgrammeCode, Vec<RequestId>> = HashMap::new();
    for path in &paths {
        by_programme
            .entry(path.programme.clone())
            .or_default()
            .push(path.request);
    }
    let mut hours = HashMap::new();
    for (programme, requests) in by_programme {
        let rate = programmes.of(&programme)?.rate;
        hours.extend(envelopes(connection, &requests, rate)?);
    }
    let people = paths
        .into_iter()
        .map(|path| {
            let activities = hours.remove(&path.request).unwrap_or_default();
            PersonHours {
                request: path.request,
                opal: path.opal,
                surname: path.surname,
                name: path.name,
                total: activities.iter().map(|activity| &activity.envelope).sum(),
                activities,
            }
        })
        .collect();
    Ok((people, found))
}

fn path(row: &Row) -> Result<Path> {
    Ok(Path {
        request: row.read("id")?,
        opal: row.read("opal")?,
        surname: row.read("surname")?,
        name: row.read("name")?,
        programme: row.read("programme")?,
        found: row.read("found")?,
    })
}
