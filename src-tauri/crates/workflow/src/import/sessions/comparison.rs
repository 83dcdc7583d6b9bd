//! Every row of the table held beside the archive, and what is here and not in the table.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, CoachId, PortalChoice, Session, SessionId, TimeOfDay, format_date, portal,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::beside::{Seen, differences, met, on_portal};
use super::coaches::{Coaches, Operator};
use super::columns::SessionColumn;
use super::judging::judge;
use super::places::{Here, Place, Places};
use super::reading::{self, Told};
use super::{CoachTold, HeldOutcome, HeldRow, SessionTable};
use crate::Result;
use crate::directory::CoachForm;
use crate::import::ImportProblem;
use crate::portal::id_taken;
use crate::sessions::Context;

/// A coach who is still to be added is none of the archive's.
const TO_ADD: CoachId = CoachId(0);

/// A row of the comparison with what is to be done about it.
pub(super) struct Held {
    pub row: HeldRow,
    pub work: Work,
}

impl Held {
    /// When a session to come in was held, so that they are numbered in that order.
    pub fn moment(&self) -> Option<(NaiveDate, TimeOfDay)> {
        match &self.work {
            Work::New(coming) => Some((coming.session.date, coming.session.start)),
            Work::Both(..) | Work::OnlyHere(_) | Work::Nothing => None,
        }
    }
}

/// What a row can lead to.
pub(super) enum Work {
    /// A session to come in as history.
    New(Box<Coming>),
    /// A session here that the portal has otherwise; or alike, though it was still to be repeated there.
    Both(SessionId, Operator, Box<Told>),
    /// A session here that the table does not show.
    OnlyHere(SessionId),
    /// Nothing.
    Nothing,
}

/// A session of the table that the archive has not.
pub(super) struct Coming {
    pub activity: ActivityId,
    pub operator: Operator,
    /// As it comes in, but for its id and a coach still to be added.
    pub session: Session,
    pub portal_id: String,
}

/// The whole comparison.
pub(super) struct Comparison {
    pub held: Vec<Held>,
    pub new_coaches: Vec<CoachForm>,
    pub coaches: Vec<CoachTold>,
    pub activities: u32,
}

/// Holds a table beside the archive.
pub(super) fn compare(
    connection: &Connection,
    table: &SessionTable,
    only: Option<ActivityId>,
    now: NaiveDateTime,
) -> Result<Comparison> {
    let mut places = Places::new(connection, only)?;
    let mut coaches = Coaches::load(connection)?;
    let mut seen = Seen::default();
    let mut held = Vec::new();
    for line in &table.lines {
        if line.hidden && !table.with_hidden {
            continue;
        }
        let mut told = reading::read(table, line, now.date());
        let activity = places.of(&mut told)?;
        let repeated = match activity {
            Some(activity) if !told.is_faulty() => seen.before(&told, activity.0),
            _ => None,
        };
        if let Some(repeated) = repeated {
            if repeated.alike {
                continue;
            }
            let message = format!("È già alla riga {}, con altri valori.", repeated.row);
            told.error(SessionColumn::Id, message);
        }
        held.push(one(
            connection,
            &mut places,
            &mut coaches,
            told,
            activity,
            now,
        )?);
    }
    only_here(&places, &coaches, &mut held);
    judge(connection, &places, &mut held, now)?;
    Ok(Comparison {
        held,
        activities: u32::try_from(places.all.len()).unwrap_or(u32::MAX),
        coaches: coaches.told(),
        new_coaches: coaches.new,
    })
}

/// What a row of the table is.
fn one(
    connection: &Connection,
    places: &mut Places,
    coaches: &mut Coaches,
    mut told: Told,
    activity: Option<ActivityId>,
    now: NaiveDateTime,
) -> Result<Held> {
    let place = activity.and_then(|id| Some((id, places.all.get_mut(&id)?)));
    let Some((id, place)) = place.filter(|_| !told.is_faulty()) else {
        return Ok(faulty(&told, None));
    };
    let here = met(&told, &mut place.sessions);
    let itself = here.as_ref().map(|here| here.session.id);
    if let Some(taken) = id_taken(connection, &told.portal_id, itself)? {
        told.error(SessionColumn::Id, taken);
        return Ok(faulty(&told, Some(&place.context)));
    }
    if let Some(here) = here {
        here.met = true;
        return Ok(both(&place.context, here, told, coaches));
    }
    if let Some(why) = place.refuses() {
        told.error(SessionColumn::State, why);
    }
    if place.branch.is_none() {
        let opal = &place.context.request.opal;
        let message = format!("{opal} non ha uno sportello: scrivilo nei dati della richiesta.");
        told.problems
            .push(ImportProblem::error(told.row, "", message));
    }
    let operator = match coaches.find(&told.coach) {
        Ok(operator) => operator,
        Err(message) => {
            told.error(SessionColumn::Coach, message);
            return Ok(faulty(&told, Some(&place.context)));
        }
    };
    let coach = match operator {
        Operator::Known(id) => id,
        Operator::New(_) => TO_ADD,
    };
    let (Some(there), Some(branch), false) =
        (on_portal(&told, coach), place.branch, told.is_faulty())
    else {
        return Ok(faulty(&told, Some(&place.context)));
    };
    let ended = place.context.activity.is_ended();
    if ended && there.state.is_open() {
        told.warning(
            SessionColumn::State,
            "L’attività è TERMINATA: resta com’è, e le sue ore non contano.",
        );
    }
    let session = Session {
        place: told.place.clone(),
        description: told.description.clone(),
        ..Session::from_portal(
            SessionId(number_of(&told)),
            (id, place.context.request.beneficiary),
            branch,
            &there,
            now,
        )
    };
    let row = HeldRow {
        outcome: HeldOutcome::New,
        choices: vec![PortalChoice::Take, PortalChoice::Leave],
        chosen: PortalChoice::Take,
        coach: coaches.name(&operator),
        ..row_of(&told, Some(&place.context))
    };
    let coming = Coming {
        activity: id,
        operator,
        session,
        portal_id: told.portal_id,
    };
    Ok(Held {
        row,
        work: Work::New(Box::new(coming)),
    })
}

/// The number by which a session not in the archive yet is called: the portal's, else its row's.
fn number_of(told: &Told) -> i64 {
    told.portal_id.parse::<u32>().unwrap_or(told.row).into()
}

/// A row that is a session here.
fn both(context: &Context, here: &Here, told: Told, coaches: &mut Coaches) -> Held {
    let mut told = told;
    let session = &here.session;
    let operator = if told.coach.is_empty() {
        Operator::Known(session.coach)
    } else {
        match coaches.find(&told.coach) {
            Ok(operator) => operator,
            Err(message) => {
                told.error(SessionColumn::Coach, message);
                return faulty(&told, Some(context));
            }
        }
    };
    let coach = match operator {
        Operator::Known(id) => id,
        Operator::New(_) => TO_ADD,
    };
    let differences = differences(session, &told, &operator, coaches);
    let unreported = here.known != Some(session.state)
        || here.portal_id.is_empty() && !told.portal_id.is_empty();
    let (outcome, choices) = match on_portal(&told, coach) {
        Some(there) if !differences.is_empty() => (
            HeldOutcome::Different,
            portal::choices(session, context.activity.state, &there),
        ),
        _ if unreported => (
            HeldOutcome::Equal,
            vec![PortalChoice::Take, PortalChoice::Leave],
        ),
        _ => (HeldOutcome::Equal, vec![PortalChoice::Leave]),
    };
    let chosen = match outcome {
        HeldOutcome::Equal => choices.first().copied().unwrap_or(PortalChoice::Leave),
        _ => PortalChoice::Leave,
    };
    let row = HeldRow {
        outcome,
        session: Some(session.id),
        coach: coaches.name(&operator),
        differences,
        choices,
        chosen,
        ..row_of(&told, Some(context))
    };
    Held {
        row,
        work: Work::Both(session.id, operator, Box::new(told)),
    }
}

fn faulty(told: &Told, context: Option<&Context>) -> Held {
    Held {
        row: row_of(told, context),
        work: Work::Nothing,
    }
}

/// A row as the table writes it: nothing may be chosen yet.
fn row_of(told: &Told, context: Option<&Context>) -> HeldRow {
    let or_shown = |read: Option<String>, shown: &str| read.unwrap_or_else(|| shown.to_owned());
    let (start, end) = (told.span.map(|it| it.start), told.span.map(|it| it.end));
    HeldRow {
        key: format!("r{}", told.row),
        row: Some(told.row),
        outcome: HeldOutcome::Faulty,
        session: None,
        activity: context.map(|it| it.activity.id),
        portal_id: told.portal_id.clone(),
        opal: context.map_or_else(|| told.opal.clone(), |it| it.request.opal.clone()),
        code: context.map_or_else(|| told.expense.clone(), |it| it.activity.code.clone()),
        person: context.map(person).unwrap_or_default(),
        state: or_shown(told.state.map(|it| it.to_string()), &told.shown.state),
        coach: told.coach.clone(),
        date: or_shown(told.date.map(format_date), &told.shown.date),
        start: or_shown(start.map(|it| it.to_string()), &told.shown.start),
        end: or_shown(end.map(|it| it.to_string()), &told.shown.end),
        hours: told
            .span
            .map(|span| span.length().to_string())
            .unwrap_or_default(),
        problems: told.problems.clone(),
        differences: Vec::new(),
        choices: vec![PortalChoice::Leave],
        chosen: PortalChoice::Leave,
    }
}

fn person(context: &Context) -> String {
    format!("{} {}", context.surname, context.name)
}

/// The sessions of the activities spoken of that no row is: those that came to nothing are not missed.
fn only_here(places: &Places, coaches: &Coaches, held: &mut Vec<Held>) {
    let mut left: BTreeMap<(String, String, SessionId), Held> = BTreeMap::new();
    for place in places.all.values() {
        let Place { context, .. } = place;
        let missing = place
            .sessions
            .iter()
            .filter(|it| !it.met && !it.session.is_dropped());
        for Here {
            session, portal_id, ..
        } in missing
        {
            let row = HeldRow {
                key: format!("s{}", session.id.0),
                row: None,
                outcome: HeldOutcome::OnlyHere,
                session: Some(session.id),
                activity: Some(session.activity),
                portal_id: portal_id.clone(),
                opal: context.request.opal.clone(),
                code: context.activity.code.clone(),
                person: person(context),
                state: session.state.to_string(),
                coach: coaches.name(&Operator::Known(session.coach)),
                date: format_date(session.date),
                start: session.start.to_string(),
                end: session.end.to_string(),
                hours: session.minutes().to_string(),
                problems: Vec::new(),
                differences: Vec::new(),
                choices: portal::choices_of_missing(session, context.activity.state),
                chosen: PortalChoice::Leave,
            };
            let at = (
                context.request.opal.clone(),
                format!("{} {}", session.date, session.start),
                session.id,
            );
            let work = Work::OnlyHere(session.id);
            left.insert(at, Held { row, work });
        }
    }
    held.extend(left.into_values());
}
