//! What the rules say of every place a draft can be dragged to, worked out once when the drag begins: the
//! page only looks it up, a quarter of an hour at a time.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::{Circumstances, Plan, Severity, Violation, check};
use crate::word::words;

/// The first and the last minute that the agenda shows, and the step of a drag.
pub const SHOWN: Span = Span {
    start: TimeOfDay::AGENDA_BEGINS,
    end: TimeOfDay::AGENDA_ENDS,
};
/// How many minutes a drag moves at a time.
pub const QUARTER: u16 = 15;
/// Quarters of an hour that the agenda shows.
pub const QUARTERS: u16 = (SHOWN.end.minutes() - SHOWN.start.minutes()) / QUARTER;

words! {
    /// What is dragged of a session.
    Drag, "un trascinamento" {
        /// The whole of it, to another day and hour.
        Whole = "tutta",
        /// The whole of it, to another day at the same hour.
        Day = "giorno",
        /// When it starts.
        Start = "inizio",
        /// When it ends.
        End = "fine",
    }
}

/// What is said of one place, and how grave it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DragTold {
    /// The gravest of what is broken there.
    pub severity: Severity,
    /// In one sentence.
    pub sentence: String,
}

/// What is said of each quarter of an hour of some days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DragVerdicts {
    /// For each day, each quarter from 07:00 (where it is the end that moves, from 07:15): 0 where nothing is
    /// broken, else the place in `told`, counted from 1. One value a day where the hour stays.
    pub days: Vec<Vec<u16>>,
    /// The sentences, each once.
    pub told: Vec<DragTold>,
}

/// Judges every place that a draft can be dragged to in these days. `case` is the draft where it is, with the
/// others of all these weeks beside it.
#[must_use]
pub fn drag_verdicts(
    case: &Circumstances<'_>,
    drag: Drag,
    days: impl Iterator<Item = NaiveDate>,
) -> DragVerdicts {
    let mut told = Told::default();
    let days = days
        .map(|date| {
            spans(case.plan.span(), drag)
                .map(|span| told.place(verdict(case, date, span)))
                .collect()
        })
        .collect();
    DragVerdicts {
        days,
        told: told.said,
    }
}

/// Where the session would be at each step; past what the day can hold it ends with the day, and the rules
/// say what is wrong with that.
fn spans(span: Span, drag: Drag) -> impl Iterator<Item = Span> {
    let steps = if drag == Drag::Day { 1 } else { QUARTERS };
    let length = span.length();
    (0..steps).map(move |step| match drag {
        Drag::Day => span,
        Drag::Whole => {
            let start = quarter(step);
            let end = start.plus(length).unwrap_or(TimeOfDay::END);
            Span { start, end }
        }
        Drag::Start => Span {
            start: quarter(step),
            ..span
        },
        Drag::End => Span {
            end: quarter(step + 1),
            ..span
        },
    })
}

/// So many quarters of an hour after what the agenda begins with.
fn quarter(step: u16) -> TimeOfDay {
    let after = Minutes(u32::from(step) * u32::from(QUARTER));
    SHOWN.start.plus(after).unwrap_or(TimeOfDay::END)
}

fn verdict(case: &Circumstances<'_>, date: NaiveDate, span: Span) -> Option<DragTold> {
    let plan = Plan {
        date,
        start: span.start,
        end: span.end,
        place: case.plan.place.clone(),
    };
    let case = Circumstances {
        plan: &plan,
        ..case.clone()
    };
    told(&check(&case))
}

/// The gravest of what is broken, and how many others there are.
fn told(broken: &[Violation]) -> Option<DragTold> {
    let (first, others) = broken.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        1 => " E un’altra regola.".to_owned(),
        count => format!(" E altre {count} regole."),
    };
    Some(DragTold {
        severity: first.severity,
        sentence: format!("{}{more}", first.sentence()),
    })
}

/// The sentences said so far.
#[derive(Default)]
struct Told {
    said: Vec<DragTold>,
    places: HashMap<String, u16>,
}

impl Told {
    fn place(&mut self, told: Option<DragTold>) -> u16 {
        let Some(told) = told else {
            return 0;
        };
        if let Some(place) = self.places.get(&told.sentence) {
            return *place;
        }
        let place = u16::try_from(self.said.len() + 1).unwrap_or(u16::MAX);
        self.places.insert(told.sentence.clone(), place);
        self.said.push(told);
        place
    }
}
