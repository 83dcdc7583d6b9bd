//! The sessions of some days with all that is shown and judged of them, in one question whatever their number.

use affianca_domain::{
    Activity, ActivityState, BeneficiaryId, BranchId, Capacity, CoachId, Minutes, ProgrammeCode,
    RequestState, Session, SessionState, TaxCode, Workplace,
};
use affianca_store::rows::{activity, session};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values, values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Result;
use crate::directory::under_one_code;

/// Whose sessions are wanted; nobody named: everybody's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
#[allow(missing_docs)]
pub struct AgendaFilter {
    pub coach: Option<CoachId>,
    pub person: Option<BeneficiaryId>,
    pub branch: Option<BranchId>,
}

/// A session, and what stands around it.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct AgendaRow {
    pub session: Session,
    pub activity: Activity,
    pub request: RequestState,
    pub voucher_ends: Option<NaiveDate>,
    pub programme: ProgrammeCode,
    pub surname: String,
    pub name: String,
    /// What the person is known by, whatever the letters of omocodia.
    pub one_person: String,
    pub capacity: Capacity,
    pub coach: String,
    pub branch: String,
    pub employer: Option<Workplace>,
}

impl AgendaRow {
    /// Whether the agenda shows it: what belongs to its day, and what was to be there and was not held.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let (state, activity) = (self.session.state, self.activity.state);
        state.stands_in(activity) || state == SessionState::ClosedNegatively
    }
}

const BETWEEN: &str = "session.date BETWEEN :from AND :to";
const OF_COACH: &str = "session.coach_id = :coach AND session.date BETWEEN :from AND :to";
const OF_PEOPLE: &str = "session.beneficiary_id IN (SELECT value FROM json_each(:people))
               AND session.date BETWEEN :from AND :to";

fn question(which: &str) -> String {
    format!(
        "SELECT {}, {}, request.state, request.voucher_ends, request.programme,
                person.surname, person.name, person.tax_code, person.daily_limit, person.weekly_limit,
                coach.surname || ' ' || coach.name, branch.name,
                employer.id IS NOT NULL, employer.name, employer.municipality, nullif(employer.patron_day, '')
         FROM session
         CROSS JOIN activity ON activity.id = session.activity_id
         CROSS JOIN request ON request.id = activity.request_id
         CROSS JOIN beneficiary person ON person.id = session.beneficiary_id
         CROSS JOIN branch ON branch.id = session.branch_id
         CROSS JOIN coach ON coach.id = session.coach_id
         LEFT JOIN employer ON employer.id = request.employer_id
         WHERE {which}
         ORDER BY session.date, session.start, session.id",
        session::COLUMNS,
        activity::COLUMNS,
    )
}

/// The sessions of some days: a coach's, else a person's, else everybody's; of those, what else the filter
/// asks for is left to [`is_wanted`], so that loads can be added up over the others too.
pub(super) fn gathered(
    connection: &Connection,
    filter: AgendaFilter,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<AgendaRow>> {
    match (filter.coach, filter.person) {
        (Some(coach), _) => connection.prepare_cached(&question(OF_COACH))?.all(
            named_values! {":coach": coach, ":from": from, ":to": to},
            planned,
        ),
        (None, Some(person)) => {
            let people = list(&under_one_code(connection, person)?)?;
            connection.prepare_cached(&question(OF_PEOPLE))?.all(
                named_values! {":people": people, ":from": from, ":to": to},
                planned,
            )
        }
        (None, None) => connection
            .prepare_cached(&question(BETWEEN))?
            .all(named_values! {":from": from, ":to": to}, planned),
    }
}

/// Whether the filter asks for a session of those gathered for it. A person entered twice is one.
pub(super) fn is_wanted(it: &AgendaRow, filter: AgendaFilter, one_person: Option<&str>) -> bool {
    let person = filter.person.is_none_or(|id| {
        it.session.beneficiary == id || Some(it.one_person.as_str()) == one_person
    });
    let branch = filter.branch.is_none_or(|id| it.session.branch == id);
    it.is_shown() && person && branch
}

/// The sessions of some days that a filter asks for and the agenda shows, by day and hour.
///
/// # Errors
/// When the archive cannot be read.
pub fn sessions_between(
    connection: &Connection,
    filter: AgendaFilter,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<AgendaRow>> {
    let one = match filter.person {
        Some(id) => one_person(connection, id)?,
        None => None,
    };
    let mut found = gathered(connection, filter, (from, to))?;
    found.retain(|it| is_wanted(it, filter, one.as_deref()));
    Ok(found)
}

/// What a person is known by.
pub(super) fn one_person(connection: &Connection, id: BeneficiaryId) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT tax_code FROM beneficiary WHERE id = ?1")?
        .first(values![id], |row| Ok(known_by(&row.read::<String>(0)?)))
}

/// A code without its omocodia; a provisional or a wrong one as it is.
fn known_by(code: &str) -> String {
    let told = TaxCode::parse(code)
        .ok()
        .and_then(|code| code.told_of_person());
    told.unwrap_or_else(|| code.to_owned())
}

fn planned(row: &Row) -> Result<AgendaRow> {
    let mut beside = session::WIDTH + activity::WIDTH..;
    let mut next = || beside.next().unwrap_or_default();
    let session = session::read(row)?;
    let activity = activity::read_at(row, session::WIDTH)?;
    let (request, voucher_ends) = (row.read(next())?, row.read(next())?);
    let (programme, surname, name) = (row.read(next())?, row.read(next())?, row.read(next())?);
    let code: String = row.read(next())?;
    let (daily, weekly) = (row.read(next())?, row.read(next())?);
    let (coach, branch) = (row.read(next())?, row.read(next())?);
    let employer = if row.read(next())? {
        Some(Workplace {
            name: row.read(next())?,
            municipality: row.read(next())?,
            patron_day: row.read(next())?,
        })
    } else {
        None
    };
    Ok(AgendaRow {
        session,
        activity,
        request,
        voucher_ends,
        programme,
        surname,
        name,
        one_person: known_by(&code),
        capacity: Capacity { daily, weekly },
        coach,
        branch,
        employer,
    })
}

/// What a session weighs: whose it is, and how long.
pub(super) struct Weight {
    pub one_person: String,
    pub state: SessionState,
    pub activity: ActivityState,
    pub minutes: Minutes,
}

impl From<&AgendaRow> for Weight {
    fn from(it: &AgendaRow) -> Self {
        Self {
            one_person: it.one_person.clone(),
            state: it.session.state,
            activity: it.activity.state,
            minutes: it.session.minutes(),
        }
    }
}

/// Every session of some people with other coaches, whatever name each person goes by.
const BESIDE: &str = "SELECT person.tax_code, session.state, activity.state,
                session.\"end\" - session.start
         FROM beneficiary person
         CROSS JOIN session ON session.beneficiary_id = person.id AND session.date BETWEEN :from AND :to
         CROSS JOIN activity ON activity.id = session.activity_id
         WHERE person.id IN (
                 SELECT other.id FROM json_each(:people) named
                 CROSS JOIN beneficiary one ON one.id = named.value
                 CROSS JOIN beneficiary other
                     ON other.tax_code >= substr(one.tax_code, 1, 6)
                     AND other.tax_code < substr(one.tax_code, 1, 6) || '~')
           AND session.coach_id <> :coach";

/// The sessions that some people have with other coaches in a week, so that their own week is whole.
pub(super) fn with_others(
    connection: &Connection,
    coach: CoachId,
    people: &[BeneficiaryId],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Weight>> {
    connection.prepare_cached(BESIDE)?.all(
        named_values! {":people": list(people)?, ":coach": coach, ":from": from, ":to": to},
        |row| {
            Ok(Weight {
                one_person: known_by(&row.read::<String>(0)?),
                state: row.read(1)?,
                activity: row.read(2)?,
                minutes: row.read(3)?,
            })
        },
    )
}

fn list(people: &[BeneficiaryId]) -> Result<String> {
    let ids: Vec<i64> = people.iter().copied().map(Into::into).collect();
    Ok(serde_json::to_string(&ids)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::query_plan;

    #[test]
    fn sessions_are_found_by_day_by_coach_and_by_person_in_an_index() {
        let connection = query_plan::in_memory().unwrap();
        for (which, count, index) in [
            (BETWEEN, 2, "SEARCH session USING INDEX session_date"),
            (
                OF_COACH,
                3,
                "SEARCH session USING INDEX session_coach (coach_id=? AND date>? AND date<?)",
            ),
            (
                OF_PEOPLE,
                3,
                "SEARCH session USING INDEX session_beneficiary (beneficiary_id=? AND date>? AND date<?)",
            ),
        ] {
            let values = rusqlite::params_from_iter(vec!["[]"; count]);
            let plan = query_plan::plan(&connection, &question(which), values).unwrap();
            assert!(plan.contains(index), "{which}: {plan}");
            assert!(!plan.contains("SCAN session"), "{which}: {plan}");
        }
        let values = rusqlite::params_from_iter(vec!["[]"; 4]);
        let plan = query_plan::plan(&connection, BESIDE, values).unwrap();
        assert!(
            plan.contains("session_beneficiary (beneficiary_id=? AND date>? AND date<?)"),
            "{plan}"
        );
        assert!(
            !plan.contains("SCAN session") && !plan.contains("SCAN person"),
            "{plan}"
        );
    }
}
