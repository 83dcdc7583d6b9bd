//! Answering a request (§2): admit, refuse with a reason, cancelled by itself past day 7.

use affianca_domain::request::Waiting;
use affianca_domain::typed::lengths;
use affianca_domain::{ForbiddenAnswer, Request, RequestId, RequestState, format_date};
use affianca_store::{ReadRows as _, rows, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::load;
use crate::directory::programme_of;
use crate::error::expect;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};
use affianca_store::rows::programme::Programmes;

impl Archive {
    /// *Ammissione al servizio* (§2).
    ///
    /// # Errors
    /// [`Refusal::StateChanged`] when it is no longer as `expected`; [`Refusal::AnsweredTooLate`]
    /// past day 7.
    pub fn admit(&self, id: RequestId, expected: RequestState, now: NaiveDateTime) -> Result<()> {
        self.write(Action::Admit, now, |step| {
            let request = answerable(step, id, expected)?;
            let state = request.state.admit().map_err(forbidden)?;
            answer(step, request, state, None)
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
        let mut fields = Fields::new("");
        let missing = "Scrivi la motivazione prima di confermare.";
        let reason = fields.mandatory_lines("reason", reason, lengths::REASON, missing);
        fields.finish()?;
        self.write(Action::Refuse, now, |step| {
            let request = answerable(step, id, expected)?;
            let state = request.state.refuse().map_err(forbidden)?;
            step.note_apart("motivazione", reason.as_str());
            answer(step, request, state, Some(&reason))
        })
    }

    /// Cancels every request left without an answer past day 7 (§2); gives how many. A day that was
    /// only guessed cancels nothing: it moves on, and the last day to answer is always today. A
    /// clock that is doubted ([`Archive::clock_doubt`]) cancels nothing either.
    ///
    /// # Errors
    /// When the archive refuses; each request is a transaction of its own.
    pub fn cancel_expired(&self, now: NaiveDateTime) -> Result<u32> {
        if self.clock_doubt(now)?.is_some() {
            return Ok(0);
        }
        let today = now.date();
        let mut cancelled = 0;
        for (id, waiting) in self.read(|connection| overdue(connection, today))? {
            match waiting {
                Waiting::On => {}
                Waiting::NotifiedOn(_) => {
                    self.keep_draft(|connection| guess_again(connection, id, today))?;
                }
                Waiting::Expired => cancelled += u32::from(self.expire(id, now)?),
            }
        }
        Ok(cancelled)
    }

    /// Cancels a request in the program's name; `false` when somebody answered since it was listed.
    fn expire(&self, id: RequestId, now: NaiveDateTime) -> Result<bool> {
        let cancelling = self.write_as_program(Action::Expire, now, |step| {
            let request = load(step, id)?;
            let state = request.state.cancel().map_err(forbidden)?;
            step.note("notificata il", format_date(request.notified_date));
            let reason = "Nessuna risposta entro 7 giorni dalla notifica (§2).";
            answer(step, request, state, Some(reason))
        });
        match cancelling {
            Err(Error::Refused(Refusal::ForbiddenAnswer(_))) => Ok(false),
            other => other.map(|()| true),
        }
    }
}

/// The requests whose term to answer is over, the earliest first, and what becomes of each.
fn overdue(connection: &Connection, today: NaiveDate) -> Result<Vec<(RequestId, Waiting)>> {
    let programmes = Programmes::load(connection)?;
    let open = connection
        .prepare_cached(&format!(
            "SELECT {} FROM request WHERE state = ?1 ORDER BY notified_date",
            rows::request::COLUMNS
        ))?
        .all(values![RequestState::Proposed], rows::request::read)?;
    let mut found = Vec::new();
    for request in open {
        let limits = &programmes.of(&request.programme)?.limits;
        match request.waiting(today, limits) {
            Waiting::On => {}
            over => found.push((request.id, over)),
        }
    }
    Ok(found)
}

fn guess_again(connection: &Connection, id: RequestId, today: NaiveDate) -> Result<()> {
    let request = load(connection, id)?;
    let limits = programme_of(connection, &request.programme)?.limits;
    if let Waiting::NotifiedOn(notified_date) = request.waiting(today, &limits) {
        let guessed = Request {
            notified_date,
            ..request
        };
        rows::request::update(connection, &guessed)?;
    }
    Ok(())
}

/// A request cancelled here whose notification date has been corrected, and whose term is not over
/// with the right one, waits for its answer again; any other is as it was.
pub(super) fn reopened(step: &mut Write, request: Request) -> Result<Request> {
    let limits = programme_of(step, &request.programme)?.limits;
    if !request.reopens(step.now.date(), &limits) {
        return Ok(request);
    }
    let state = request.state.reopen().map_err(forbidden)?;
    step.note("situazione", format!("{} → {state}", request.state));
    Ok(Request {
        state,
        decided_at: None,
        decided_by: None,
        reason: None,
        ..request
    })
}

fn answerable(step: &Write, id: RequestId, expected: RequestState) -> Result<Request> {
    let request = load(step, id)?;
    expect(request.state, expected)?;
    let limits = programme_of(step, &request.programme)?.limits;
    if request.is_too_late(step.now.date(), &limits) {
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
    request: Request,
    state: RequestState,
    reason: Option<&str>,
) -> Result<()> {
    let answered = Request {
        state,
        decided_at: Some(step.now),
        decided_by: Some(step.who().to_owned()),
        reason: reason.map(str::to_owned),
        ..request
    };
    rows::request::update(step, &answered)?;
    step.about(format!("richiesta {}", answered.opal));
    step.within(answered.id);
    Ok(())
}

fn forbidden(error: ForbiddenAnswer) -> Error {
    Refusal::ForbiddenAnswer(error.to_string()).into()
}
