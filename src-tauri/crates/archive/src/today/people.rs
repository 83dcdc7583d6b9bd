//! The hours left of each open path.

use affianca_domain::RequestId;
use rusqlite::Connection;

use super::facts::RUNNING;
use super::{MOST_PEOPLE, PersonHours};
use crate::Result;
use crate::directory::{programme_for, programme_of};
use crate::numbering::count;
use crate::requests::{Record, envelopes, total};

/// Admitted requests with an activity not ended, by surname; and how many there are.
pub(super) fn people(
    connection: &Connection,
    today: chrono::NaiveDate,
) -> Result<(Vec<PersonHours>, u32)> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.opal, b.surname, b.name, count(*) OVER ()
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
                row.get(4)?,
            ))
        })?
        .collect::<rusqlite::Result<Vec<(RequestId, String, String, String, i64)>>>()?;
    let found = paths.first().map_or(0, |(.., found)| *found);
    let ids: Vec<RequestId> = paths.iter().map(|(id, ..)| *id).collect();
    let rate = match ids.first() {
        Some(first) => programme_of(connection, Record::load(connection, *first)?.programme)?.rate,
        None => programme_for(connection, today)?.1.rate,
    };
    let mut hours = envelopes(connection, &ids, rate)?;
    let people = paths
        .into_iter()
        .map(|(request, opal, surname, name, _)| {
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
