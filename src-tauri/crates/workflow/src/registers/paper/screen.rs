//! What the form of a register on paper offers, and what its page shows.

use affianca_domain::document_head::each_once;
use affianca_domain::{
    ExpectedSigners, PaperRegister, PaperScope, PrintedSession, Register, RegisterId, RequestId,
    RestingOnPaper, SessionId, SessionState, format_date,
};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::super::{gather, sign};
use super::form::Days;
use super::{PaperCheck, PaperForm, PaperOrder, PaperSession, PaperView, Withdrawal};
use crate::directory::provider;
use crate::requests;
use crate::{Archive, Error, Result, StoreError};

impl Archive {
    /// What the form opens with: what is on no register yet, or the register to be corrected.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn paper_register_form(
        &self,
        request: RequestId,
        register: Option<RegisterId>,
    ) -> Result<PaperForm> {
        self.read(|connection| match register {
            None => blank(connection, request),
            Some(id) => recorded(connection, id),
        })
    }

    /// The sessions that can stand on it, and what cannot be read of its days.
    ///
    /// # Errors
    /// [`Error::NotFound`]; fields that cannot be read come back in the answer.
    pub fn check_paper_register(
        &self,
        order: &PaperOrder,
        now: NaiveDateTime,
    ) -> Result<PaperCheck> {
        self.read(|connection| {
            requests::load(connection, order.request)?;
            let days = Days::read(&order.form, now.date());
            let known = days.known();
            let all = offered(connection, order.request, order.register)?;
            let fits = |session: &PrintedSession| match known {
                Some((from, to)) => {
                    let activity = order.form.activity;
                    let covers = PaperScope { activity, from, to };
                    covers.misfit(session).is_none()
                }
                None => order.form.activity.is_none_or(|it| it == session.activity),
            };
            let (inside, outside): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(session, _)| fits(session));
            let sessions: Vec<PaperSession> = inside.into_iter().map(line).collect();
            let expected = expected(connection, order.request, &sessions)?;
            Ok(PaperCheck {
                fields: days.problems,
                outside: u32::try_from(outside.len()).unwrap_or(u32::MAX),
                signers: sign::signatures(&[], &expected),
                sessions,
            })
        })
    }
}

/// From the first to the last day of what was delivered and is on no register.
fn blank(connection: &Connection, request: RequestId) -> Result<PaperForm> {
    requests::load(connection, request)?;
    let mut open = offered(connection, request, None)?;
    open.retain(|(_, registers)| registers.is_empty());
    let day = |found: Option<&(PrintedSession, Vec<String>)>| {
        found.map_or_else(String::new, |(session, _)| format_date(session.date))
    };
    Ok(PaperForm {
        from: day(open.first()),
        to: day(open.last()),
        sessions: open.iter().map(|(session, _)| session.session).collect(),
        ..PaperForm::default()
    })
}

fn recorded(connection: &Connection, id: RegisterId) -> Result<PaperForm> {
    let register = rows::register::load(connection, id)?;
    let paper = register.as_ref().and_then(Register::paper);
    let PaperRegister { number, covers } = paper.ok_or(Error::NotFound("Il registro su carta"))?;
    let marks = rows::register::marks(connection, id)?;
    Ok(PaperForm {
        number: number.clone(),
        activity: covers.activity,
        from: format_date(covers.from),
        to: format_date(covers.to),
        sessions: marks.into_iter().map(|(session, _)| session).collect(),
        signatures: Vec::new(),
    })
}

/// The delivered sessions of a request, by date and hour, with the other registers in force that
/// print them.
fn offered(
    connection: &Connection,
    request: RequestId,
    itself: Option<RegisterId>,
) -> Result<Vec<(PrintedSession, Vec<String>)>> {
    let mut in_force = rows::register::in_force_of(connection, request)?;
    in_force.retain(|it| Some(it.register) != itself);
    let mut sessions = rows::printed_session::of_request(connection, request)?;
    sessions.retain(|session| session.state == SessionState::Delivered);
    Ok(sessions
        .into_iter()
        .map(|session| {
            let printing = in_force.iter().filter(|it| it.session == session.session);
            let numbers = printing.map(|it| it.number.clone()).collect();
            (session, numbers)
        })
        .collect())
}

fn line((session, registers): (PrintedSession, Vec<String>)) -> PaperSession {
    PaperSession {
        session: session.session,
        date: session.date,
        start: session.start,
        end: session.end,
        minutes: session.minutes(),
        activity_code: session.code,
        coach: session.coach,
        proposed: registers.is_empty(),
        registers,
    }
}

/// What the page of a register on paper shows beside what every register has.
pub(in super::super) fn view(
    connection: &Connection,
    register: &Register,
    paper: &PaperRegister,
) -> Result<PaperView> {
    let marks = rows::register::marks(connection, register.id)?;
    let own = |id: SessionId| marks.iter().any(|(session, _)| *session == id);
    let mut sessions = rows::printed_session::of_request(connection, register.request)?;
    sessions.retain(|session| own(session.session));
    Ok(PaperView {
        from: paper.covers.from,
        to: paper.covers.to,
        recorded_by: register.issued_by.clone(),
        sessions: sessions
            .into_iter()
            .map(|session| line((session, Vec::new())))
            .collect(),
        fixed: fixed(connection, register)?,
        withdrawn: register
            .withdrawn
            .clone()
            .map(|(at, because)| Withdrawal { at, because }),
    })
}

/// Who may be expected to have signed, by who delivered the sessions and whose request it is.
pub(in super::super) fn expected(
    connection: &Connection,
    request: RequestId,
    sessions: &[PaperSession],
) -> Result<ExpectedSigners> {
    let heading = gather::heading(connection, request)?;
    let referent = provider(connection)?.referent;
    Ok(ExpectedSigners {
        coach: each_once(sessions.iter().map(|session| session.coach.as_str())),
        beneficiary: heading.beneficiary,
        contact: heading.contact,
        referent: Some(referent).filter(|name| !name.is_empty()),
    })
}

/// Why a register on paper can no longer be corrected, if so.
pub(super) fn fixed(connection: &Connection, register: &Register) -> Result<Option<String>> {
    let ended = connection
        .prepare_cached(
            "SELECT a.code FROM activity a
             WHERE a.request_id = ?1 AND a.ended_at >= ?2 AND a.id IN (
                 SELECT s.activity_id FROM register_session p JOIN session s ON s.id = p.session_id
                 WHERE p.register_id = ?3)
             ORDER BY a.position",
        )?
        .all::<_, StoreError>(
            values![register.request, register.issued_at, register.id],
            |row| row.read(0),
        )?;
    let (report, attestation) = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM report WHERE request_id = ?1 AND ready_at >= ?2
                                AND reopened_at IS NULL) AS report,
                    EXISTS (SELECT 1 FROM attestation WHERE request_id = ?1 AND issued_at >= ?2)
                        AS attestation",
        )?
        .one::<_, StoreError>(values![register.request, register.issued_at], |row| {
            Ok((row.read("report")?, row.read("attestation")?))
        })?;
    let resting = RestingOnPaper {
        ended,
        report,
        attestation,
    };
    Ok(resting.sentence())
}
