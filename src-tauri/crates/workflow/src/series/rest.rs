//! *Questa e le seguenti*: a draft of a series and the drafts after it, changed or given up in one step. What
//! is no draft any more is told, and stays.

use affianca_domain::{Moment, Session, SessionId, SessionState, SessionStep, Violation};
use affianca_store::rows;
use affianca_store::rows::{session, session_group};
use affianca_store::{ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::changes::{Acknowledged, line_of};
use super::lines::{listed, telling};
use super::{SeriesEdit, SeriesRest, ShownSession};
use crate::error::expect;
use crate::sessions::{
    Beside, Candidate, Context, Diary, DiaryOf, Onto, SessionForm, forbidden, load, not_ended, read,
};
use crate::{Action, Archive, Refusal, Result, Write};

impl Archive {
    /// A draft of a series and what comes after it: with a form, as they would become.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`] for a form that cannot be read, [`Refusal::StateChanged`] when
    /// it is no draft any more.
    pub fn series_rest(
        &self,
        id: SessionId,
        form: Option<&SessionForm>,
        now: NaiveDateTime,
    ) -> Result<SeriesRest> {
        self.read(|connection| {
            let before = load(connection, id)?;
            expect(before.state, SessionState::Entered)?;
            let context = Context::load(connection, before.activity)?;
            not_ended(&context)?;
            let (drafts, left) = members(connection, &before)?;
            let left = left.iter().map(|it| listed(&context, it, Vec::new()));
            let left = left.collect();
            let Some(form) = form else {
                let drafts = std::iter::once(&before).chain(&drafts);
                return Ok(SeriesRest {
                    drafts: drafts.map(|it| listed(&context, it, Vec::new())).collect(),
                    left,
                });
            };
            let edited = read(connection, form, Onto::Kept(&before), now.date())?;
            let become_so = judged(connection, &context, (&before, &edited), drafts, now)?;
            Ok(SeriesRest {
                drafts: become_so
                    .into_iter()
                    .map(|(session, violations)| listed(&context, &session, violations))
                    .collect(),
                left,
            })
        })
    }

    /// *Invia* for a draft of a series and those after it: all of them, or none.
    ///
    /// # Errors
    /// [`Refusal::SessionChanged`] when they are not those shown, [`Error::Invalid`], [`Error::Rules`].
    pub fn edit_series(&self, order: &SeriesEdit, now: NaiveDateTime) -> Result<()> {
        self.write(Action::EditSeries, now, |step| {
            let before = load(step, order.session)?;
            expect(before.state, SessionState::Entered)?;
            let context = Context::load(step, before.activity)?;
            not_ended(&context)?;
            let (drafts, _) = members(step, &before)?;
            as_shown(std::iter::once(&before).chain(&drafts), &order.shown)?;
            let edited = read(step, &order.form, Onto::Kept(&before), now.date())?;
            let mut seen = Acknowledged::new(&order.acknowledged);
            let mut told = Vec::new();
            for (session, violations) in
                judged(step, &context, (&before, &edited), drafts, step.now)?
            {
                seen.take(&session, &violations)?;
                told.push(line_of(&context, &session));
                rows::session::update(step, &session.changed())?;
            }
            about(step, &context, told);
            seen.note(step);
            Ok(())
        })
    }

    /// *Annulla* for a draft of a series and those after it.
    ///
    /// # Errors
    /// [`Refusal::SessionChanged`] when they are not those shown.
    pub fn cancel_series(
        &self,
        id: SessionId,
        shown: &[ShownSession],
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::CancelSeries, now, |step| {
            let first = load(step, id)?;
            expect(first.state, SessionState::Entered)?;
            let context = Context::load(step, first.activity)?;
            not_ended(&context)?;
            let (drafts, _) = members(step, &first)?;
            as_shown(std::iter::once(&first).chain(&drafts), shown)?;
            let mut told = Vec::new();
            for session in std::iter::once(first).chain(drafts) {
                told.push(line_of(&context, &session));
                let given_up = session
                    .after(SessionStep::Cancel, None, step.now)
                    .map_err(forbidden)?;
                rows::session::update(step, &given_up)?;
            }
            about(step, &context, told);
            Ok(())
        })
    }
}

/// Those of its series after a session, by day: the drafts, and the others that still stand.
fn members(connection: &Connection, of: &Session) -> Result<(Vec<Session>, Vec<Session>)> {
    let Some(group) = session_group::of_session(connection, of.id)? else {
        return Ok((Vec::new(), Vec::new()));
    };
    let after = connection
        .prepare_cached(&format!(
            "SELECT {} FROM session
             WHERE id IN (SELECT session_id FROM session_group_member WHERE group_id = ?1)
               AND activity_id = ?2 AND (date, start, id) > (?3, ?4, ?5)
             ORDER BY date, start, id",
            session::COLUMNS
        ))?
        .all(
            values![group, of.activity, of.date, of.start, of.id],
            session::read,
        )?;
    let standing = after.into_iter().filter(|session| !session.is_dropped());
    Ok(standing.partition(|session| session.state == SessionState::Entered))
}

/// The drafts with what was changed in the first of them, each judged beside those before it. Its day is
/// its own.
fn judged(
    connection: &Connection,
    context: &Context,
    (before, edited): (&Session, &Session),
    drafts: Vec<Session>,
    now: NaiveDateTime,
) -> Result<Vec<(Session, Vec<Violation>)>> {
    let follow = |session: Session| Session {
        branch: pick(before.branch, edited.branch, session.branch),
        coach: pick(before.coach, edited.coach, session.coach),
        start: pick(before.start, edited.start, session.start),
        end: pick(before.end, edited.end, session.end),
        place: pick(&before.place, &edited.place, &session.place).clone(),
        ..session
    };
    let sessions: Vec<Session> = std::iter::once(edited.clone())
        .chain(drafts.into_iter().map(follow))
        .collect();
    let days = || sessions.iter().map(|session| session.date);
    let span = (
        days().min().unwrap_or(edited.date),
        days().max().unwrap_or(edited.date),
    );
    let mut whose = DiaryOf::of(edited.beneficiary, None);
    whose.coaches = sessions.iter().map(|session| session.coach).collect();
    let mut diary = Diary::load(connection, &whose, span, false)?;
    let mut counted = context.counted_without(None);
    let mut found = Vec::new();
    for session in sessions {
        let plan = session.plan();
        let candidate = Candidate {
            moment: Moment::Enter,
            plan: &plan,
            branch: Some(session.branch),
            coach: Some(session.coach),
            itself: Some(&session),
            entered: None,
        };
        let neighbours = diary.beside(session.beneficiary, Some(session.coach), Some(session.id));
        let beside = Beside {
            counted,
            neighbours: &neighbours,
            patron: context.patron(connection, &candidate)?,
        };
        let violations = telling(context.judge_beside(&candidate, &beside, now));
        counted = counted + session.minutes();
        diary.put(context, &session);
        found.push((session, violations));
    }
    Ok(found)
}

/// What was changed in the first is changed in one that follows; the rest of it stays.
fn pick<T: Copy + PartialEq>(before: T, edited: T, own: T) -> T {
    if before == edited { own } else { edited }
}

/// Refuses when the list is not the one shown.
pub(super) fn as_shown<'a>(
    found: impl Iterator<Item = &'a Session>,
    shown: &[ShownSession],
) -> Result<()> {
    let found = found.map(|session| ShownSession {
        session: session.id,
        revision: session.revision,
    });
    if found.eq(shown.iter().copied()) {
        return Ok(());
    }
    Err(Refusal::SessionChanged.into())
}

fn about(step: &mut Write, context: &Context, told: Vec<String>) {
    step.about(format!(
        "{} erogazioni, {} {}",
        told.len(),
        context.request.opal,
        context.activity.code
    ));
    step.within(context.request.id);
    step.note("erogazioni", told);
}
