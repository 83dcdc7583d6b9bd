//! What is asked of the planner: the hours that are left, what is wished, and all that stands around.

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use thiserror::Error;

use super::QUARTER;
use crate::availability::{Availability, Travel};
use crate::calendar::format_date;
use crate::holidays::PatronDay;
use crate::ids::{ActivityId, BeneficiaryId, CoachId};
use crate::programme::{Component, Limits};
use crate::quantities::{Minutes, Span};
use crate::rules::Capacity;
use crate::states::{ActivityState, RequestState};
use crate::voucher_end::VoucherEnd;

/// Longest time from the first day to the last, in days: two years.
const LONGEST: i64 = 731;
/// Most sessions of a day that can be asked for.
pub const MOST_A_DAY: u8 = 3;

/// One person to plan for, with one coach.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// Local time of the office: nothing is planned for today (§3.1).
    pub now: NaiveDateTime,
    /// The person.
    pub person: BeneficiaryId,
    /// Who delivers.
    pub coach: CoachId,
    /// The state of the request.
    pub request: RequestState,
    /// The programme's limits.
    pub limits: &'a Limits,
    /// The person's own limits.
    pub capacity: Capacity,
    /// The voucher's end, where it is known and the voucher is closed by itself.
    pub voucher: Option<VoucherEnd>,
    /// What is to be held, in the order in which it is.
    pub wanted: Vec<Wanted<'a>>,
    /// What is wished.
    pub wish: Wish,
    /// When the person, the coach and the employer are free.
    pub free: Free<'a>,
    /// Sessions that were planned and stay as they are.
    pub locked: Vec<Planned>,
}

/// One activity to plan.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// Which one.
    pub activity: ActivityId,
    /// Its kind.
    pub component: &'a Component,
    /// Its state.
    pub state: ActivityState,
    /// The hours agreed for it.
    pub agreed: Minutes,
    /// The hours of its sessions so far, drafts included, locked ones left out.
    pub so_far: Minutes,
    /// Where it is held: without a place, a rule warns of each session (§3.1).
    pub place: String,
    /// The municipality it is held in and its patron day, where known.
    pub patron: Option<(String, PatronDay)>,
    /// Whether it is held while the person is at work. `[I]`
    pub at_work: bool,
    /// Whether it goes along with the others, instead of waiting for its turn.
    pub alongside: bool,
}

/// What is wished of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The first day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The most of the person's hours in an ISO week.
    pub weekly: Option<Minutes>,
    /// How long a session may be.
    pub lengths: Vec<Minutes>,
    /// How long it is at best.
    pub length: Option<Minutes>,
    /// The days it is at best; none is any.
    pub days: Vec<Weekday>,
    /// The hours it is at best.
    pub hours: Option<Span>,
    /// The most sessions of the person in a day, from 1 to 3.
    pub most_a_day: u8,
    /// Days on which nothing is planned.
    pub left_out: Vec<NaiveDate>,
}

/// When those concerned are free.
#[derive(Clone, Copy, Debug)]
pub struct Free<'a> {
    /// The person: hours of work, absences.
    pub person: &'a Availability,
    /// The coach: working hours, absences.
    pub coach: &'a Availability,
    /// The employer: closing days.
    pub employer: &'a Availability,
    /// How long it takes the coach from one place to another.
    pub travel: &'a Travel,
}

/// A session there already is, of whomever; drafts too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its day.
    pub date: NaiveDate,
    /// Its hours.
    pub span: Span,
    /// Whose it is.
    pub person: BeneficiaryId,
    /// Who delivers it.
    pub coach: CoachId,
    /// Where.
    pub place: String,
}

/// A session of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Planned {
    /// The activity it delivers.
    pub activity: ActivityId,
    /// Its day.
    pub date: NaiveDate,
    /// Its hours.
    pub span: Span,
}

/// Why nothing can be planned as it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotPlan {
    /// The last day is before the first.
    #[error("L’ultimo giorno ({}) viene prima del primo ({}).", format_date(*to), format_date(*from))]
    Backwards {
        /// The first day.
        from: NaiveDate,
        /// The last one.
        to: NaiveDate,
    },
    /// Longer than anybody plans.
    #[error("Si pianificano al massimo due anni alla volta: avvicina l’ultimo giorno.")]
    TooLong,
    /// No length of a session is chosen.
    #[error("Scegli almeno una durata per le erogazioni.")]
    NoLength,
    /// A length that is no number of quarters of an hour, or of more hours than a day may have.
    #[error(
        "Una durata di {length} non si può pianificare: servono quarti d’ora, da 00:15 a {longest}."
    )]
    Length {
        /// The length.
        length: Minutes,
        /// The longest there can be.
        longest: Minutes,
    },
    /// Hours of a day that end before they begin.
    #[error("La fine dell’orario preferito non è dopo l’inizio ({0}).")]
    Hours(Span),
    /// No session a day, or more than can be planned.
    #[error("Le erogazioni al giorno vanno da 1 a {MOST_A_DAY}.")]
    ADay,
    /// Two activities along with the others.
    #[error("Una sola attività può andare di pari passo con le altre: {one} e {other} no.")]
    Alongside {
        /// The first one's code.
        one: String,
        /// The second one's.
        other: String,
    },
    /// More states than can be looked through.
    #[error(
        "Sono troppe ore per durate così brevi: togli le durate più brevi, o pianifica meno attività."
    )]
    TooMuch,
    /// Somebody asked to stop.
    #[error("La pianificazione è stata interrotta.")]
    Interrupted,
}

impl Ask<'_> {
    /// Whether it can be planned as it is asked.
    ///
    /// # Errors
    /// What is wrong with the wish, as a sentence for the form.
    pub fn check(&self) -> Result<(), CannotPlan> {
        self.wish.check(self.limits)?;
        let mut along = self.wanted.iter().filter(|wanted| wanted.alongside);
        match (along.next(), along.next()) {
            (Some(one), Some(other)) => Err(CannotPlan::Alongside {
                one: one.component.code.to_string(),
                other: other.component.code.to_string(),
            }),
            _ => Ok(()),
        }
    }
}

impl Wish {
    /// Days from the first to the last.
    pub(super) fn day_count(&self) -> u32 {
        let days = self.to.signed_duration_since(self.from).num_days() + 1;
        u32::try_from(days).unwrap_or_default()
    }

    fn check(&self, limits: &Limits) -> Result<(), CannotPlan> {
        let (from, to) = (self.from, self.to);
        if to < from {
            return Err(CannotPlan::Backwards { from, to });
        }
        if to.signed_duration_since(from).num_days() >= LONGEST {
            return Err(CannotPlan::TooLong);
        }
        if self.lengths.is_empty() {
            return Err(CannotPlan::NoLength);
        }
        let longest = limits.daily;
        let odd = |length: &&Minutes| {
            length.0 == 0 || !length.0.is_multiple_of(QUARTER) || **length > longest
        };
        if let Some(length) = self.lengths.iter().chain(&self.length).find(odd) {
            return Err(CannotPlan::Length {
                length: *length,
                longest,
            });
        }
        if let Some(hours) = self.hours.filter(|hours| hours.start >= hours.end) {
            return Err(CannotPlan::Hours(hours));
        }
        if !(1..=MOST_A_DAY).contains(&self.most_a_day) {
            return Err(CannotPlan::ADay);
        }
        Ok(())
    }
}

impl Wanted<'_> {
    /// What is left to plan beside the locked sessions.
    pub(super) fn rest(&self, locked: &[Planned]) -> Minutes {
        let own = locked.iter().filter(|one| one.activity == self.activity);
        let locked: Minutes = own.map(|one| one.span.length()).sum();
        self.agreed.saturating_sub(self.so_far + locked)
    }
}
