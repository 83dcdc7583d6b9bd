//! Days and weeks as the shortest path sees them: where a session can begin and what it weighs there,
//! and how much room is left.

use chrono::{Datelike, NaiveDate};

use super::ask::{Ask, Taken, Wanted};
use super::diary::{Diary, Full};
use super::points::{self, QUARTER, quarters};
use super::track::{Track, units};
use super::verdict;
use crate::availability::{common, in_order, without};
use crate::ids::ActivityId;
use crate::quantities::{Minutes, Span, TimeOfDay};

/// Quarters of an hour in a day.
pub const SLOTS: usize = 96;
/// A session that cannot begin there.
pub const NEVER: u32 = u32::MAX;

/// An ask, made ready.
#[derive(Debug)]
pub struct Scene {
    /// What is to be held.
    pub track: Track,
    /// The days on which something can be, in their order.
    pub days: Vec<Day>,
    /// The weeks, all of them.
    pub weeks: Vec<Week>,
    /// Quarters between a session of an activity and one of another, since the coach is on the way.
    pub gaps: Vec<Vec<usize>>,
    /// Quarters of the person's hours, those to plan included.
    pub total: u32,
    /// Days of all weeks on which something could be held if there were nothing else.
    pub open_days: u32,
}

/// A day.
#[derive(Debug)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// The place of its week.
    pub week: usize,
    /// Its place among the open days of its week, from 1.
    pub place: u32,
    /// Units that can be added.
    pub room: usize,
    /// Sessions that can be added.
    pub more: u32,
    /// Sessions of the person that there are.
    pub there_are: u32,
    /// Quarters of the person's week up to that evening, those there are.
    pub held: u32,
    /// What a session weighs that begins in a quarter, `NEVER` where it cannot: by activity, length, quarter.
    pub begins: Vec<[u32; SLOTS]>,
    /// What a session weighs by length and day.
    pub weights: Vec<u32>,
}

/// A week.
#[derive(Debug, Default)]
pub struct Week {
    /// Units that can be added.
    pub room: usize,
    /// Quarters of the person's hours that there are.
    pub held: u32,
    /// Its open days.
    pub open_days: u32,
    /// Quarters of the activity alongside that are locked up to its end.
    pub alongside: u32,
}

/// When the locked sessions of other activities let one take place.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    after: Option<(NaiveDate, TimeOfDay)>,
    before: Option<(NaiveDate, TimeOfDay)>,
}

impl Day {
    /// Whether the same sessions can be held, and weigh the same.
    pub fn holds_the_same(&self, other: &Self) -> bool {
        let figures = |day: &Self| (day.room, day.more, day.there_are);
        figures(self) == figures(other)
            && self.weights == other.weights
            && self.begins == other.begins
    }
}

impl Scene {
    /// Makes an ask ready.
    pub fn of(ask: &Ask<'_>, taken: &[Taken]) -> Self {
        let track = Track::of(ask);
        let diary = Diary::of(ask, taken);
        let mut weeks = weeks(ask, &diary, track.unit);
        let turns: Vec<Turn> = ask.wanted.iter().map(|wanted| turn(ask, wanted)).collect();
        let mut days = Vec::new();
        let (first, last) = diary.period.unzip();
        let dates = first.into_iter().flat_map(|first| first.iter_days());
        for date in dates.take_while(|date| Some(*date) <= last) {
            let Some(full) = diary.day(date) else {
                continue;
            };
            let windows = windows(ask, date);
            let shortest = ask.wish.lengths.iter().min().copied().unwrap_or_default();
            if !windows
                .iter()
                .any(|spans| longest_run(spans) * QUARTER >= shortest.0)
            {
                continue;
            }
            let place = diary.week_of(date);
            let Some(week) = weeks.get_mut(place) else {
                continue;
            };
            week.open_days += 1;
            days.push(Day {
                date,
                week: place,
                place: week.open_days,
                room: units(day_room(ask, full), track.unit),
                more: u32::from(ask.wish.most_a_day).saturating_sub(full.sessions),
                there_are: full.sessions,
                held: diary.held_up_to(date),
                begins: begins(ask, &track, date, full, &windows, &turns),
                weights: weights(ask, &track, date),
            });
        }
        let need = u32::try_from(track.main + track.side).unwrap_or(u32::MAX);
        let held: u32 = weeks.iter().map(|week| week.held).sum();
        Self {
            gaps: gaps(ask, &track),
            total: held + need.saturating_mul(track.unit) / QUARTER,
            open_days: weeks.iter().map(|week| week.open_days).sum(),
            track,
            days,
            weeks,
        }
    }

    /// Quarters of a number of units.
    pub fn quarters(&self, units: usize) -> u32 {
        u32::try_from(units).unwrap_or(u32::MAX) * (self.track.unit / QUARTER)
    }
}

/// The hours of a day in which each wanted activity could be held if there were no other session.
fn windows(ask: &Ask<'_>, date: NaiveDate) -> Vec<Vec<Span>> {
    let whole = Span {
        start: ask.limits.earliest,
        end: ask.limits.latest,
    };
    let coach = ask.free.coach.free_on(date, whole);
    let anywhere = common(&coach, &ask.free.person.present_on(date, whole));
    let person = common(&coach, &ask.free.person.free_on(date, whole));
    let at_work = common(&person, &ask.free.employer.free_on(date, whole));
    let wanted = ask.wanted.iter();
    wanted
        .map(|wanted| {
            let left_out = ask.wish.left_out.contains(&date);
            if left_out || verdict::of_day(ask, wanted, date).is_some() {
                Vec::new()
            } else if wanted.at_work {
                at_work.clone()
            } else {
                anywhere.clone()
            }
        })
        .collect()
}

/// Where sessions can begin on a day, by activity and length, and what their hours weigh.
fn begins(
    ask: &Ask<'_>,
    track: &Track,
    date: NaiveDate,
    full: &Full,
    windows: &[Vec<Span>],
    turns: &[Turn],
) -> Vec<[u32; SLOTS]> {
    let mut begins = Vec::with_capacity(track.acts.len() * track.lengths.len());
    let away = out_of_best(ask);
    for act in &track.acts {
        let wanted = &ask.wanted[act.wanted];
        let mut free = windows[act.wanted].clone();
        for block in &full.blocks {
            let place = block.place.as_deref();
            let travel = place.map_or(Minutes::ZERO, |place| {
                ask.free.travel.between(place, &wanted.place)
            });
            free = without(&free, wider(block.span, travel));
        }
        let runs = runs(&turns[act.wanted].of_day(date, &free));
        for length in &track.lengths {
            let slots = length * (track.unit / QUARTER) as usize;
            let mut weights = [NEVER; SLOTS];
            for (slot, weight) in weights.iter_mut().enumerate() {
                if runs[slot] >= slots {
                    *weight = points::HOURS * (away[slot + slots] - away[slot]);
                }
            }
            begins.push(weights);
        }
    }
    begins
}

/// Quarters out of the best hours, from midnight to each quarter.
fn out_of_best(ask: &Ask<'_>) -> [u32; SLOTS + 1] {
    let mut sums = [0; SLOTS + 1];
    for slot in 0..SLOTS {
        let (start, end) = (slot_minutes(slot), slot_minutes(slot + 1));
        let out = ask.wish.hours.is_some_and(|best| {
            start < u32::from(best.start.minutes()) || u32::from(best.end.minutes()) < end
        });
        sums[slot + 1] = sums[slot] + u32::from(out);
    }
    sums
}

/// Free quarters in a row from each quarter on.
fn runs(free: &[Span]) -> [usize; SLOTS + 1] {
    let mut runs = [0; SLOTS + 1];
    for slot in (0..SLOTS).rev() {
        let (start, end) = (slot_minutes(slot), slot_minutes(slot + 1));
        let inside = free.iter().any(|span| {
            u32::from(span.start.minutes()) <= start && end <= u32::from(span.end.minutes())
        });
        runs[slot] = if inside { runs[slot + 1] + 1 } else { 0 };
    }
    runs
}

fn longest_run(free: &[Span]) -> u32 {
    let longest = runs(free).into_iter().max().unwrap_or_default();
    u32::try_from(longest).unwrap_or_default()
}

fn slot_minutes(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or_default() * QUARTER
}

fn wider(span: Span, travel: Minutes) -> Span {
    let start = span
        .start
        .minutes()
        .saturating_sub(u16::try_from(travel.0).unwrap_or(u16::MAX));
    Span {
        start: TimeOfDay::from_minutes(start).unwrap_or(span.start),
        end: span.end.plus(travel).unwrap_or(TimeOfDay::END),
    }
}

fn weights(ask: &Ask<'_>, track: &Track, date: NaiveDate) -> Vec<u32> {
    let days = &ask.wish.days;
    let best_day = days.is_empty() || days.contains(&date.weekday());
    let lengths = track.lengths.iter();
    lengths
        .map(|length| {
            let minutes = Minutes(u32::try_from(*length).unwrap_or_default() * track.unit);
            points::session(minutes, ask.wish.length, best_day)
        })
        .collect()
}

fn gaps(ask: &Ask<'_>, track: &Track) -> Vec<Vec<usize>> {
    let place = |wanted: usize| ask.wanted[wanted].place.as_str();
    let between = |one: usize, other: usize| {
        quarters(ask.free.travel.between(place(one), place(other))) as usize
    };
    let acts = &track.acts;
    acts.iter()
        .map(|one| {
            acts.iter()
                .map(|other| between(one.wanted, other.wanted))
                .collect()
        })
        .collect()
}

/// Minutes a day can still take: of the person by law and by choice, of the coach.
fn day_room(ask: &Ask<'_>, full: &Full) -> Minutes {
    let law = ask.limits.daily;
    let own = ask.capacity.daily.unwrap_or(law).min(law);
    own.saturating_sub(full.person)
        .min(law.saturating_sub(full.coach))
}

/// Minutes a week can still take, and what it holds.
fn weeks(ask: &Ask<'_>, diary: &Diary, unit: u32) -> Vec<Week> {
    let law = ask.limits.weekly;
    let own = ask.capacity.weekly.unwrap_or(law).min(law);
    let own = ask.wish.weekly.unwrap_or(own).min(own);
    let mut alongside = Minutes::ZERO;
    let weeks = diary.weeks();
    weeks
        .map(|days| {
            let person: Minutes = days.iter().map(|day| day.person).sum();
            let coach: Minutes = days.iter().map(|day| day.coach).sum();
            alongside = alongside + days.iter().map(|day| day.alongside).sum();
            let room = own.saturating_sub(person).min(law.saturating_sub(coach));
            Week {
                room: units(room, unit),
                held: quarters(person),
                open_days: 0,
                alongside: quarters(alongside),
            }
        })
        .collect()
}

/// After the locked sessions of the activities before it, and before those of the activities after it.
fn turn(ask: &Ask<'_>, wanted: &Wanted<'_>) -> Turn {
    if wanted.alongside {
        return Turn::default();
    }
    let of = |locked: ActivityId| {
        let place = ask.wanted.iter().position(|one| one.activity == locked);
        place.filter(|place| !ask.wanted[*place].alongside)
    };
    let own = of(wanted.activity);
    let locked = || ask.locked.iter().map(|one| (of(one.activity), one));
    let earlier = locked().filter(|(place, _)| place.is_some() && *place < own);
    let later = locked().filter(|(place, _)| *place > own);
    Turn {
        after: earlier.map(|(_, one)| (one.date, one.span.end)).max(),
        before: later.map(|(_, one)| (one.date, one.span.start)).min(),
    }
}

impl Turn {
    /// What of a day is in turn.
    fn of_day(self, date: NaiveDate, free: &[Span]) -> Vec<Span> {
        let mut start = TimeOfDay::START;
        let mut end = TimeOfDay::END;
        if let Some((day, time)) = self.after {
            match date.cmp(&day) {
                std::cmp::Ordering::Less => return Vec::new(),
                std::cmp::Ordering::Equal => start = time,
                std::cmp::Ordering::Greater => {}
            }
        }
        if let Some((day, time)) = self.before {
            match date.cmp(&day) {
                std::cmp::Ordering::Greater => return Vec::new(),
                std::cmp::Ordering::Equal => end = time,
                std::cmp::Ordering::Less => {}
            }
        }
        common(free, &in_order(&[Span { start, end }]))
    }
}
