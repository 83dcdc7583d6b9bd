//! A plan that is accepted: every session judged again by the rules, then all of them entered as drafts in
//! one step, or none.

use std::collections::BTreeSet;

use affianca_domain::planner::{self, Ask, Planned, Taken};
use affianca_domain::{BranchId, CoachId, Minutes, Session, SessionGroupId, SessionId};
use affianca_store::rows::{self, session_group};
use chrono::NaiveDateTime;

use super::desk::Desk;
use super::gather;
use super::propose::{Asked, coaches};
use super::{AcceptedPlan, PlanEntered, PlannedSession, taken, words};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write, availability};

/// The most sessions entered in one step: what twenty people have left.
const MOST: usize = 2_000;

impl Archive {
    /// Enters the sessions of plans as `INSERITA`, a group a request. The rules judge each once more beside
    /// all others, as if all of them were scheduled; if they have anything to say, a warning included,
    /// something changed since, and nothing is entered.
    ///
    /// # Errors
    /// [`Refusal::PlanChanged`], [`Refusal::PlanEmpty`], [`crate::Error::Invalid`] for fields,
    /// [`crate::Error::NotFound`].
    pub fn accept_plans(&self, plans: &[AcceptedPlan], now: NaiveDateTime) -> Result<PlanEntered> {
        self.write(Action::AcceptPlan, now, |step| {
            let sessions: usize = plans.iter().map(|plan| plan.sessions.len()).sum();
            if plans.iter().any(|plan| plan.sessions.is_empty()) || sessions == 0 || sessions > MOST
            {
                return Err(Refusal::PlanEmpty.into());
            }
            let asked = asked(step, plans, now)?;
            judged(step, &asked, plans)?;
            let mut entered = PlanEntered {
                groups: Vec::new(),
                sessions: u32::try_from(sessions).unwrap_or(u32::MAX),
                minutes: Minutes::ZERO,
            };
            for (asked, plan) in asked.iter().zip(plans) {
                let (group, minutes) = enter(step, asked, plan)?;
                entered.groups.push(group);
                entered.minutes = entered.minutes + minutes;
            }
            tell(step, &asked, sessions);
            Ok(entered)
        })
    }
}

/// The plans as they are asked now: the form as it was, the archive as it is.
fn asked(step: &Write, plans: &[AcceptedPlan], now: NaiveDateTime) -> Result<Vec<Asked>> {
    let requests: Vec<_> = plans.iter().map(|plan| plan.form.request).collect();
    let different: BTreeSet<_> = requests.iter().collect();
    if different.len() < requests.len() {
        return Err(Refusal::PlanEmpty.into());
    }
    let mut desks: Vec<Desk> = Vec::new();
    let mut asked = Vec::new();
    for (path, plan) in gather::paths(step, &requests)?.into_iter().zip(plans) {
        let mut form = plan.form.clone();
        form.locked.clear();
        for part in &mut form.activities {
            part.wanted = plan
                .sessions
                .iter()
                .any(|one| one.activity == part.activity);
        }
        let who = (form.branch, form.coach);
        let same = |desk: &&Desk| (Some(desk.branch), Some(desk.coach)) == who;
        let known = desks.iter().find(same).cloned();
        let desk = match known {
            Some(desk) => desk,
            None => desk_of(step, who)?,
        };
        asked.push(Asked::read(path, &form, &desk, now)?);
        desks.push(desk);
    }
    Ok(asked)
}

fn desk_of(step: &Write, who: (Option<BranchId>, Option<CoachId>)) -> Result<Desk> {
    let mut fields = Fields::new("");
    let desk = Desk::of(step, &mut fields, who)?;
    desk.ok_or_else(|| Error::Invalid(fields.problems()))
}

/// Refuses all of it where the rules have anything to say.
fn judged(step: &Write, asked: &[Asked], plans: &[AcceptedPlan]) -> Result<()> {
    let planned: Vec<Vec<Planned>> = plans
        .iter()
        .map(|plan| plan.sessions.iter().map(PlannedSession::planned).collect())
        .collect();
    let travel = availability::travel(step)?;
    let days = planned.iter().flatten().map(|one| one.date);
    let (Some(from), Some(to)) = (days.clone().min(), days.max()) else {
        return Err(Refusal::PlanEmpty.into());
    };
    let paths: Vec<_> = asked.iter().map(|one| one.path.clone()).collect();
    let taken = taken::between(step, &paths, &coaches(asked), (from, to))?;
    for (at, (plan, sessions)) in asked.iter().zip(&planned).enumerate() {
        let ask = plan.ask(&travel)?;
        if !is_of(&ask, sessions) {
            return Err(Refusal::PlanEmpty.into());
        }
        let beside: Vec<Taken> = taken
            .iter()
            .cloned()
            .chain(others(asked, &planned, at))
            .collect();
        if let Some((session, violation)) = planner::objections(&ask, sessions, &beside).first() {
            return Err(Refusal::PlanChanged {
                session: words::when(session),
                why: violation.sentence(),
            }
            .into());
        }
    }
    Ok(())
}

/// Whether all sessions are of what is asked: its activities, its days, each once.
fn is_of(ask: &Ask<'_>, sessions: &[Planned]) -> bool {
    let once: BTreeSet<_> = sessions
        .iter()
        .map(|one| (one.date, one.span.start))
        .collect();
    let (from, to) = (ask.wish.from, ask.wish.to);
    let known = |one: &Planned| ask.wanted.iter().any(|it| it.activity == one.activity);
    ask.check().is_ok()
        && once.len() == sessions.len()
        && sessions
            .iter()
            .all(|one| known(one) && (from..=to).contains(&one.date))
}

/// The sessions that the other plans enter in the same step.
fn others(asked: &[Asked], planned: &[Vec<Planned>], but: usize) -> Vec<Taken> {
    let all = asked.iter().zip(planned).enumerate();
    all.filter(|(at, _)| *at != but)
        .flat_map(|(_, (plan, sessions))| {
            sessions.iter().map(move |one| Taken {
                date: one.date,
                span: one.span,
                person: plan.path.request.beneficiary,
                coach: plan.desk.coach,
                place: plan.place(one.activity).to_owned(),
            })
        })
        .collect()
}

/// Enters the sessions of one request, in order of time.
fn enter(
    step: &mut Write,
    asked: &Asked,
    plan: &AcceptedPlan,
) -> Result<(SessionGroupId, Minutes)> {
    let mut sessions: Vec<Planned> = plan.sessions.iter().map(PlannedSession::planned).collect();
    sessions.sort_unstable_by_key(|one| (one.date, one.span.start));
    let (mut members, mut lines): (Vec<SessionId>, Vec<String>) = (Vec::new(), Vec::new());
    for one in &sessions {
        let session = Session {
            place: asked.place(one.activity).to_owned(),
            ..Session::entered_now(
                step.new_id()?,
                (one.activity, asked.path.request.beneficiary),
                (asked.desk.branch, asked.desk.coach),
                (one.date, one.span),
                step.now,
            )
        };
        rows::session::insert(step, &session)?;
        let code = &asked.path.part(one.activity)?.activity.code;
        lines.push(format!(
            "erogazione {}: {code}, {}",
            session.id,
            words::when(one)
        ));
        members.push(session.id);
    }
    let group: SessionGroupId = step.new_id()?;
    session_group::insert(
        step,
        group,
        session_group::GroupKind::Plan,
        step.now,
        &members,
    )?;
    step.note(&asked.path.request.opal, lines);
    Ok((group, sessions.iter().map(|one| one.span.length()).sum()))
}

/// What the journal says of it: one row, in the history of each request.
fn tell(step: &mut Write, asked: &[Asked], sessions: usize) {
    let sessions = words::sessions(sessions);
    match asked {
        [only] => {
            step.about(format!("piano di {sessions}, {}", only.path.request.opal));
            step.within(only.path.request.id);
        }
        more => {
            step.about(format!("piani di {} persone, {sessions}", more.len()));
            for one in more {
                step.touches(one.path.request.id);
            }
        }
    }
}
