//! Answering a request (§2): admit, refuse with a reason, cancelled by itself past day 7.

use affianca_domain::{RequestId, RequestState};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, params};

use super::{Record, listing};
use crate::directory::programme_of;
use crate::{Action, Archive, Error, Refusal, Result, Write};
use affianca_store::journal::MOMENT;

/// A reason longer than this is pasted by mistake.
const LONGEST_REASON: usize = 2000;

impl Archive {
    /// *Ammissione al servizio* (§2).
    ///
    /// # Errors
    /// [`Error::Stale`] when it is no longer as `expected`; `TOO_LATE` past day 7.
    pub fn admit(&self, id: RequestId, expected: RequestState, now: NaiveDateTime) -> Result<()> {
        self.write(Action::Admit, now, |step| {
            let request = answerable(step, id, expected)?;
            let state = request.state.admit().map_err(forbidden)?;
            answer(step, &request, state, None)
        })
    }

    /// *Rifiuta la richiesta*: the written reason is mandatory (§2).
    ///
    /// # Errors
    /// As [`Archive::admit`], and a missing reason.
    pub fn refuse(
        &self,
        id: RequestId,
        expected: RequestState,
        reason: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::invalid(
                "reason",
                "Scrivi la motivazione prima di confermare.",
            ));
        }
        if reason.chars().count() > LONGEST_REASON {
            return Err(Error::invalid(
                "reason",
                "La motivazione supera i 2.000 caratteri.",
            ));
        }
        self.write(Action::Refuse, now, |step| {
            let request = answerable(step, id, expected)?;
            let state = request.state.refuse().map_err(forbidden)?;
            step.note("motivazione", reason);
            answer(step, &request, state, Some(reason))
        })
    }

    /// Cancels every request left without an answer past day 7 (§2); gives how many. A day that was
    /// only guessed cancels nothing: it moves on, and the last day to answer is always today.
    ///
    /// # Errors
    /// When the archive refuses; each request is a transaction of its own.
    pub fn cancel_expired(&self, now: NaiveDateTime) -> Result<u32> {
        let waiting = self.read(waiting)?;
        let mut cancelled = 0;
        for (id, notified) in waiting {
            let Some(request) = self.read(|connection| expired(connection, id, now.date()))? else {
                continue;
            };
            if request.notified_guessed {
                self.keep_draft(|connection| guess_again(connection, &request, now.date()))?;
                continue;
            }
            let cancelling = self.write_as_program(Action::Expire, now, |step| {
                let request = Record::load(step, id)?;
                let state = request.state.cancel().map_err(forbidden)?;
                step.note("notificata il", affianca_domain::format_date(notified));
                let reason = "Nessuna risposta entro 7 giorni dalla notifica (§2).";
                answer(step, &request, state, Some(reason))
            });
            match cancelling {
                Ok(()) => cancelled += 1,
                // Answered since it was listed: nothing left to cancel.
                Err(Error::Refused(Refusal::ForbiddenAnswer(_))) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(cancelled)
    }
}

fn waiting(connection: &Connection) -> Result<Vec<(RequestId, NaiveDate)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, notified_date FROM request WHERE state = 'PROPOSTA' ORDER BY notified_date",
    )?;
    let rows = statement.query_map([], |row| Ok((RequestId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The request, when its day 7 is over.
fn expired(connection: &Connection, id: RequestId, today: NaiveDate) -> Result<Option<Record>> {
    let request = Record::load(connection, id)?;
    let limits = programme_of(connection, &request.programme)?.limits;
    let over = RequestState::is_expired(request.notified_date, today, &limits);
    Ok(over.then_some(request))
}

fn guess_again(connection: &Connection, request: &Record, today: NaiveDate) -> Result<()> {
    let limits = programme_of(connection, &request.programme)?.limits;
    let guess = RequestState::likely_notification(request.request_date, today, &limits);
    connection.execute(
        "UPDATE request SET notified_date = ?2
         WHERE id = ?1 AND notified_guessed = 1 AND state = 'PROPOSTA'",
        params![request.id.0, guess],
    )?;
    Ok(())
}

/// A request cancelled here whose notification date has been corrected, and whose term is not over with
/// the right one, waits for its answer again. Says whether it does.
pub(super) fn reopen(step: &mut Write, id: RequestId) -> Result<bool> {
    let request = Record::load(step, id)?;
    let limits = programme_of(step, &request.programme)?.limits;
    let Ok(state) = request.state.reopen() else {
        return Ok(false);
    };
    let here = request.decided_at.is_some();
    if !here || RequestState::is_expired(request.notified_date, step.now.date(), &limits) {
        return Ok(false);
    }
    step.execute(
        "UPDATE request SET state = ?2, decided_at = NULL, decided_by = NULL, reason = NULL
         WHERE id = ?1",
        params![id.0, state.as_str()],
    )?;
    step.note("situazione", format!("{} → {state}", request.state));
    Ok(true)
}

fn answerable(step: &Write, id: RequestId, expected: RequestState) -> Result<Record> {
    let request = Record::load(step, id)?;
    request.expect(expected)?;
    let limits = programme_of(step, &request.programme)?.limits;
    if request.state == RequestState::Proposed
        && !request.notified_guessed
        && RequestState::is_expired(request.notified_date, step.now.date(), &limits)
    {
        return Err(Refusal::AnsweredTooLate {
            days: limits.answer_days,
            notified: request.notified_date,
        }
        .into());
    }
    Ok(request)
}

fn answer(
    step: &mut Write,
    request: &Record,
    state: RequestState,
    reason: Option<&str>,
) -> Result<()> {
    step.execute(
        "UPDATE request SET state = ?2, decided_at = ?3, decided_by = ?4, reason = ?5 WHERE id = ?1",
        params![
            request.id.0,
            state.as_str(),
            step.now.format(MOMENT).to_string(),
            step.who(),
            reason
        ],
    )?;
    step.about(format!("richiesta {}", request.opal));
    step.within(request.id);
    listing::refresh(step, request.id)
}

fn forbidden(error: affianca_domain::ForbiddenAnswer) -> Error {
    Refusal::ForbiddenAnswer(error.to_string()).into()
}
