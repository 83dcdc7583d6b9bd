//! Registers read from their rows; and what SQL asks of where a register stands, which says the same
//! as the domain.

use affianca_domain::{
    ActivityId, ActivityState, IssuedRegister, PaperRegister, PrintedMark, Register, RegisterId,
    RegisterNumber, RegisterOrigin, RegisterSheet, RegisterState, RequestId, SessionId,
    SessionState, Signature, Unreadable,
};
use rusqlite::{Connection, Row};

use crate::{Error, ReadColumn, ReadRows, Result, values};

/// Registers that wait for a signature or for a new version
/// ([`Register::waits`](affianca_domain::Register::waits)): the condition of the index
/// `register_waiting`.
pub const WAITING: &str = "replaced_by IS NULL AND withdrawn_at IS NULL AND unused = 0
    AND (signed = 0 OR outdated_at IS NOT NULL)";

/// The condition of the registers that stand so ([`RegisterState::of`]).
#[must_use]
pub const fn standing(state: RegisterState) -> &'static str {
    match state {
        RegisterState::Replaced => "replaced_by IS NOT NULL",
        RegisterState::Withdrawn => "replaced_by IS NULL AND withdrawn_at IS NOT NULL",
        RegisterState::Outdated => {
            "replaced_by IS NULL AND withdrawn_at IS NULL AND outdated_at IS NOT NULL"
        }
        RegisterState::Signed => {
            "replaced_by IS NULL AND withdrawn_at IS NULL AND outdated_at IS NULL AND signed = 1"
        }
        RegisterState::PartlySigned => {
            "replaced_by IS NULL AND withdrawn_at IS NULL AND outdated_at IS NULL
             AND partly_signed = 1"
        }
        RegisterState::ToSign => {
            "replaced_by IS NULL AND withdrawn_at IS NULL AND outdated_at IS NULL
             AND signed = 0 AND partly_signed = 0"
        }
    }
}

/// A register with its signatures.
///
/// # Errors
/// When it cannot be read.
pub fn load(connection: &Connection, id: RegisterId) -> Result<Option<Register>> {
    let found = connection
        .prepare_cached(
            "SELECT id, year, series, serial, version, paper_number, request_id, scope, scope_label,
                    blank, data_hash, pages, sessions, minutes, uncovered, issued_at, issued_by,
                    outdated_at, unused, replaced_by, withdrawn_at, withdrawn_because,
                    rows_signed, rows_missing
             FROM register WHERE id = ?1",
        )?
        .first(values![id], register)?;
    found
        .map(|found| {
            Ok(Register {
                signatures: signatures(connection, id)?,
                ..found
            })
        })
        .transpose()
}

/// What the document of a register was printed from.
///
/// # Errors
/// When there is none, as of one on paper, or it cannot be read.
pub fn sheet(connection: &Connection, id: RegisterId) -> Result<RegisterSheet> {
    connection
        .prepare_cached("SELECT id, sheet FROM register WHERE id = ?1")?
        .one(values![id], |row| row.read_json("sheet"))
}

/// A register without its signatures.
fn register(row: &Row) -> Result<Register> {
    let (withdrawn, because): (Option<_>, Option<_>) =
        (row.read("withdrawn_at")?, row.read("withdrawn_because")?);
    Ok(Register {
        id: row.read("id")?,
        request: row.read("request_id")?,
        origin: origin(row)?,
        scope_label: row.read("scope_label")?,
        sessions: row.read("sessions")?,
        minutes: row.read("minutes")?,
        issued_at: row.read("issued_at")?,
        issued_by: row.read("issued_by")?,
        outdated_at: row.read("outdated_at")?,
        unused: row.read("unused")?,
        replaced_by: row.read("replaced_by")?,
        withdrawn: withdrawn.zip(because),
        signatures: Vec::new(),
        rows_signed: row.read("rows_signed")?,
        rows_missing: row.read("rows_missing")?,
    })
}

fn origin(row: &Row) -> Result<RegisterOrigin> {
    if let Some(number) = row.read("paper_number")? {
        return Ok(RegisterOrigin::Paper(PaperRegister {
            number,
            covers: row.read_json("scope")?,
        }));
    }
    Ok(RegisterOrigin::Issued(IssuedRegister {
        number: number(row)?,
        version: row.read("version")?,
        scope: row.read_json("scope")?,
        blank: row.read("blank")?,
        data_hash: row.read("data_hash")?,
        pages: row.read("pages")?,
        uncovered: row.read("uncovered")?,
    }))
}

/// The number of a register, from `paper_number` or from that of ours.
///
/// # Errors
/// When there is none.
pub fn number_as_told(row: &Row) -> Result<String> {
    match row.read("paper_number")? {
        Some(written) => Ok(written),
        None => Ok(number(row)?.to_string()),
    }
}

/// The number of a register issued here or of an attestation, from `year`, `series` and `serial`.
///
/// # Errors
/// When they are no number.
pub fn number(row: &Row) -> Result<RegisterNumber> {
    let letters: String = row.read("series")?;
    let series = match letters.as_str() {
        "" => None,
        letters => Some(letters.parse().map_err(|error| no_number(&error))?),
    };
    RegisterNumber::new(row.read("year")?, series, row.read("serial")?)
        .map_err(|error| no_number(&error))
}

fn no_number(error: &Unreadable) -> Error {
    Error::Internal(error.to_string())
}

/// The series of a number as stored: empty while the archive stands alone.
#[must_use]
pub fn series(number: RegisterNumber) -> String {
    number
        .series()
        .map_or_else(String::new, |series| series.as_str().to_owned())
}

fn signatures(connection: &Connection, id: RegisterId) -> Result<Vec<Signature>> {
    connection
        .prepare_cached(
            "SELECT signer, who, date, place FROM signature WHERE register_id = ?1 ORDER BY signer",
        )?
        .all(values![id], |row| {
            Ok(Signature {
                signer: row.read("signer")?,
                who: row.read("who")?,
                date: row.read("date")?,
                place: row.read("place")?,
            })
        })
}

/// The registers that print a session, whatever their state.
///
/// # Errors
/// When they cannot be read.
pub fn printing(connection: &Connection, session: SessionId) -> Result<Vec<Register>> {
    let ids: Vec<RegisterId> = connection
        .prepare_cached(
            "SELECT register_id FROM register_session WHERE session_id = ?1 ORDER BY register_id",
        )?
        .all(values![session], |row| row.read(0))?;
    some(connection, ids)
}

/// Which registers print the sessions of an activity, whatever their state: pairs in no order.
///
/// # Errors
/// When they cannot be read.
pub fn printing_in(
    connection: &Connection,
    activity: ActivityId,
) -> Result<Vec<(SessionId, RegisterId)>> {
    connection
        .prepare_cached(
            "SELECT p.session_id, p.register_id
             FROM session s JOIN register_session p ON p.session_id = s.id
             WHERE s.activity_id = ?1",
        )?
        .all(values![activity], |row| Ok((row.read(0)?, row.read(1)?)))
}

/// A register in force that prints a session.
pub struct Printing {
    /// The session.
    pub session: SessionId,
    /// The register.
    pub register: RegisterId,
    /// Its number.
    pub number: String,
    /// Whether it is on paper.
    pub on_paper: bool,
}

/// Which registers in force print the sessions of a request, in order.
///
/// # Errors
/// When they cannot be read.
pub fn in_force_of(connection: &Connection, request: RequestId) -> Result<Vec<Printing>> {
    connection
        .prepare_cached(
            "SELECT r.id, p.session_id, r.year, r.series, r.serial, r.paper_number
             FROM register r JOIN register_session p ON p.register_id = r.id
             WHERE r.request_id = ?1 AND r.replaced_by IS NULL AND r.withdrawn_at IS NULL
             ORDER BY p.session_id, r.id",
        )?
        .all(values![request], |row| {
            Ok(Printing {
                session: row.read("session_id")?,
                register: row.read("id")?,
                number: number_as_told(row)?,
                on_paper: row.read::<Option<String>>("paper_number")?.is_some(),
            })
        })
}

/// These registers; one that is not there is left out.
///
/// # Errors
/// When they cannot be read.
pub fn some(
    connection: &Connection,
    ids: impl IntoIterator<Item = RegisterId>,
) -> Result<Vec<Register>> {
    ids.into_iter()
        .filter_map(|id| load(connection, id).transpose())
        .collect()
}

/// What a register's paper says of each session it prints.
///
/// # Errors
/// When it cannot be read.
pub fn marks(connection: &Connection, id: RegisterId) -> Result<Vec<(SessionId, PrintedMark)>> {
    connection
        .prepare_cached(
            "SELECT session_id, printed FROM register_session
             WHERE register_id = ?1 ORDER BY session_id",
        )?
        .all(values![id], |row| Ok((row.read(0)?, row.read_json(1)?)))
}

/// The states, as they are now, of the sessions a register prints, each with its activity's.
///
/// # Errors
/// When they cannot be read.
pub fn states(
    connection: &Connection,
    id: RegisterId,
) -> Result<Vec<(SessionState, ActivityState)>> {
    connection
        .prepare_cached(
            "SELECT s.state, a.state FROM register_session p JOIN session s ON s.id = p.session_id
             JOIN activity a ON a.id = s.activity_id WHERE p.register_id = ?1",
        )?
        .all(values![id], |row| Ok((row.read(0)?, row.read(1)?)))
}

/// The registers that print a session of an activity, whatever their state.
///
/// # Errors
/// When they cannot be read.
pub fn printing_any_of(connection: &Connection, activity: ActivityId) -> Result<Vec<Register>> {
    let ids: Vec<RegisterId> = connection
        .prepare_cached(
            "SELECT DISTINCT p.register_id FROM session s
             JOIN register_session p ON p.session_id = s.id
             WHERE s.activity_id = ?1 ORDER BY p.register_id",
        )?
        .all(values![activity], |row| row.read(0))?;
    some(connection, ids)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use affianca_domain::Signatures;

    use super::*;

    /// Asks a condition of every register there can be.
    fn of_every_register(condition: &str, expected: impl Fn(RegisterState, bool) -> bool) {
        let connection = Connection::open_in_memory().unwrap();
        let mut statement = connection
            .prepare(&format!(
                "SELECT ({condition}) FROM (SELECT ?1 AS replaced_by, ?2 AS outdated_at,
                                                   ?3 AS signed, ?4 AS partly_signed, ?5 AS unused,
                                                   ?6 AS withdrawn_at)"
            ))
            .unwrap();
        for number in 0..64_u32 {
            let is = |bit: u32| number & (1 << bit) != 0;
            let (replaced, outdated, unused, withdrawn) = (is(0), is(1), is(4), is(5));
            let signatures = Signatures {
                coach: is(2),
                recipient: is(3),
                provider: !is(2),
                ..Signatures::default()
            };
            let state = RegisterState::of(replaced, withdrawn, outdated, signatures);
            let holds = statement
                .one::<_, Error>(
                    values![
                        replaced.then_some(8_i64),
                        outdated.then_some("2022-06-28T10:00:00".to_owned()),
                        signatures.is_signed(),
                        signatures.is_partly_signed(),
                        unused,
                        withdrawn.then_some("2022-06-28T11:00:00".to_owned())
                    ],
                    |row| row.read::<bool>(0),
                )
                .unwrap();
            assert_eq!(
                holds,
                expected(state, unused),
                "{condition}: {state}, {unused}"
            );
        }
    }

    #[test]
    fn sql_and_the_domain_agree_where_every_register_stands() {
        for asked in RegisterState::ALL {
            of_every_register(standing(asked), |state, _| state == asked);
        }
    }

    #[test]
    fn sql_and_the_domain_agree_which_registers_wait() {
        of_every_register(WAITING, RegisterState::waits);
    }
}
