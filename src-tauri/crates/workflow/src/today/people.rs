//! The hours left of each open path.

use std::collections::HashMap;

use affianca_domain::{ProgrammeCode, RequestId};
use rusqlite::Connection;

use super::facts::Facts;
use super::{MOST_PEOPLE, PersonHours};
use crate::Result;
use crate::requests::envelopes;
use affianca_store::rows::programme::Programmes;

/// The first of the open paths, by surname, with their hours; and how many there are.
pub(super) fn people(
    connection: &Connection,
    programmes: &Programmes,
    facts: &Facts,
) -> Result<(Vec<PersonHours>, u32)> {
    let mut paths = facts.paths();
    let found = u32::try_from(paths.len()).unwrap_or(u32::MAX);
    paths.truncate(MOST_PEOPLE);
    let mut by_programme: HashMap<ProgrammeCode, Vec<RequestId>> = HashMap::new();
    for (request, owner) in &paths {
        let requests = by_programme.entry(owner.programme.clone()).or_default();
        requests.push(request.id);
    }
    let mut hours = HashMap::new();
    for (programme, requests) in by_programme {
        let rate = programmes.of(&programme)?.rate;
        hours.extend(envelopes(connection, &requests, rate)?);
    }
    let people = paths
        .into_iter()
        .map(|(request, owner)| {
            let activities = hours.remove(&request.id).unwrap_or_default();
            PersonHours {
                request: request.id,
                person: request.beneficiary,
                opal: request.opal.clone(),
                surname: owner.surname.clone(),
                name: owner.name.clone(),
                total: activities.iter().map(|activity| &activity.envelope).sum(),
                activities,
            }
        })
        .collect();
    Ok((people, found))
}
