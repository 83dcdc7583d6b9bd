//! How full days and weeks are, added up from what was read for them.

use std::collections::{BTreeMap, HashMap};

use affianca_domain::{
    AgendaPeriod, BeneficiaryId, Capacity, Limits, SessionHours, WorkLoad, iso_week,
};
use chrono::{Datelike as _, NaiveDate};

use super::questions::{AgendaRow, Weight};
use super::{AgendaWeek, PersonLoad};

/// The hours of each day and each week of whom the days are looked at for.
#[derive(Default)]
pub(super) struct Loads {
    days: HashMap<NaiveDate, SessionHours>,
    weeks: HashMap<NaiveDate, SessionHours>,
    capacity: Capacity,
}

impl Loads {
    /// Of one coach or one person.
    pub fn of<'a>(sessions: impl Iterator<Item = &'a AgendaRow>, capacity: Capacity) -> Self {
        let mut loads = Self {
            capacity,
            ..Self::default()
        };
        for it in sessions {
            let date = it.session.date;
            for hours in [
                loads.days.entry(date).or_default(),
                loads.weeks.entry(iso_week(date).0).or_default(),
            ] {
                take(hours, &it.into());
            }
        }
        loads
    }

    pub fn day(&self, date: NaiveDate, limits: &Limits) -> WorkLoad {
        let hours = self.days.get(&date).copied().unwrap_or_default();
        WorkLoad::new(hours, limits.daily, self.capacity.daily)
    }

    fn week(&self, monday: NaiveDate, limits: &Limits) -> WorkLoad {
        let hours = self.weeks.get(&monday).copied().unwrap_or_default();
        WorkLoad::new(hours, limits.weekly, self.capacity.weekly)
    }
}

fn take(hours: &mut SessionHours, it: &Weight) {
    hours.take(it.state, it.activity.is_ended(), it.minutes);
}

/// The weeks of a period, each with its load.
pub(super) fn weeks(
    period: &AgendaPeriod,
    loads: Option<&Loads>,
    limits: &Limits,
) -> Vec<AgendaWeek> {
    let (monday, sunday) = period.whole_weeks();
    monday
        .iter_weeks()
        .take_while(|day| *day <= sunday)
        .map(|monday| AgendaWeek {
            monday,
            number: monday.iso_week().week(),
            load: loads.map(|loads| loads.week(monday, limits)),
            people: Vec::new(),
        })
        .collect()
}

/// Somebody of the week, named as in the first of their sessions.
struct Someone<'a> {
    id: BeneficiaryId,
    surname: &'a str,
    name: &'a str,
    capacity: Capacity,
    hours: SessionHours,
}

/// Everybody with a session among those shown, by surname, with all the hours of their week.
pub(super) fn people<'a>(
    shown: impl Iterator<Item = &'a AgendaRow>,
    all: impl Iterator<Item = Weight>,
    limits: &Limits,
) -> Vec<PersonLoad> {
    let mut people: BTreeMap<&str, Someone> = BTreeMap::new();
    for it in shown {
        people.entry(&it.one_person).or_insert(Someone {
            id: it.session.beneficiary,
            surname: &it.surname,
            name: &it.name,
            capacity: it.capacity,
            hours: SessionHours::default(),
        });
    }
    for it in all {
        if let Some(person) = people.get_mut(it.one_person.as_str()) {
            take(&mut person.hours, &it);
        }
    }
    let mut loads: Vec<PersonLoad> = people
        .into_values()
        .map(|it| PersonLoad {
            person: it.id,
            surname: it.surname.to_owned(),
            name: it.name.to_owned(),
            load: WorkLoad::new(it.hours, limits.weekly, it.capacity.weekly),
        })
        .collect();
    loads.sort_by(|one, other| {
        let key = |it: &PersonLoad| {
            (
                affianca_domain::fold(&it.surname),
                affianca_domain::fold(&it.name),
            )
        };
        key(one).cmp(&key(other))
    });
    loads
}
