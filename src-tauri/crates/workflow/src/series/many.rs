//! *Programma tutte le bozze…*: the drafts of a person, a week or a choice, judged one beside the other as
//! they will stand, and scheduled in one step.

use std::collections::{BTreeMap, HashMap, HashSet};

use affianca_domain::{
    ActivityId, Minutes, Moment, RuleId, Session, SessionState, SessionStep, Violation, blocking,
};
use affianca_store::rows;
use affianca_store::rows::session;
use affianca_store::{ReadRows as _, named_values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::changes::{Acknowledged, line_of};
use super::lines::{listed, telling};
use super::rest::as_shown;
use super::{ManyActivity, ManyCheck, ManyFilter, ShownSession};
use crate::error::expect;
use crate::sessions::{Beside, Candidate, Context, Diary, DiaryOf, forbidden, not_ended};
use crate::{Action, Archive, Refusal, Result};

/// The most drafts of one list.
pub const MOST_DRAFTS: usize = 120;

impl Archive {
    /// The drafts that are meant, each with what it would break once those before it are scheduled.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn check_many(&self, filter: &ManyFilter, now: NaiveDateTime) -> Result<ManyCheck> {
        self.read(|connection| {
            let mut drafts = drafts(connection, filter)?;
            let found = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
            drafts.truncate(MOST_DRAFTS);
            let contexts = Context::load_all(connection, &drafts)?;
            let judged = judge(connection, &contexts, &drafts, now)?;
            let mut activities: BTreeMap<ActivityId, ManyActivity> = BTreeMap::new();
            let mut lines = Vec::new();
            for (session, violations) in drafts.iter().zip(judged) {
                let Some(context) = contexts.get(&session.activity) else {
                    continue;
                };
                if !blocking(&violations) {
                    let hours = activities
                        .entry(session.activity)
                        .or_insert_with(|| hours_of(context));
                    hours.added = hours.added + session.minutes();
                }
                lines.push(listed(context, session, violations));
            }
            Ok(ManyCheck {
                found,
                activities: activities.into_values().collect(),
                irreversible: SessionStep::Schedule
                    .irreversible()
                    .unwrap_or_default()
                    .to_owned(),
                paragraph: SessionStep::Schedule.paragraph().to_owned(),
                lines,
            })
        })
    }

    /// *Programma* on many drafts: all of those shown, or none.
    ///
    /// # Errors
    /// [`Refusal::SessionChanged`] when one was changed meanwhile, [`crate::Error::Rules`] when a rule forbids
    /// one of them, or a warning was not ticked.
    pub fn schedule_many(
        &self,
        shown: &[ShownSession],
        acknowledged: &[RuleId],
        now: NaiveDateTime,
    ) -> Result<()> {
        if shown.is_empty() {
            return Err(Refusal::NothingChosen.into());
        }
        self.write(Action::ScheduleMany, now, |step| {
            let filter = ManyFilter {
                sessions: shown.iter().map(|it| it.session).collect(),
                ..ManyFilter::default()
            };
            let drafts = drafts(step, &filter)?;
            let mut shown = shown.to_vec();
            let place: HashMap<_, _> = drafts.iter().map(|it| it.id).zip(0..).collect();
            shown.sort_by_key(|it| place.get(&it.session).copied().unwrap_or(usize::MAX));
            as_shown(drafts.iter(), &shown)?;
            let contexts = Context::load_all(step, &drafts)?;
            let judged = judge(step, &contexts, &drafts, step.now)?;
            let mut seen = Acknowledged::new(acknowledged);
            let mut told = Vec::new();
            let mut requests = HashSet::new();
            for (session, violations) in drafts.into_iter().zip(judged) {
                let Some(context) = contexts.get(&session.activity) else {
                    continue;
                };
                expect(session.state, SessionState::Entered)?;
                not_ended(context)?;
                seen.take(&session, &violations)?;
                told.push(line_of(context, &session));
                if requests.insert(context.request.id) {
                    step.touches(context.request.id);
                }
                let taken = session
                    .after(SessionStep::Schedule, None, step.now)
                    .map_err(forbidden)?;
                rows::session::update(step, &taken)?;
            }
            step.about(format!("{} erogazioni", told.len()));
            step.note("erogazioni", told);
            seen.note(step);
            Ok(())
        })
    }
}

/// The drafts that are meant, by day; those of an activity that is over are over with it.
fn drafts(connection: &Connection, filter: &ManyFilter) -> Result<Vec<Session>> {
    let named: Vec<i64> = filter.sessions.iter().map(|id| i64::from(*id)).collect();
    let some_named = !named.is_empty();
    let unless_named = |wanted: bool| wanted && !some_named;
    connection
        .prepare_cached(&format!(
            "SELECT {} FROM session
             JOIN activity ON activity.id = session.activity_id
             WHERE session.state = :draft AND activity.state <> 'TERMINATA'
               AND (NOT :named OR session.id IN (SELECT value FROM json_each(:sessions)))
               AND (NOT :by_activity OR session.activity_id = :activity)
               AND (NOT :by_request OR activity.request_id = :request)
               AND (NOT :by_person OR session.beneficiary_id = :person)
               AND (NOT :by_coach OR session.coach_id = :coach)
               AND (NOT :since OR session.date >= :from)
               AND (NOT :until OR session.date <= :to)
             ORDER BY session.date, session.start, session.id",
            session::COLUMNS
        ))?
        .all(
            named_values! {
                ":draft": SessionState::Entered,
                ":named": some_named,
                ":sessions": serde_json::to_string(&named)?,
                ":by_activity": unless_named(filter.activity.is_some()),
                ":activity": filter.activity,
                ":by_request": unless_named(filter.request.is_some()),
                ":request": filter.request,
                ":by_person": unless_named(filter.person.is_some()),
                ":person": filter.person,
                ":by_coach": unless_named(filter.coach.is_some()),
                ":coach": filter.coach,
                ":since": unless_named(filter.from.is_some()),
                ":from": filter.from,
                ":until": unless_named(filter.to.is_some()),
                ":to": filter.to,
            },
            |row| Ok(session::read(row)?),
        )
}

/// What each would break; one that a rule forbids counts for none after it.
fn judge(
    connection: &Connection,
    contexts: &HashMap<ActivityId, Context>,
    drafts: &[Session],
    now: NaiveDateTime,
) -> Result<Vec<Vec<Violation>>> {
    let (Some(first), Some(last)) = (drafts.first(), drafts.last()) else {
        return Ok(Vec::new());
    };
    let whose = DiaryOf {
        people: drafts.iter().map(|it| it.beneficiary).collect(),
        coaches: drafts.iter().map(|it| it.coach).collect(),
    };
    let mut diary = Diary::load(connection, &whose, (first.date, last.date), false)?;
    let mut added: HashMap<ActivityId, Minutes> = HashMap::new();
    let mut found = Vec::new();
    for session in drafts {
        let Some(context) = contexts.get(&session.activity) else {
            found.push(Vec::new());
            continue;
        };
        let plan = session.plan();
        let candidate = Candidate {
            moment: Moment::Schedule,
            plan: &plan,
            branch: Some(session.branch),
            coach: Some(session.coach),
            itself: Some(session),
            entered: Some(session.entered()),
        };
        let so_far = added.entry(session.activity).or_default();
        let neighbours = diary.beside(session.beneficiary, Some(session.coach), Some(session.id));
        let beside = Beside {
            counted: context.counted_without(Some(session)) + *so_far,
            neighbours: &neighbours,
            patron: context.patron(connection, &candidate)?,
        };
        let violations = telling(context.judge_beside(&candidate, &beside, now));
        if !blocking(&violations) {
            *so_far = *so_far + session.minutes();
            diary.put(context, session);
        }
        found.push(violations);
    }
    Ok(found)
}

fn hours_of(context: &Context) -> ManyActivity {
    ManyActivity {
        activity: context.activity.id,
        opal: context.request.opal.clone(),
        code: context.activity.code.clone(),
        surname: context.surname.clone(),
        name: context.name.clone(),
        counted: context.counted_without(None),
        added: Minutes::ZERO,
        agreed: context.activity.agreed,
    }
}
