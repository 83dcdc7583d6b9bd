//! What would help when there is no room for all hours: one limit at a time is made wider, the cheapest
//! first, and the plan is made again.

use chrono::{Days, NaiveDate};

use super::ask::{Ask, CannotPlan, MOST_A_DAY, Taken};
use super::paths::GoOn;
use super::proposal::{Proposal, best};
use crate::availability::Availability;
use crate::calendar::format_date;
use crate::quantities::Minutes;
use crate::rules::RuleId;

/// Weeks later that the last day is tried at, at most.
const WEEKS_LATER: u64 = 26;
/// Lengths that are tried beside those chosen, in minutes: those people use first.
const LENGTHS: [u32; 5] = [120, 60, 90, 30, 15];

/// A change of what was asked that would leave less, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// Which limit stopped it.
    pub limit: Limit,
    /// What would still be left.
    pub left: Minutes,
    /// «Con 10 ore a settimana invece di 8 ci stanno tutte.»
    pub sentence: String,
}

/// What stops a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The hours a week that were wished.
    Weekly(Minutes),
    /// The lengths that were chosen: one more.
    Length(Minutes),
    /// The sessions a day that were wished.
    ADay(u8),
    /// The last day.
    Until(NaiveDate),
    /// The person's own limit of a week.
    OwnWeekly(Minutes),
    /// The person's own limit of a day.
    OwnDaily(Minutes),
    /// The days that were left out.
    LeftOut,
    /// The coach's absences.
    CoachAbsences,
    /// The coach's working hours.
    CoachHours,
    /// The person's hours of work.
    PersonHours,
    /// The person's absences.
    PersonAbsences,
    /// The employer's closing days.
    Closing,
    /// The coach's other sessions.
    Others,
    /// The sessions that were locked.
    Locked,
    /// More than one of these at once.
    Together,
    /// What the programme allows in these days.
    Programme,
}

impl Limit {
    /// The rule behind it, where it is one.
    #[must_use]
    pub fn rule(self) -> Option<RuleId> {
        match self {
            Self::OwnWeekly(_) | Self::OwnDaily(_) => Some(RuleId::Capacity),
            Self::Others => Some(RuleId::Overlap),
            Self::Programme => Some(RuleId::Weekly),
            _ => None,
        }
    }

    /// What stopped it, in words: «le ore a settimana».
    #[must_use]
    pub fn stopped(self) -> &'static str {
        match self {
            Self::Weekly(_) => "le ore a settimana",
            Self::Length(_) => "le durate scelte",
            Self::ADay(_) => "le erogazioni al giorno",
            Self::Until(_) => "l’ultimo giorno",
            Self::OwnWeekly(_) => "il limite settimanale della persona (§3.2)",
            Self::OwnDaily(_) => "il limite giornaliero della persona (§3.2)",
            Self::LeftOut => "i giorni lasciati fuori",
            Self::CoachAbsences => "le assenze dell’operatore",
            Self::CoachHours => "gli orari dell’operatore",
            Self::PersonHours => "gli orari di lavoro della persona",
            Self::PersonAbsences => "le assenze della persona",
            Self::Closing => "le chiusure del datore di lavoro",
            Self::Others => "le altre erogazioni dell’operatore",
            Self::Locked => "le erogazioni fissate",
            Self::Together => "più limiti insieme",
            Self::Programme => "le regole del servizio in questi giorni",
        }
    }

    /// «Con 10 ore a settimana invece di 8».
    fn change(self, ask: &Ask<'_>) -> String {
        let wish = &ask.wish;
        match self {
            Self::Weekly(most) => {
                let before = wish.weekly.unwrap_or(ask.limits.weekly);
                format!(
                    "Con {} a settimana invece di {}",
                    hours(most),
                    figure(before)
                )
            }
            Self::Length(length) => format!("Con erogazioni anche di {}", hours(length)),
            Self::ADay(most) => {
                format!(
                    "Con {most} erogazioni al giorno invece di {}",
                    wish.most_a_day
                )
            }
            Self::Until(day) => format!(
                "Fino al {} invece del {}",
                format_date(day),
                format_date(wish.to)
            ),
            Self::OwnWeekly(most) => {
                let before = ask.capacity.weekly.unwrap_or(ask.limits.weekly);
                let (most, before) = (hours(most), figure(before));
                format!("Con un limite della persona di {most} a settimana invece di {before}")
            }
            Self::OwnDaily(most) => {
                let before = ask.capacity.daily.unwrap_or(ask.limits.daily);
                let (most, before) = (hours(most), figure(before));
                format!("Con un limite della persona di {most} al giorno invece di {before}")
            }
            Self::LeftOut => "Anche nei giorni lasciati fuori".into(),
            Self::CoachAbsences => "Senza le assenze dell’operatore".into(),
            Self::CoachHours => "Anche fuori dagli orari dell’operatore".into(),
            Self::PersonHours => "Anche fuori dagli orari di lavoro della persona".into(),
            Self::PersonAbsences => "Senza le assenze della persona".into(),
            Self::Closing => "Senza le chiusure del datore di lavoro".into(),
            Self::Others => "Senza le altre erogazioni dell’operatore".into(),
            Self::Locked => "Sbloccando le erogazioni fissate".into(),
            Self::Together => "Solo cambiando più limiti insieme".into(),
            Self::Programme => String::new(),
        }
    }
}

/// The proposal with what would help, when hours are left.
pub fn told(
    proposal: Proposal,
    ask: &Ask<'_>,
    taken: &[Taken],
    go_on: GoOn<'_>,
) -> Result<Proposal, CannotPlan> {
    let left = proposal.left_over();
    if left == Minutes::ZERO {
        return Ok(proposal);
    }
    let hours_only = |one: &Availability| Availability {
        absences: Vec::new(),
        ..one.clone()
    };
    let absences_only = |one: &Availability| Availability {
        weeks: Vec::new(),
        ..one.clone()
    };
    let tries = Tries {
        ask,
        taken,
        left,
        go_on,
        coach: (hours_only(ask.free.coach), absences_only(ask.free.coach)),
        person: (hours_only(ask.free.person), absences_only(ask.free.person)),
        nothing: Availability::default(),
    };
    Ok(Proposal {
        relief: Some(tries.smallest()?),
        ..proposal
    })
}

struct Tries<'a> {
    ask: &'a Ask<'a>,
    taken: &'a [Taken],
    left: Minutes,
    go_on: GoOn<'a>,
    /// The coach as if never away, and as if any hour were a working hour.
    coach: (Availability, Availability),
    /// The person likewise.
    person: (Availability, Availability),
    nothing: Availability,
}

impl Tries<'_> {
    /// The first change after which nothing is left, else the one after which least is.
    fn smallest(&self) -> Result<Relief, CannotPlan> {
        let mut best: Option<(Limit, Minutes)> = None;
        for family in self.families() {
            let Some((limit, left)) = self.least_of(&family)? else {
                continue;
            };
            if best.is_none_or(|(_, before)| left < before) {
                best = Some((limit, left));
            }
            if left == Minutes::ZERO {
                break;
            }
        }
        if let Some((limit, left)) = best {
            return Ok(self.relief(limit, left));
        }
        let limits = self.families();
        let last = limits.iter().filter_map(|family| family.last());
        let left = self.left_with(&last.copied().collect::<Vec<_>>())?;
        let limit = if left < self.left {
            Limit::Together
        } else {
            Limit::Programme
        };
        Ok(self.relief(limit, left))
    }

    /// The changes that can be tried: each family from the smallest to the widest.
    fn families(&self) -> Vec<Vec<Limit>> {
        let (ask, wish, free) = (self.ask, &self.ask.wish, &self.ask.free);
        let law = ask.limits;
        let more = |from: Minutes, to: Minutes| {
            let first = from.0 / 60 + 1;
            (first..=to.0 / 60)
                .map(Minutes::from_hours)
                .collect::<Vec<_>>()
        };
        let own = ask.capacity;
        let most = own.weekly.unwrap_or(law.weekly).min(law.weekly);
        let weekly = wish.weekly.map_or_else(Vec::new, |wish| more(wish, most));
        let lengths = LENGTHS.map(Minutes);
        let lengths = lengths
            .into_iter()
            .filter(|length| !wish.lengths.contains(length));
        let later =
            (1..=WEEKS_LATER).filter_map(|weeks| wish.to.checked_add_days(Days::new(7 * weeks)));
        let own_weekly = own
            .weekly
            .map_or_else(Vec::new, |own| more(own, law.weekly));
        let own_daily = own.daily.map_or_else(Vec::new, |own| more(own, law.daily));
        let other = |one: &&Taken| one.coach == ask.coach && one.person != ask.person;
        let one = |there: bool, limit: Limit| if there { vec![limit] } else { Vec::new() };
        vec![
            weekly.into_iter().map(Limit::Weekly).collect(),
            (wish.most_a_day + 1..=MOST_A_DAY)
                .map(Limit::ADay)
                .collect(),
            later.map(Limit::Until).collect(),
            own_weekly.into_iter().map(Limit::OwnWeekly).collect(),
            own_daily.into_iter().map(Limit::OwnDaily).collect(),
            one(!wish.left_out.is_empty(), Limit::LeftOut),
            one(!ask.locked.is_empty(), Limit::Locked),
            one(!free.coach.absences.is_empty(), Limit::CoachAbsences),
            one(!free.coach.weeks.is_empty(), Limit::CoachHours),
            one(!free.person.absences.is_empty(), Limit::PersonAbsences),
            one(!free.person.weeks.is_empty(), Limit::PersonHours),
            one(*free.employer != Availability::default(), Limit::Closing),
            one(self.taken.iter().any(|taken| other(&taken)), Limit::Others),
        ]
        .into_iter()
        .chain(lengths.map(|length| vec![Limit::Length(length)]))
        .collect()
    }

    /// The smallest change of a family that leaves as little as its widest one, if that helps.
    fn least_of(&self, family: &[Limit]) -> Result<Option<(Limit, Minutes)>, CannotPlan> {
        let Some((widest, _)) = family.split_last() else {
            return Ok(None);
        };
        let left = self.left_with(&[*widest])?;
        if left >= self.left {
            return Ok(None);
        }
        let (mut low, mut high) = (0, family.len() - 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.left_with(&[family[middle]])? <= left {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(Some((family[high], left)))
    }

    /// What is left with some limits made wider; a plan that cannot be made so is of no help.
    fn left_with(&self, limits: &[Limit]) -> Result<Minutes, CannotPlan> {
        let (mut ask, mut taken) = (self.ask.clone(), self.taken.to_vec());
        for limit in limits {
            self.widen(&mut ask, &mut taken, *limit);
        }
        match best(&ask, &taken, self.go_on) {
            Ok(proposal) => Ok(proposal.left_over()),
            Err(CannotPlan::Interrupted) => Err(CannotPlan::Interrupted),
            Err(_) => Ok(self.left),
        }
    }

    fn widen<'b>(&'b self, ask: &mut Ask<'b>, taken: &mut Vec<Taken>, limit: Limit) {
        match limit {
            Limit::Weekly(most) => ask.wish.weekly = Some(most),
            Limit::Length(length) => ask.wish.lengths.push(length),
            Limit::ADay(most) => ask.wish.most_a_day = most,
            Limit::Until(day) => ask.wish.to = day,
            Limit::OwnWeekly(most) => ask.capacity.weekly = Some(most),
            Limit::OwnDaily(most) => ask.capacity.daily = Some(most),
            Limit::LeftOut => ask.wish.left_out.clear(),
            Limit::CoachAbsences => ask.free.coach = &self.coach.0,
            Limit::CoachHours => ask.free.coach = &self.coach.1,
            Limit::PersonAbsences => ask.free.person = &self.person.0,
            Limit::PersonHours => ask.free.person = &self.person.1,
            Limit::Closing => ask.free.employer = &self.nothing,
            Limit::Others => {
                let (coach, person) = (ask.coach, ask.person);
                taken.retain(|one| one.coach != coach || one.person == person);
            }
            Limit::Locked => ask.locked.clear(),
            Limit::Together | Limit::Programme => {}
        }
    }

    fn relief(&self, limit: Limit, left: Minutes) -> Relief {
        let change = limit.change(self.ask);
        let sentence = match limit {
            Limit::Programme => {
                "In questi giorni le regole non lasciano posto ad altre ore.".to_owned()
            }
            Limit::Together if left == Minutes::ZERO => format!("{change} ci starebbero tutte."),
            Limit::Together => format!("{change} ne resterebbero fuori meno."),
            _ if left == Minutes::ZERO => format!("{change} ci stanno tutte."),
            _ => format!("{change} ne restano fuori {left} invece di {}.", self.left),
        };
        Relief {
            limit,
            left,
            sentence,
        }
    }
}

/// «10 ore», or `07:30` when it is not whole hours.
fn hours(minutes: Minutes) -> String {
    match (minutes.0 / 60, minutes.0 % 60) {
        (1, 0) => "1 ora".into(),
        (hours, 0) => format!("{hours} ore"),
        _ => minutes.to_string(),
    }
}

/// «8», where hours were just said.
fn figure(minutes: Minutes) -> String {
    if minutes.0.is_multiple_of(60) {
        (minutes.0 / 60).to_string()
    } else {
        minutes.to_string()
    }
}
