//! What a calendar file would change of a coach's absences: an appointment is known by its UID and by when
//! it begins.

use std::collections::{BTreeMap, BTreeSet};

use affianca_domain::{Absence, AbsenceId};
use affianca_store::rows::availability::KeptAbsence;
use affianca_tables::calendar::{CalendarRead, Commitment};
use chrono::NaiveDate;

/// What is to be done, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub added: Vec<Commitment>,
    /// Those that are there, as they become.
    pub changed: Vec<(AbsenceId, Commitment)>,
    /// Those that are there and in the file no more.
    pub removed: Vec<(AbsenceId, Absence, String)>,
    pub same: u32,
}

type Key = (String, NaiveDate, Option<u16>);

fn key(uid: &str, away: &Absence) -> Key {
    let start = away.hours().map(|hours| hours.start.minutes());
    (uid.to_owned(), away.from(), start)
}

/// Holds a file against what came in before; what is over stays as it is.
pub(super) fn planned(read: &CalendarRead, kept: &[KeptAbsence]) -> Plan {
    let mut known: BTreeMap<Key, &KeptAbsence> = kept
        .iter()
        .filter(|it| !it.calendar_uid.is_empty())
        .map(|it| (key(&it.calendar_uid, &it.absence), it))
        .collect();
    let mut plan = Plan::default();
    for it in &read.commitments {
        match known.remove(&key(&it.uid, &it.away)) {
            None => plan.added.push(it.clone()),
            Some(there) if there.absence == it.away => plan.same += 1,
            Some(there) => plan.changed.push((there.id, it.clone())),
        }
    }
    let in_file: &BTreeSet<String> = &read.uids;
    plan.removed = known
        .into_values()
        .filter(|it| in_file.contains(&it.calendar_uid))
        .map(|it| (it.id, it.absence, it.note.clone()))
        .collect();
    plan.removed.sort_by_key(|it| it.1.from());
    plan
}
