//! From where and by whom sessions of a plan are delivered.

use affianca_domain::{Availability, BranchId, CoachId, Workplace};
use affianca_store::Column;
use rusqlite::Connection;

use super::{SetAside, gather};
use crate::fields::Fields;
use crate::sessions::is_archived;
use crate::{Result, availability};

/// The branch and the coach of a plan.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub branch: BranchId,
    pub place: Workplace,
    pub coach: CoachId,
    /// When the coach can.
    pub free: Availability,
}

impl Desk {
    /// The branch and the coach chosen, or what is wrong with the choice.
    pub fn of(
        connection: &Connection,
        fields: &mut Fields,
        (branch, coach): (Option<BranchId>, Option<CoachId>),
    ) -> Result<Option<Self>> {
        let branch = chosen(
            connection,
            fields,
            ("branch", branch),
            (
                "Scegli lo sportello.",
                "Questo sportello è archiviato: scegline un altro.",
            ),
        )?;
        let coach = chosen(
            connection,
            fields,
            ("coach", coach),
            (
                "Scegli l’operatore.",
                "Questo operatore è archiviato: scegline un altro.",
            ),
        )?;
        let (Some(branch), Some(coach)) = (branch, coach) else {
            return Ok(None);
        };
        Ok(Some(Self {
            branch,
            place: gather::branch(connection, Some(branch))?,
            coach,
            free: availability::of_coach(connection, coach)?,
        }))
    }
}

fn chosen<I: Column + Copy>(
    connection: &Connection,
    fields: &mut Fields,
    (table, id): (&str, Option<I>),
    (missing, archived): (&str, &str),
) -> Result<Option<I>> {
    let state = match id {
        Some(id) => is_archived(connection, table, id)?,
        None => None,
    };
    match state {
        Some(false) => return Ok(id),
        Some(true) => fields.problem(table, archived),
        None => fields.problem(table, missing),
    }
    Ok(None)
}

/// What is known of when somebody can, without what is set aside.
pub(super) fn heeded(
    known: &Availability,
    set_aside: &[SetAside],
    (absences, hours): (SetAside, SetAside),
) -> Availability {
    let mut heeded = known.clone();
    if set_aside.contains(&absences) {
        heeded.absences.clear();
    }
    if set_aside.contains(&hours) {
        heeded.weeks.clear();
    }
    heeded
}
