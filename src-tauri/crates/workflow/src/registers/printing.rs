//! On which registers the sessions of an activity stand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use affianca_domain::{ActivityId, Register, RegisterId, RegisterState, SessionId, SessionState};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use rusqlite::{Connection, Row};

use super::OnRegister;
use crate::{Result, StoreError};

/// The registers that print the sessions of an activity.
struct Printing {
    prints: Vec<(SessionId, RegisterId)>,
    registers: BTreeMap<RegisterId, Register>,
}

impl Printing {
    fn load(connection: &Connection, activity: ActivityId) -> Result<Self> {
        let prints = rows::register::printing_in(connection, activity)?;
        let ids: BTreeSet<RegisterId> = prints.iter().map(|(_, register)| *register).collect();
        let registers = rows::register::some(connection, ids)?
            .into_iter()
            .map(|register| (register.id, register))
            .collect();
        Ok(Self { prints, registers })
    }

    /// The sessions with the registers of some states that print them.
    fn standing(
        &self,
        chosen: impl Fn(RegisterState) -> bool,
    ) -> impl Iterator<Item = (SessionId, &Register)> {
        self.prints
            .iter()
            .filter_map(|(session, id)| Some((*session, self.registers.get(id)?)))
            .filter(move |(_, register)| chosen(register.state()))
    }
}

/// The registers still good that print the sessions of an activity, in order of their numbers.
pub(crate) fn printing(
    connection: &Connection,
    activity: ActivityId,
) -> Result<HashMap<SessionId, Vec<OnRegister>>> {
    let printing = Printing::load(connection, activity)?;
    let mut found: HashMap<SessionId, Vec<OnRegister>> = HashMap::new();
    for (session, register) in printing.standing(RegisterState::is_good) {
        found.entry(session).or_default().push(OnRegister {
            id: register.id,
            number: register.number(),
            on_paper: register.paper().is_some(),
        });
    }
    for registers in found.values_mut() {
        registers.sort_by(|one, other| (&one.number, one.id).cmp(&(&other.number, other.id)));
    }
    Ok(found)
}

/// How many delivered sessions of an activity are on no signed register, in a sentence.
pub(crate) fn unsigned_remark(
    connection: &Connection,
    activity: ActivityId,
) -> Result<Option<String>> {
    let printing = Printing::load(connection, activity)?;
    let signed: BTreeSet<SessionId> = printing
        .standing(|state| state == RegisterState::Signed)
        .map(|(session, _)| session)
        .collect();
    let mut missing = delivered(connection, activity)?;
    missing.retain(|session| !signed.contains(session));
    Ok(match missing.len() {
        0 => None,
        1 => Some("Un’erogazione non è ancora in un registro firmato.".to_owned()),
        more => Some(format!(
            "{more} erogazioni non sono ancora in un registro firmato."
        )),
    })
}

fn delivered(connection: &Connection, activity: ActivityId) -> Result<Vec<SessionId>> {
    let read = |row: &Row| -> Result<(SessionId, SessionState), StoreError> {
        Ok((row.read("id")?, row.read("state")?))
    };
    let sessions = connection
        .prepare_cached("SELECT id, state FROM session WHERE activity_id = ?1")?
        .all(values![activity], read)?;
    Ok(sessions
        .into_iter()
        .filter(|(_, state)| *state == SessionState::Delivered)
        .map(|(session, _)| session)
        .collect())
}
