//! The hours left of each open path.

use std::collections::HashMap;

use affianca_domain::{ProgrammeCode, RequestId};
use rusqlite::Connection;

use super::facts::RUNNING;
use super::{MOST_PEOPLE, PersonHours};
use crate::Result;
use crate::directory::programme_of;
use crate::numbering::count;
use crate::requests::{envelopes, total};

/// Request, OPAL, surname and name, programme, and how many paths there are in all.
type Path = (RequestId, String, String, String, ProgrammeCode, i64);

/// Admitted requests with an activity not ended, by surname; and how many there are.
pub(super) fn people(connection: &Connection) -> Result<(Vec<PersonHours>, u32)> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.opal, b.surname, b.name, r.programme, count(*) OVER ()
         FROM ({RUNNING}) running
         CROSS JOIN request r ON r.id = running.request_id
         JOIN beneficiary b ON b.id = r.beneficiary_id
         ORDER BY b.folded, r.id LIMIT {MOST_PEOPLE}"
    ))?;
    let paths = statement
        .query_map([], |row| {
            Ok((
                RequestId(row.get(0)?),
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                ProgrammeCode(row.get(4)?),
                row.get(5)?,
            ))
        })?
        .collect::<rusqlite::Result<Vec<Path>>>()?;
    let found = paths.first().map_or(0, |(.., found)| *found);
    let mut programmes: HashMap<ProgrammeCode, Vec<RequestId>> = HashMap::new();
    for (id, _, _, _, programme, _) in &paths {
        programmes.entry(programme.clone()).or_default().push(*id);
    }
    let mut hours = HashMap::new();
    for (programme, ids) in programmes {
        let rate = programme_of(connection, &programme)?.rate;
        hours.extend(envelopes(connection, &ids, rate)?);
    }
    let people = paths
        .into_iter()
        .map(|(request, opal, surname, name, ..)| {
            let activities = hours.remove(&request).unwrap_or_default();
            let total = total(activities.iter().map(|activity| &activity.envelope));
            PersonHours {
                request,
                opal,
                surname,
                name,
                activities,
                total,
            }
        })
        .collect();
    Ok((people, count(found)))
}
