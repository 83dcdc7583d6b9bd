//! What is due and when, before it is told in words: an archive may have thousands of deadlines, of
//! which only the first are shown, and a counter shows none.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;

use super::{
    ActivityFacts, Deadline, DeadlineKind, RegisterFacts, RequestFacts, SessionFacts, Urgency,
    answer, conclude, issue, plan, report, sessions, sign, urgency, voucher,
};
use crate::ids::{ActivityId, BeneficiaryId, CoachId, RegisterId, RequestId, SessionId};
use crate::quantities::Minutes;
use crate::states::{ActivityState, RequestState};
use crate::voucher_end::VoucherEnd;

/// One thing that is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// The request it belongs to.
    pub request: &'a RequestFacts<'a>,
    /// How near it is.
    pub urgency: Urgency,
    /// Its day follows from one that was guessed.
    pub presumed: bool,
    date: Option<NaiveDate>,
    what: What<'a>,
    today: NaiveDate,
}

#[derive(Clone, Copy, Debug)]
enum What<'a> {
    Answer,
    Session(DeadlineKind, &'a ActivityFacts, &'a SessionFacts),
    Drafts(Drafts<'a>),
    Voucher(DeadlineKind, VoucherEnd),
    Conclude(&'a ActivityFacts),
    Issue,
    Sign(&'a RegisterFacts),
    Plan,
    Report,
}

/// Several drafts of one person, told in one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drafts<'a> {
    /// The first of them to be scheduled.
    pub first: &'a SessionFacts,
    /// How many they are.
    pub count: u32,
    /// The activity, when they are all of one.
    pub activity: Option<&'a ActivityFacts>,
    /// The coach, when they are all of one.
    pub coach: Option<CoachId>,
}

/// Everything due, the most urgent first; without a day last.
#[must_use]
pub fn due<'a>(requests: &'a [RequestFacts<'a>], today: NaiveDate) -> Vec<Due<'a>> {
    let mut due = Vec::new();
    for request in requests {
        let mut add = |what, date: Option<NaiveDate>| {
            let left = date.map(|date| date.signed_duration_since(today).num_days());
            let presumed = matches!(what, What::Answer) && request.notified_guessed;
            due.push(Due {
                request,
                urgency: urgency(left, presumed),
                presumed,
                date,
                what,
                today,
            });
        };
        match request.state {
            RequestState::Proposed => {
                let last = RequestState::answer_deadline(request.notified, request.limits);
                add(What::Answer, Some(last));
            }
            RequestState::Refused | RequestState::Cancelled => {}
            RequestState::Admitted => admitted(request, today, add),
        }
    }
    due.sort_by_cached_key(Due::order);
    due
}

/// The same with the drafts of each person in one line, where the first of them stands: a month entered
/// at once would hide everything else.
#[must_use]
pub fn gathered(due: Vec<Due<'_>>) -> Vec<Due<'_>> {
    let mut lines: Vec<Due> = Vec::with_capacity(due.len());
    let mut of_person: HashMap<BeneficiaryId, usize> = HashMap::new();
    for one in due {
        let What::Session(DeadlineKind::Schedule, activity, session) = one.what else {
            lines.push(one);
            continue;
        };
        let line = match of_person.entry(one.beneficiary()) {
            Entry::Vacant(new) => {
                new.insert(lines.len());
                lines.push(one);
                continue;
            }
            Entry::Occupied(at) => lines.get_mut(*at.get()),
        };
        if let Some(line) = line {
            line.what = What::Drafts(line.what.with(activity, session));
        }
    }
    lines
}

impl<'a> What<'a> {
    /// A draft, or several, with one more.
    fn with(self, activity: &'a ActivityFacts, session: &'a SessionFacts) -> Drafts<'a> {
        let so_far = match self {
            Self::Drafts(drafts) => drafts,
            Self::Session(_, activity, session) => Drafts {
                first: session,
                count: 1,
                activity: Some(activity),
                coach: Some(session.coach),
            },
            _ => Drafts {
                first: session,
                count: 0,
                activity: Some(activity),
                coach: Some(session.coach),
            },
        };
        Drafts {
            count: so_far.count.saturating_add(1),
            activity: so_far.activity.filter(|it| it.id == activity.id),
            coach: so_far.coach.filter(|it| *it == session.coach),
            ..so_far
        }
    }
}

fn admitted<'a>(
    request: &'a RequestFacts<'a>,
    today: NaiveDate,
    mut add: impl FnMut(What<'a>, Option<NaiveDate>),
) {
    if let Some((end, kind, date)) = voucher::term(request, today) {
        add(What::Voucher(kind, end), Some(date));
    }
    let ended = |activity: &ActivityFacts| activity.state == ActivityState::Ended;
    let mut idle_path = true;
    for activity in request.activities.iter().filter(|it| !ended(it)) {
        for session in &activity.sessions {
            if let Some((kind, date)) = sessions::term(request, session, today) {
                add(What::Session(kind, activity, session), Some(date));
            }
        }
        let idle = !activity.sessions.iter().any(|it| it.state.is_open());
        let begun = activity.delivered != Minutes::ZERO;
        if idle && begun {
            add(What::Conclude(activity), None);
        }
        idle_path &= idle && !begun;
    }
    if request.unregistered > 0 {
        add(What::Issue, None);
    }
    for register in &request.registers {
        if register.state().waits(false) {
            add(What::Sign(register), None);
        }
    }
    let any_running = request.activities.iter().any(|it| !ended(it));
    if any_running && idle_path && !request.is_over(today) {
        add(What::Plan, None);
    }
    let all_ended = !request.activities.is_empty() && request.activities.iter().all(ended);
    if all_ended && !request.report.handed_over {
        add(What::Report, None);
    }
}

impl Due<'_> {
    /// What is to be done.
    #[must_use]
    pub const fn kind(&self) -> DeadlineKind {
        match self.what {
            What::Answer => DeadlineKind::Answer,
            What::Session(kind, ..) | What::Voucher(kind, _) => kind,
            What::Drafts(_) => DeadlineKind::Schedule,
            What::Conclude(_) => DeadlineKind::Conclude,
            What::Issue => DeadlineKind::Issue,
            What::Sign(_) => DeadlineKind::Sign,
            What::Plan => DeadlineKind::Plan,
            What::Report => DeadlineKind::Report,
        }
    }

    /// The coach of the session, when it is about one.
    #[must_use]
    pub const fn coach(&self) -> Option<CoachId> {
        match self.what {
            What::Session(_, _, session) => Some(session.coach),
            What::Drafts(drafts) => drafts.coach,
            _ => None,
        }
    }

    /// Whose request it is.
    #[must_use]
    pub const fn beneficiary(&self) -> BeneficiaryId {
        self.request.beneficiary
    }

    /// Whether it is due today, or should have been done already.
    #[must_use]
    pub const fn presses(&self) -> bool {
        matches!(self.urgency, Urgency::Overdue | Urgency::Today)
    }

    /// The same in words.
    #[must_use]
    pub fn told(&self) -> Deadline {
        let (request, today) = (self.request, self.today);
        match self.what {
            What::Answer => answer(request, today),
            What::Session(kind, activity, session) => {
                sessions::told(kind, request, activity, session, today)
            }
            What::Drafts(drafts) => sessions::drafts(request, drafts, today),
            What::Voucher(kind, end) => voucher::told(kind, request, end, today),
            What::Conclude(activity) => conclude(request, activity, today),
            What::Issue => issue(request),
            What::Sign(register) => sign(request, register),
            What::Plan => plan(request),
            What::Report => report(request),
        }
    }

    fn order(&self) -> Order {
        let (activity, session, register) = match self.what {
            What::Answer | What::Voucher(..) | What::Issue | What::Plan | What::Report => {
                (None, None, None)
            }
            What::Session(_, activity, session) => (Some(activity.id), Some(session.id), None),
            What::Drafts(drafts) => (drafts.activity.map(|it| it.id), Some(drafts.first.id), None),
            What::Conclude(activity) => (Some(activity.id), None, None),
            What::Sign(register) => (register.activity, None, Some(register.id)),
        };
        (
            self.urgency,
            self.date.unwrap_or(NaiveDate::MAX),
            self.kind(),
            self.request.id,
            activity,
            session,
            register,
        )
    }
}

type Order = (
    Urgency,
    NaiveDate,
    DeadlineKind,
    RequestId,
    Option<ActivityId>,
    Option<SessionId>,
    Option<RegisterId>,
);
