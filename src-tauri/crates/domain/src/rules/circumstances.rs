//! Everything the rules look at, gathered by the caller: no rule reads a clock or an archive.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::Violation;
use super::violation::RuleId;
use crate::calendar::format_date;
use crate::holidays::PatronDay;
use crate::ids::{ActivityId, SessionId};
use crate::programme::{Component, Limits};
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::states::{ActivityState, RequestState, SessionState};
use crate::voucher_end::VoucherEnd;

/// The step that is about to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// «Invia»: a draft is entered or changed.
    Enter,
    /// «Programma».
    Schedule,
    /// «Avvia».
    Start,
    /// «Concludi».
    Conclude,
    /// None: the portal holds it already, and what it breaks by what it is is only told.
    Held,
}

/// When and where a session is to take place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// Where, when said.
    pub place: Option<String>,
}

/// Another session of the same beneficiary or the same coach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Its number.
    pub id: SessionId,
    /// Its day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// Its state; only counted ones weigh.
    pub state: SessionState,
    /// Its activity.
    pub activity_id: ActivityId,
    /// The expense code of its activity.
    pub activity: String,
    /// Whose it is. Never part of a message: another person may be looking at the screen.
    pub person: String,
    /// Whether it is of the same beneficiary.
    pub same_beneficiary: bool,
    /// Whether it is of the same coach.
    pub same_coach: bool,
}

/// A person's own limits, softer than the programme's (§3.2 «effettiva capacità di partecipazione»).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// The most in a day, where set.
    pub daily: Option<Minutes>,
    /// The most in an ISO week, where set.
    pub weekly: Option<Minutes>,
}

/// A session about to take a step, with all that the rules need to know.
#[derive(Clone, Debug)]
pub struct Circumstances<'a> {
    /// The step.
    pub moment: Moment,
    /// Local time of the office (Europe/Rome).
    pub now: NaiveDateTime,
    /// The day it is, or was, entered.
    pub entered: NaiveDate,
    /// When and where.
    pub plan: &'a Plan,
    /// The state of the request.
    pub request: RequestState,
    /// The state of the activity.
    pub activity: ActivityState,
    /// The kind of activity.
    pub component: &'a Component,
    /// The hours agreed for the activity.
    pub agreed: Minutes,
    /// The time of the activity's other counted sessions.
    pub counted: Minutes,
    /// The counted sessions of the same beneficiary or coach in the same ISO week, this one left out.
    pub neighbours: &'a [Booking],
    /// The person's own limits.
    pub capacity: Capacity,
    /// The workplace's municipality and its patron day, where known.
    pub patron: Option<(String, PatronDay)>,
    /// Where this person's sessions of the activity usually take place.
    pub usual_place: Option<&'a str>,
    /// The programme's limits.
    pub limits: &'a Limits,
    /// The voucher's end, where it is known and the voucher is closed by itself.
    pub voucher: Option<VoucherEnd>,
}

/// What an activity's sessions are judged by, before anything is known of the session.
#[derive(Clone, Copy, Debug)]
pub struct ActivityTerms<'a> {
    /// The state of the request.
    pub request: RequestState,
    /// The state of the activity.
    pub activity: ActivityState,
    /// The kind of activity.
    pub component: &'a Component,
    /// The hours agreed for it.
    pub agreed: Minutes,
    /// The programme's limits.
    pub limits: &'a Limits,
    /// The voucher's end, where it is known and the voucher is closed by itself.
    pub voucher: Option<VoucherEnd>,
}

impl Moment {
    /// The verb of the step: «Non si può inviare: …».
    const fn verb(self) -> &'static str {
        match self {
            Self::Enter => "inviare",
            Self::Schedule => "programmare",
            Self::Start => "avviare",
            Self::Conclude => "concludere",
            Self::Held => "svolgere",
        }
    }
}

impl Plan {
    /// The hours it takes.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }

    /// One minute of a day, to judge the day before the hours are known; `None` where the programme's
    /// hours leave no room for it.
    #[must_use]
    pub fn probe(date: NaiveDate, limits: &Limits) -> Option<Self> {
        Some(Self {
            date,
            start: limits.earliest,
            end: limits.earliest.plus(Minutes(1))?,
            place: None,
        })
    }

    /// `28/06/2022 10:00–12:30`.
    #[must_use]
    pub fn when(&self) -> String {
        format!("{} {}", format_date(self.date), self.span())
    }

    /// How long it lasts, or `None` when the end is not after the start.
    #[must_use]
    pub fn length(&self) -> Option<Minutes> {
        Some(self.span().length()).filter(|length| *length > Minutes::ZERO)
    }
}

impl Booking {
    /// The hours it takes.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }

    /// How long it lasts; nothing when its end is not after its start.
    #[must_use]
    pub fn length(&self) -> Minutes {
        self.span().length()
    }
}

impl<'a> Circumstances<'a> {
    /// A session entered today with nothing else about: no other sessions, no limits of the person's
    /// own, no patron day, no usual place.
    #[must_use]
    pub fn alone(
        terms: ActivityTerms<'a>,
        moment: Moment,
        plan: &'a Plan,
        now: NaiveDateTime,
    ) -> Self {
        Self {
            moment,
            now,
            entered: now.date(),
            plan,
            request: terms.request,
            activity: terms.activity,
            component: terms.component,
            agreed: terms.agreed,
            counted: Minutes::ZERO,
            neighbours: &[],
            capacity: Capacity::default(),
            patron: None,
            usual_place: None,
            limits: terms.limits,
            voucher: terms.voucher,
        }
    }
}

impl Circumstances<'_> {
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Whether the session can still be changed, and with it everything the plan says.
    pub(super) fn is_draft(&self) -> bool {
        matches!(self.moment, Moment::Enter | Moment::Schedule)
    }

    /// Whether what the plan says is judged: a draft, or what the portal holds.
    pub(super) fn judges_plan(&self) -> bool {
        self.is_draft() || self.moment == Moment::Held
    }

    /// «Non si può inviare: giorno festivo.»; of what is held already, «Giorno festivo.»
    pub(super) fn refusal(&self, reason: &str) -> String {
        if self.moment == Moment::Held {
            let mut letters = reason.chars();
            let first = letters.next().map(char::to_uppercase);
            return first
                .into_iter()
                .flatten()
                .chain(letters)
                .chain(['.'])
                .collect();
        }
        format!("Non si può {}: {reason}.", self.moment.verb())
    }

    /// A warning on a draft that is an error at «Programma».
    pub(super) fn until_scheduled(
        &self,
        rule: RuleId,
        message: impl Into<String>,
        paragraph: &str,
    ) -> Violation {
        if self.moment == Moment::Enter {
            let mut violation = Violation::warning(
                rule,
                message,
                paragraph,
                "La invio come bozza, senza programmarla",
            );
            violation.blocks_schedule = true;
            violation
        } else {
            Violation::error(rule, message, paragraph)
        }
    }

    /// The counted sessions on the plan's day.
    pub(super) fn on_the_day(&self) -> impl Iterator<Item = &Booking> {
        self.neighbours
            .iter()
            .filter(|other| other.state.counted() && other.date == self.plan.date)
    }

    /// The counted sessions in the plan's ISO week.
    pub(super) fn in_the_week(&self) -> impl Iterator<Item = &Booking> {
        let week = self.plan.date.iso_week();
        self.neighbours
            .iter()
            .filter(move |other| other.state.counted() && other.date.iso_week() == week)
    }
}
