//! The preview: archive and portal beside each other, session by session, with nothing done yet.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, Booking, CoachId, PortalChoice, Session, SessionId, Violation, format_date, portal,
};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::beside::{Seen, differences, met, on_portal};
use super::coaches::{Coaches, Operator};
use super::columns::SessionColumn;
use super::places::{Here, Place, Places, of_portal_id};
use super::reading::{self, Told};
use super::{CoachTold, HeldOutcome, HeldRow, SessionTable, SessionsPreview};
use crate::directory::CoachForm;
use crate::import::plan::token;
use crate::import::{HiddenRows, ImportProblem};
use crate::sessions::Context;
use crate::{Archive, Result};

/// Rows shown before importing: nobody reads more.
const SHOWN: usize = 400;
/// A coach who is still to be added is none of the archive's.
const TO_ADD: CoachId = CoachId(0);

/// A table held beside the archive, kept in memory until the user decides.
#[derive(Clone, Debug)]
pub struct PreparedSessions {
    /// Hands it back: the same as in the preview.
    pub token: String,
    /// The table as read, to be mended and previewed again.
    pub table: SessionTable,
    /// The activity whose page it was read on.
    pub activity: Option<ActivityId>,
    pub(super) rows: Vec<HeldRow>,
}

/// A row of the comparison with what is to be done about it.
pub(super) struct Held {
    pub row: HeldRow,
    pub work: Work,
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

impl Archive {
    /// What taking in the portal's table of sessions would do, of one activity or of all it names; changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) for the activity; when the archive cannot be read.
    pub fn preview_sessions(
        &self,
        table: SessionTable,
        activity: Option<ActivityId>,
        now: NaiveDateTime,
    ) -> Result<(SessionsPreview, PreparedSessions)> {
        let found =
            self.read_at_length(|connection| compare(connection, &table, activity, now))?;
        let rows: Vec<HeldRow> = found.held.into_iter().map(|held| held.row).collect();
        let hidden = table.lines.iter().filter(|line| line.hidden).count();
        let count = |outcome| {
            let rows = rows.iter().filter(|row| row.outcome == outcome).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        let token = token()?;
        let mut shown = rows.clone();
        shown.sort_by_key(|row| (urgency(row), row.row));
        shown.truncate(SHOWN);
        for problem in shown.iter_mut().flat_map(|row| &mut row.problems) {
            problem.look_up(&table);
        }
        let preview = SessionsPreview {
            source: table.source.clone(),
            format: table.format.clone(),
            lines: u32::try_from(table.lines.len()).unwrap_or(u32::MAX),
            activities: found.activities,
            new: count(HeldOutcome::New),
            equal: count(HeldOutcome::Equal),
            different: count(HeldOutcome::Different),
            only_here: count(HeldOutcome::OnlyHere),
            faulty: count(HeldOutcome::Faulty),
            coaches: found.coaches,
            ignored_columns: table.headings.ignored.clone(),
            notices: table.notices.clone(),
            hidden: HiddenRows::told(hidden, table.with_hidden),
            more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
            rows: shown,
            token: token.clone(),
        };
        let prepared = PreparedSessions {
            token,
            table,
            activity,
            rows,
        };
        Ok((preview, prepared))
    }
}

/// What a user must look at comes first.
fn urgency(row: &HeldRow) -> u8 {
    match row.outcome {
        HeldOutcome::Faulty => 0,
        HeldOutcome::Different => 1,
        HeldOutcome::OnlyHere => 2,
        HeldOutcome::New if !row.problems.is_empty() => 3,
        HeldOutcome::New => 4,
        HeldOutcome::Equal => 5,
    }
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
        held.push(one(connection, &mut places, &mut coaches, told, activity, now)?);
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
    if let Some(here) = met(&told, &mut place.sessions) {
        here.met = true;
        return Ok(both(&place.context, here, told, coaches));
    }
    let elsewhere = of_portal_id(connection, &told.portal_id)?;
    if let Some((session, _)) = elsewhere {
        let message = format!(
            "L’ID {} è già dell’erogazione {session}: controlla.",
            told.portal_id
        );
        told.error(SessionColumn::Id, message);
    } else if let Some(why) = place.refuses() {
        told.error(SessionColumn::State, why);
    }
    if place.branch.is_none() {
        let opal = &place.context.request.opal;
        let message = format!("{opal} non ha uno sportello: scrivilo nei dati della richiesta.");
        told.problems.push(ImportProblem::error(told.row, "", message));
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
    told.portal_id
        .parse::<u32>()
        .unwrap_or(told.row)
        .into()
}

/// A row that is a session here.
fn both(
    context: &Context,
    here: &Here,
    told: Told,
    coaches: &mut Coaches,
) -> Held {
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

/// Tells beside each session to come in what the rules say of it, those before it in time counted.
fn judge(
    connection: &Connection,
    places: &Places,
    held: &mut [Held],
    now: NaiveDateTime,
) -> Result<()> {
    let mut order: Vec<usize> = (0..held.len()).collect();
    let moment = |held: &Held| match &held.work {
        Work::New(coming) => Some((coming.session.date, coming.session.start)),
        _ => None,
    };
    order.retain(|place| held.get(*place).is_some_and(|it| moment(it).is_some()));
    order.sort_by_key(|place| held.get(*place).and_then(moment));
    let mut before: Vec<(Session, Operator, String)> = Vec::new();
    for place in order {
        let Some(Held {
            row,
            work: Work::New(coming),
        }) = held.get_mut(place)
        else {
            continue;
        };
        let Some(of) = places.all.get(&coming.activity) else {
            continue;
        };
        let session = &coming.session;
        if !session.counts_in(of.context.activity.state) {
            continue;
        }
        let beside: Vec<Booking> = before
            .iter()
            .filter_map(|(other, operator, code)| {
                booking(other, code, session, *operator == coming.operator)
            })
            .collect();
        let told = of.context.told_of_history(connection, session, &beside, now)?;
        let number = row.row.unwrap_or_default();
        row.problems
            .extend(told.iter().map(|violation| warning(number, violation)));
        before.push((
            session.clone(),
            coming.operator.clone(),
            of.context.activity.code.clone(),
        ));
    }
    Ok(())
}

/// A session to come in as another is judged beside it; `None` where they have nobody in common.
fn booking(
    other: &Session,
    code: &str,
    session: &Session,
    same_coach: bool,
) -> Option<Booking> {
    let same_beneficiary = other.beneficiary == session.beneficiary;
    (same_beneficiary || same_coach).then(|| Booking {
        id: other.id,
        date: other.date,
        start: other.start,
        end: other.end,
        state: other.state,
        activity_id: other.activity,
        activity: code.to_owned(),
        person: String::new(),
        same_beneficiary,
        same_coach,
    })
}

fn warning(row: u32, violation: &Violation) -> ImportProblem {
    let column = match violation.field.as_deref() {
        Some("date") => SessionColumn::Date,
        Some("start") => SessionColumn::Start,
        Some("end") => SessionColumn::End,
        Some("coach") => SessionColumn::Coach,
        _ => SessionColumn::Hours,
    };
    ImportProblem::warning(row, column.label(), violation.sentence())
}
