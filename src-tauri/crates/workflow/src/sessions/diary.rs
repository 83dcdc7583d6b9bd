//! The sessions of some people and coaches over some weeks, read at once: many are judged beside them, and
//! beside each other before any of them is written.

use std::collections::{BTreeSet, HashMap};

use affianca_domain::{
    BeneficiaryId, Booking, Clash, CoachId, Session, SessionId, SessionState, Violation, iso_week,
};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::Context;
use crate::Result;
use crate::directory::under_one_code;

/// The id of a session that is in a list and not in the archive yet.
pub(crate) const NOT_YET: SessionId = SessionId(0);

/// DiaryOf sessions a diary holds.
#[derive(Debug, Default)]
pub(crate) struct DiaryOf {
    pub people: BTreeSet<BeneficiaryId>,
    pub coaches: BTreeSet<CoachId>,
}

/// The sessions that count, of some people and coaches.
#[derive(Debug, Default)]
pub(crate) struct Diary {
    held: Vec<Held>,
    /// Under which others each person's sessions may stand.
    same: HashMap<BeneficiaryId, Vec<BeneficiaryId>>,
}

#[derive(Debug)]
struct Held {
    beneficiary: BeneficiaryId,
    coach: CoachId,
    booking: Booking,
}

impl DiaryOf {
    /// Those of one session.
    pub fn of(beneficiary: BeneficiaryId, coach: Option<CoachId>) -> Self {
        Self {
            people: [beneficiary].into(),
            coaches: coach.into_iter().collect(),
        }
    }
}

impl Diary {
    /// Reads the whole weeks from a day to another; with their drafts, taken as scheduled, where asked.
    pub fn load(
        connection: &Connection,
        whose: &DiaryOf,
        (from, to): (NaiveDate, NaiveDate),
        with_drafts: bool,
    ) -> Result<Self> {
        let mut same = HashMap::new();
        let mut people: BTreeSet<i64> = BTreeSet::new();
        for person in &whose.people {
            let alike = under_one_code(connection, *person)?;
            people.extend(alike.iter().map(|id| i64::from(*id)));
            same.insert(*person, alike);
        }
        let coaches: Vec<i64> = whose.coaches.iter().map(|id| i64::from(*id)).collect();
        let held = connection
            .prepare_cached(
                "SELECT s.id, s.date, s.start, s.\"end\", s.state, s.beneficiary_id, s.coach_id,
                        a.id AS activity_id, a.code, a.state AS activity_state,
                        b.surname || ' ' || b.name AS person
                 FROM session s
                 JOIN activity a ON a.id = s.activity_id
                 JOIN beneficiary b ON b.id = s.beneficiary_id
                 WHERE s.id IN (
                     SELECT id FROM session
                     WHERE beneficiary_id IN (SELECT value FROM json_each(:people))
                       AND date BETWEEN :monday AND :sunday
                     UNION
                     SELECT id FROM session
                     WHERE coach_id IN (SELECT value FROM json_each(:coaches))
                       AND date BETWEEN :monday AND :sunday)
                 ORDER BY s.date, s.start",
            )?
            .all(
                named_values! {
                    ":people": serde_json::to_string(&people)?,
                    ":coaches": serde_json::to_string(&coaches)?,
                    ":monday": iso_week(from).0,
                    ":sunday": iso_week(to).1,
                },
                |row| held(row, with_drafts),
            )?;
        Ok(Self {
            held: held.into_iter().flatten().collect(),
            same,
        })
    }

    /// The sessions beside one of a person and a coach, itself left out.
    pub fn beside(
        &self,
        beneficiary: BeneficiaryId,
        coach: Option<CoachId>,
        itself: Option<SessionId>,
    ) -> Vec<Booking> {
        let alone = [beneficiary];
        let people = self
            .same
            .get(&beneficiary)
            .map_or(&alone[..], Vec::as_slice);
        self.held
            .iter()
            .filter(|held| Some(held.booking.id) != itself)
            .map(|held| Booking {
                same_beneficiary: people.contains(&held.beneficiary),
                same_coach: Some(held.coach) == coach,
                ..held.booking.clone()
            })
            .filter(|booking| booking.same_beneficiary || booking.same_coach)
            .collect()
    }

    /// Puts one in as scheduled: what comes after is judged beside it.
    pub fn put(&mut self, context: &Context, session: &Session) {
        self.held.push(Held {
            beneficiary: session.beneficiary,
            coach: session.coach,
            booking: Booking {
                id: session.id,
                date: session.date,
                start: session.start,
                end: session.end,
                state: SessionState::Scheduled,
                activity_id: session.activity,
                activity: context.activity.code.clone(),
                person: format!("{} {}", context.surname, context.name),
                same_beneficiary: false,
                same_coach: false,
            },
        });
    }
}

/// What a session not written yet stands in the way with is told by its hours: it has no number.
pub(crate) fn told_without_number(mut violations: Vec<Violation>) -> Vec<Violation> {
    for violation in &mut violations {
        let unnumbered = |clash: &&mut Clash| clash.session == NOT_YET;
        let mut any = false;
        for clash in violation.clashes.iter_mut().filter(unnumbered) {
            let rest = clash.told.split_once(", ").map_or("", |(_, rest)| rest);
            clash.told = format!("un’altra di questo elenco, {rest}");
            any = true;
        }
        if any {
            let told: Vec<&str> = violation
                .clashes
                .iter()
                .map(|it| it.told.as_str())
                .collect();
            violation.figures = Some(told.join("; "));
        }
    }
    violations
}

/// `None` for one that does not count, nor is a draft that is asked for.
fn held(row: &Row, with_drafts: bool) -> Result<Option<Held>> {
    let state: SessionState = row.read("state")?;
    let activity = row.read("activity_state")?;
    let draft = with_drafts && state == SessionState::Entered && state.is_open_in(activity);
    if !draft && !state.counts_in(activity) {
        return Ok(None);
    }
    Ok(Some(Held {
        beneficiary: row.read("beneficiary_id")?,
        coach: row.read("coach_id")?,
        booking: Booking {
            id: row.read("id")?,
            date: row.read("date")?,
            start: row.read("start")?,
            end: row.read("end")?,
            state: if draft {
                SessionState::Scheduled
            } else {
                state
            },
            activity_id: row.read("activity_id")?,
            activity: row.read("code")?,
            person: row.read("person")?,
            same_beneficiary: false,
            same_coach: false,
        },
    }))
}
