//! A plan for one person: asked of the archive, then made without it.

use std::collections::BTreeSet;

use affianca_domain::planner::{
    self, Ask, Free, GoOn, Limit, Planned, Proposal, Taken, Wanted, Wish,
};
use affianca_domain::workplace::held_at;
use affianca_domain::{
    ActivityId, Availability, CoachId, Minutes, Span, Travel, format_date, weekday_name,
};
use chrono::NaiveDateTime;

use super::desk::{Desk, heeded};
use super::gather::{self, Path};
use super::{
    PlanForm, PlanProposal, PlanRelief, PlanTotal, PlannedSession, ProposedSession, SetAside, form,
    taken, weeks, words,
};
use crate::fields::Fields;
use crate::{Archive, Result, availability};

/// All that one person's plan is made of; nothing of it is borrowed from the archive.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub now: NaiveDateTime,
    pub path: Path,
    pub form: PlanForm,
    pub wish: Wish,
    pub desk: Desk,
    pub places: Vec<String>,
    person: Availability,
    coach: Availability,
    employer: Availability,
}

/// Who delivers them, each once.
pub(super) fn coaches(asked: &[Asked]) -> Vec<CoachId> {
    let coaches: BTreeSet<CoachId> = asked.iter().map(|one| one.desk.coach).collect();
    coaches.into_iter().collect()
}

/// A plan about to be made.
#[derive(Clone, Debug)]
pub struct PreparedPlan {
    asked: Asked,
    taken: Vec<Taken>,
    travel: Travel,
}

impl Archive {
    /// Reads all that a plan needs.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for fields, [`crate::Error::NotFound`].
    pub fn prepare_plan(&self, form: &PlanForm, now: NaiveDateTime) -> Result<PreparedPlan> {
        self.read(|connection| {
            let path = gather::path(connection, form.request)?;
            let mut fields = Fields::new("");
            let desk = Desk::of(connection, &mut fields, (form.branch, form.coach))?;
            let asked = Asked::checked(path, form, (desk, fields), now)?;
            let days = (asked.wish.from, asked.wish.to);
            let paths = std::slice::from_ref(&asked.path);
            Ok(PreparedPlan {
                taken: taken::between(connection, paths, &[asked.desk.coach], days)?,
                travel: availability::travel(connection)?,
                asked,
            })
        })
    }
}

impl PreparedPlan {
    /// The best plan there is. `go_on` is asked now and then whether somebody still waits.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for what cannot be planned, [`crate::Error::Cancelled`].
    pub fn propose(&self, go_on: GoOn<'_>) -> Result<PlanProposal> {
        let ask = self.asked.ask(&self.travel)?;
        let proposal =
            planner::plan(&ask, &self.taken, go_on).map_err(|why| form::refused(&why))?;
        self.asked.view(&ask, &proposal, &self.taken)
    }
}

impl Asked {
    /// Reads the form beside what the archive knows; every problem of it at once.
    pub fn read(path: Path, typed: &PlanForm, desk: &Desk, now: NaiveDateTime) -> Result<Self> {
        Self::checked(path, typed, (Some(desk.clone()), Fields::new("")), now)
    }

    fn checked(
        path: Path,
        typed: &PlanForm,
        (desk, mut fields): (Option<Desk>, Fields),
        now: NaiveDateTime,
    ) -> Result<Self> {
        let wish = form::wish(&mut fields, &typed.wish, now.date());
        form::activities(&mut fields, typed);
        let places = form::places(&mut fields, typed);
        let (Some(desk), Some(wish), true) = (desk, wish, fields.are_right()) else {
            return Err(crate::Error::Invalid(fields.problems()));
        };
        let but = |known: &Availability, absences, hours| {
            heeded(known, &typed.wish.set_aside, (absences, hours))
        };
        Ok(Self {
            now,
            person: but(
                &path.person_free,
                SetAside::PersonAbsences,
                SetAside::PersonHours,
            ),
            coach: but(&desk.free, SetAside::CoachAbsences, SetAside::CoachHours),
            employer: but(&path.employer_free, SetAside::Closing, SetAside::Closing),
            desk,
            places,
            wish,
            form: typed.clone(),
            path,
        })
    }

    /// What the planner is asked.
    pub fn ask<'a>(&'a self, travel: &'a Travel) -> Result<Ask<'a>> {
        let path = &self.path;
        let parts = self.form.activities.iter().zip(&self.places);
        let wanted = parts
            .filter(|(part, _)| part.wanted)
            .map(|(part, place)| self.wanted(part.activity, part.alongside, place))
            .collect::<Result<Vec<Wanted<'a>>>>()?;
        let is_wanted = |one: &&PlannedSession| wanted.iter().any(|it| it.activity == one.activity);
        let locked = self.form.locked.iter().filter(is_wanted);
        Ok(Ask {
            now: self.now,
            person: path.request.beneficiary,
            coach: self.desk.coach,
            request: path.request.state,
            limits: &path.programme.limits,
            capacity: path.capacity,
            voucher: path.programme.voucher_end(path.request.voucher_ends),
            locked: locked.map(PlannedSession::planned).collect(),
            wanted,
            wish: self.wish.clone(),
            free: Free {
                person: &self.person,
                coach: &self.coach,
                employer: &self.employer,
                travel,
            },
        })
    }

    fn wanted(&self, id: ActivityId, alongside: bool, place: &str) -> Result<Wanted<'_>> {
        let part = self.path.part(id)?;
        let employer = self.path.employer.as_ref().map(|(_, employer)| employer);
        let there = part.component.at_employer;
        let held = held_at(employer, &self.desk.place, Some(place), there);
        Ok(Wanted {
            activity: id,
            component: &part.component,
            state: part.activity.state,
            agreed: part.activity.agreed,
            so_far: part.hours.taken(),
            place: place.to_owned(),
            patron: held.patron().map(|day| (held.municipality.clone(), day)),
            at_work: there,
            alongside,
        })
    }

    /// The proposal as the page shows it.
    pub fn view(
        &self,
        ask: &Ask<'_>,
        proposal: &Proposal,
        taken: &[Taken],
    ) -> Result<PlanProposal> {
        let locked = ask.locked.iter().map(|one| (*one, true));
        let mut all: Vec<(Planned, bool)> = proposal
            .sessions
            .iter()
            .map(|one| (*one, false))
            .chain(locked)
            .collect();
        all.sort_by_key(|(one, _)| (one.date, one.span.start));
        let planned: Vec<Planned> = all.iter().map(|(one, _)| *one).collect();
        let relief = proposal.relief.as_ref();
        let sessions = all
            .iter()
            .map(|(one, locked)| self.session(*one, *locked))
            .collect::<Result<Vec<ProposedSession>>>()?;
        let limit = relief.map(|relief| relief.limit);
        Ok(PlanProposal {
            told: words::told(&planned),
            weeks: weeks::weeks(self.wish.from, &planned, (ask.person, taken)),
            activities: ask
                .wanted
                .iter()
                .map(|wanted| self.total(wanted, proposal, &planned))
                .collect::<Result<Vec<PlanTotal>>>()?,
            planned: sessions.iter().map(|one| one.minutes).sum(),
            left: proposal.left_over(),
            stopped: limit.map(|limit| format!("A fermarle: {}.", limit.stopped())),
            relief: relief.map(|relief| PlanRelief {
                sentence: relief.sentence.clone(),
                form: self.relieved(relief.limit),
                profile: matches!(relief.limit, Limit::OwnWeekly(_) | Limit::OwnDaily(_)),
            }),
            sessions,
        })
    }

    fn session(&self, one: Planned, locked: bool) -> Result<ProposedSession> {
        let part = self.path.part(one.activity)?;
        Ok(ProposedSession {
            session: PlannedSession::from(one),
            code: part.activity.code.clone(),
            weekday: weekday_name(one.date).to_owned(),
            minutes: one.span.length(),
            place: self.place(one.activity).to_owned(),
            locked,
        })
    }

    /// Where the form says an activity is held.
    pub fn place(&self, activity: ActivityId) -> &str {
        let mut parts = self.form.activities.iter().zip(&self.places);
        let place = parts.find(|(part, _)| part.activity == activity);
        place.map_or("", |(_, place)| place)
    }

    fn total(
        &self,
        wanted: &Wanted<'_>,
        proposal: &Proposal,
        planned: &[Planned],
    ) -> Result<PlanTotal> {
        let activity = &self.path.part(wanted.activity)?.activity;
        let own = planned.iter().filter(|one| one.activity == activity.id);
        let mut left = proposal.left.iter();
        let left = left.find(|left| left.activity == activity.id);
        Ok(PlanTotal {
            activity: activity.id,
            code: activity.code.clone(),
            title: activity.title.clone(),
            agreed: activity.agreed,
            so_far: wanted.so_far,
            planned: own.map(|one| one.span.length()).sum(),
            left: left.map_or(Minutes::ZERO, |left| left.minutes),
            refused: left.and_then(|left| left.refused.clone()),
        })
    }

    /// The form with a limit made wider, where it is one of the form's.
    fn relieved(&self, limit: Limit) -> Option<PlanForm> {
        let mut form = self.form.clone();
        let wish = &mut form.wish;
        let set_aside = match limit {
            Limit::Weekly(most) => {
                wish.weekly = most.to_string();
                None
            }
            Limit::Length(length) => {
                wish.lengths.push(length);
                wish.lengths.sort_unstable();
                None
            }
            Limit::ADay(most) => {
                wish.most_a_day = most;
                None
            }
            Limit::Until(day) => {
                wish.to = format_date(day);
                None
            }
            Limit::LeftOut => {
                wish.left_out.clear();
                None
            }
            Limit::Locked => {
                form.locked.clear();
                return Some(form);
            }
            Limit::CoachAbsences => Some(SetAside::CoachAbsences),
            Limit::CoachHours => Some(SetAside::CoachHours),
            Limit::PersonAbsences => Some(SetAside::PersonAbsences),
            Limit::PersonHours => Some(SetAside::PersonHours),
            Limit::Closing => Some(SetAside::Closing),
            Limit::OwnWeekly(_)
            | Limit::OwnDaily(_)
            | Limit::Others
            | Limit::Together
            | Limit::Programme => return None,
        };
        wish.set_aside.extend(set_aside);
        Some(form)
    }
}

impl PlannedSession {
    /// As the planner has it.
    pub(super) fn planned(&self) -> Planned {
        Planned {
            activity: self.activity,
            date: self.date,
            span: Span {
                start: self.start,
                end: self.end,
            },
        }
    }
}

impl From<Planned> for PlannedSession {
    fn from(one: Planned) -> Self {
        Self {
            activity: one.activity,
            date: one.date,
            start: one.span.start,
            end: one.span.end,
        }
    }
}
