//! What there is already in the weeks of a plan: the hours of the person and of the coach, day by day.

use chrono::{Datelike, NaiveDate};

use super::ask::{Ask, Taken};
use super::points::quarters;
use crate::calendar::iso_week;
use crate::quantities::{Minutes, Span};

/// The days of all weeks that a plan touches.
#[derive(Debug)]
pub struct Diary {
    monday: NaiveDate,
    /// The first and the last day that can be planned; none when they are all over.
    pub period: Option<(NaiveDate, NaiveDate)>,
    days: Vec<Full>,
}

/// What a day holds already.
#[derive(Clone, Debug, Default)]
pub struct Full {
    /// Minutes of the person.
    pub person: Minutes,
    /// Minutes of the coach.
    pub coach: Minutes,
    /// Sessions of the person.
    pub sessions: u32,
    /// Minutes of locked sessions of the activity alongside.
    pub alongside: Minutes,
    /// Its sessions, one by one.
    pub blocks: Vec<Block>,
}

/// Hours that are not free.
#[derive(Clone, Debug)]
pub struct Block {
    /// When.
    pub span: Span,
    /// Where the coach is then; `None` for a session of another coach.
    pub place: Option<String>,
}

impl Diary {
    /// What the person and the coach have, of all there is.
    pub fn of(ask: &Ask<'_>, taken: &[Taken]) -> Self {
        let first = ask.wish.from.max(ask.now.date());
        let period = (first <= ask.wish.to).then_some((first, ask.wish.to));
        let (monday, _) = iso_week(first);
        let (_, sunday) = iso_week(ask.wish.to.max(first));
        let days = usize::try_from(sunday.signed_duration_since(monday).num_days() + 1);
        let mut diary = Self {
            monday,
            period,
            days: vec![Full::default(); days.unwrap_or_default()],
        };
        for one in taken {
            let (of_person, of_coach) = (one.person == ask.person, one.coach == ask.coach);
            if (of_person || of_coach)
                && let Some(day) = diary.day_mut(one.date)
            {
                let place = of_coach.then(|| one.place.clone());
                day.take(one.span, place, of_person, of_coach);
            }
        }
        for one in &ask.locked {
            let wanted = ask
                .wanted
                .iter()
                .find(|wanted| wanted.activity == one.activity);
            if let Some(day) = diary.day_mut(one.date) {
                let place = wanted.map(|wanted| wanted.place.clone());
                day.take(one.span, Some(place.unwrap_or_default()), true, true);
                if wanted.is_some_and(|wanted| wanted.alongside) {
                    day.alongside = day.alongside + one.span.length();
                }
            }
        }
        diary
    }

    /// The weeks, each with its seven days.
    pub fn weeks(&self) -> impl Iterator<Item = &[Full]> {
        self.days.chunks(7)
    }

    /// The place of a day's week among them.
    pub fn week_of(&self, date: NaiveDate) -> usize {
        self.place(date).unwrap_or_default() / 7
    }

    /// What a day holds.
    pub fn day(&self, date: NaiveDate) -> Option<&Full> {
        self.days.get(self.place(date)?)
    }

    /// Quarters of the person's hours from Monday to a day, that day included.
    pub fn held_up_to(&self, date: NaiveDate) -> u32 {
        let Some(place) = self.place(date) else {
            return 0;
        };
        let monday = place - date.weekday().num_days_from_monday() as usize;
        let days = self.days.get(monday..=place).unwrap_or_default();
        quarters(days.iter().map(|day| day.person).sum())
    }

    fn place(&self, date: NaiveDate) -> Option<usize> {
        usize::try_from(date.signed_duration_since(self.monday).num_days()).ok()
    }

    fn day_mut(&mut self, date: NaiveDate) -> Option<&mut Full> {
        let place = self.place(date)?;
        self.days.get_mut(place)
    }
}

impl Full {
    fn take(&mut self, span: Span, place: Option<String>, of_person: bool, of_coach: bool) {
        let length = span.length();
        if of_person {
            self.person = self.person + length;
            self.sessions += 1;
        }
        if of_coach {
            self.coach = self.coach + length;
        }
        self.blocks.push(Block { span, place });
    }
}
