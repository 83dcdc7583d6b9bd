//! A row of the table held beside the session of the archive that it is.

use std::collections::HashMap;

use affianca_domain::{CoachId, OnPortal, Session, format_date};

use super::coaches::{Coaches, Operator};
use super::places::Here;
use super::reading::Told;
use crate::import::HeldDifference;

/// The session a row is: by its ID on the portal, else by day and hour where neither says another ID. One
/// that will never be held is met only by a row that says so too.
pub(super) fn met<'h>(told: &Told, here: &'h mut [Here]) -> Option<&'h mut Here> {
    let (date, span, state) = (told.date?, told.span?, told.state?);
    let by_id = |it: &Here| !told.portal_id.is_empty() && it.portal_id == told.portal_id;
    let by_time = |it: &Here| {
        let unknown = told.portal_id.is_empty() || it.portal_id.is_empty();
        let same = (it.session.date, it.session.span()) == (date, span);
        unknown && same && it.session.is_dropped() == state.is_dropped()
    };
    let place = here
        .iter()
        .position(|it| !it.met && by_id(it))
        .or_else(|| here.iter().position(|it| !it.met && by_time(it)))?;
    here.get_mut(place)
}

/// What the portal holds, once coach, state, day and hours are known.
pub(super) fn on_portal(told: &Told, coach: CoachId) -> Option<OnPortal> {
    Some(OnPortal {
        portal_id: told.portal_id.clone(),
        state: told.state?,
        coach,
        date: told.date?,
        span: told.span?,
    })
}

/// Every field that archive and portal tell otherwise. A table that names no operator says nothing of them.
pub(super) fn differences(
    here: &Session,
    told: &Told,
    operator: &Operator,
    coaches: &Coaches,
) -> Vec<HeldDifference> {
    let mut found = Vec::new();
    let mut differ = |field: &str, here: String, there: String| {
        if here != there {
            let field = field.to_owned();
            found.push(HeldDifference { field, here, there });
        }
    };
    if let Some(state) = told.state {
        differ("Stato", here.state.to_string(), state.to_string());
    }
    if let Some(date) = told.date {
        differ("Data", format_date(here.date), format_date(date));
    }
    if let Some(span) = told.span {
        differ("Inizio", here.start.to_string(), span.start.to_string());
        differ("Fine", here.end.to_string(), span.end.to_string());
    }
    if !told.coach.is_empty() && *operator != Operator::Known(here.coach) {
        let name = coaches.name(&Operator::Known(here.coach));
        differ("Operatore", name, coaches.name(operator));
    }
    found
}

/// The rows of a table by what tells them apart, so that none comes in twice.
#[derive(Default)]
pub(super) struct Seen(HashMap<String, (u32, String)>);

/// An earlier row that is the same session.
pub(super) struct Repeated {
    pub row: u32,
    /// It says all alike: the same page pasted twice.
    pub alike: bool,
}

impl Seen {
    /// The earlier row that says the same session, if there is one.
    pub fn before(&mut self, told: &Told, activity: i64) -> Option<Repeated> {
        let (date, span, state) = (told.date?, told.span?, told.state?);
        let all = format!("{activity} {date} {span} {state} {}", told.coach);
        let key = match told.portal_id.as_str() {
            "" => all.clone(),
            id => format!("ID {id}"),
        };
        match self.0.get(&key) {
            Some((row, said)) => Some(Repeated {
                row: *row,
                alike: *said == all,
            }),
            None => {
                self.0.insert(key, (told.row, all));
                None
            }
        }
    }
}
