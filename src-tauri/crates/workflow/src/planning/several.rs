//! Several people at once: one after the other, most constrained first; who gave way is told.

use std::collections::{BTreeMap, HashMap};

use affianca_domain::planner::{self, Ask, GoOn, Moved, Taken, Wish};
use affianca_domain::{
    ActivityId, Minutes, RequestId, RequestState, SessionHours, SessionState, Travel,
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::desk::Desk;
use super::propose::{Asked, coaches};
use super::{
    MovedSession, PersonPlan, PersonToPlan, PlansBeginning, PlansForm, PlansProposal, beginning,
    form, gather, taken, words,
};
use crate::fields::Fields;
use crate::{Archive, Error, Result, availability};

/// The most people planned at once: beyond, one would wait too long.
const MOST_PEOPLE: usize = 20;

/// Plans of several people about to be made.
#[derive(Clone, Debug)]
pub struct PreparedPlans {
    asked: Vec<Asked>,
    taken: Vec<Taken>,
    travel: Travel,
}

impl Archive {
    /// Everybody with hours left, and the form for several of them.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn plans_beginning(&self, now: NaiveDateTime) -> Result<PlansBeginning> {
        self.read(|connection| {
            let people = people(connection)?;
            let most = people.iter().map(|person| person.left).max();
            let programme = crate::directory::programme_for(connection, now.date())?;
            let wish = Wish::first(
                now.date(),
                most.unwrap_or_default(),
                (affianca_domain::Capacity::default(), &programme.limits),
                None,
            );
            let (branch, coach) = beginning::at_work(connection)?;
            Ok(PlansBeginning {
                people,
                form: PlansForm {
                    requests: Vec::new(),
                    branch,
                    coach,
                    wish: form::typed(&wish),
                },
                lengths: planner::OFFERED.to_vec(),
                most: u32::try_from(MOST_PEOPLE).unwrap_or(u32::MAX),
            })
        })
    }

    /// Reads all that the plans of several people need.
    ///
    /// # Errors
    /// [`Error::Invalid`] for fields, [`Error::NotFound`].
    pub fn prepare_plans(&self, form: &PlansForm, now: NaiveDateTime) -> Result<PreparedPlans> {
        self.read(|connection| {
            let mut fields = Fields::new("");
            let desk = Desk::of(connection, &mut fields, (form.branch, form.coach))?;
            form::wish(&mut fields, &form.wish, now.date());
            let requests = chosen(&mut fields, &form.requests);
            let (Some(desk), true) = (desk, fields.are_right()) else {
                return Err(Error::Invalid(fields.problems()));
            };
            let mut asked: Vec<Asked> = Vec::new();
            for path in gather::paths(connection, &requests)? {
                let branch = (form.branch, &desk.place);
                let own = beginning::blank(&path, branch, form.coach, form.wish.clone());
                if let Some(part) = own
                    .activities
                    .iter()
                    .find(|part| part.wanted && part.place.is_empty())
                {
                    let code = &path.part(part.activity)?.activity.code;
                    return Err(Error::invalid(
                        "requests",
                        without_place(&path.request.opal, code),
                    ));
                }
                if own.activities.iter().any(|part| part.wanted) {
                    asked.push(Asked::read(path, &own, &desk, now)?);
                }
            }
            prepared(connection, asked)
        })
    }
}

fn prepared(connection: &Connection, asked: Vec<Asked>) -> Result<PreparedPlans> {
    let Some(wish) = asked.first().map(|one| &one.wish) else {
        return Err(Error::invalid(
            "requests",
            "A nessuna delle persone scelte restano ore da pianificare.",
        ));
    };
    let days = (wish.from, wish.to);
    let paths: Vec<_> = asked.iter().map(|one| one.path.clone()).collect();
    Ok(PreparedPlans {
        taken: taken::between(connection, &paths, &coaches(&asked), days)?,
        travel: availability::travel(connection)?,
        asked,
    })
}

/// Who has no employer yet is planned alone, where the place can be written.
fn without_place(opal: &str, code: &str) -> String {
    format!(
        "Di {opal} non si sa dove si svolge {code}: indica il datore di lavoro nella richiesta, oppure pianificala da sola."
    )
}

/// The requests chosen, each once.
fn chosen(fields: &mut Fields, requests: &[RequestId]) -> Vec<RequestId> {
    let mut once: Vec<RequestId> = Vec::new();
    for request in requests {
        if !once.contains(request) {
            once.push(*request);
        }
    }
    if once.is_empty() {
        fields.problem("requests", "Scegli almeno una persona.");
    } else if once.len() > MOST_PEOPLE {
        fields.problem(
            "requests",
            format!("Si pianificano al massimo {MOST_PEOPLE} persone alla volta."),
        );
    }
    once
}

impl PreparedPlans {
    /// The plans of all of them. `go_on` is asked now and then whether somebody still waits.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what cannot be planned, [`Error::Cancelled`].
    pub fn propose(&self, go_on: GoOn<'_>) -> Result<PlansProposal> {
        let asks = self.asked.iter().map(|asked| asked.ask(&self.travel));
        let asks = asks.collect::<Result<Vec<Ask<'_>>>>()?;
        let several =
            planner::plan_several(&asks, &self.taken, go_on).map_err(|why| form::refused(&why))?;
        let plans = self.asked.iter().zip(&asks).zip(&several.proposals);
        let people = plans
            .map(|((asked, ask), proposal)| {
                Ok(PersonPlan {
                    request: asked.path.request.id,
                    opal: asked.path.request.opal.clone(),
                    surname: asked.path.surname.clone(),
                    name: asked.path.name.clone(),
                    form: asked.form.clone(),
                    proposal: asked.view(ask, proposal, &self.taken)?,
                })
            })
            .collect::<Result<Vec<PersonPlan>>>()?;
        let moved = several.moved.iter().filter_map(|moved| self.moved(moved));
        let sessions: usize = people
            .iter()
            .map(|person| person.proposal.sessions.len())
            .sum();
        Ok(PlansProposal {
            moved: moved.collect(),
            sessions: u32::try_from(sessions).unwrap_or(u32::MAX),
            planned: people.iter().map(|person| person.proposal.planned).sum(),
            left: people.iter().map(|person| person.proposal.left).sum(),
            people,
        })
    }

    fn moved(&self, moved: &Moved) -> Option<MovedSession> {
        let of = |asked: &&Asked| {
            asked.path.request.beneficiary == moved.person
                && asked.path.part(moved.from.activity).is_ok()
        };
        let asked = self.asked.iter().find(of)?;
        let part = asked.path.part(moved.from.activity).ok()?;
        Some(MovedSession {
            surname: asked.path.surname.clone(),
            name: asked.path.name.clone(),
            code: part.activity.code.clone(),
            from: words::when(&moved.from),
            to: moved.to.as_ref().map(words::when),
        })
    }
}

/// The activities that still go on, those of one request together, and so in the index.
const RUNNING: &str = "SELECT request_id, id, minutes
     FROM activity_by_state WHERE running ORDER BY request_id, position";

/// What became of the hours of the activities in a list of identifiers.
const HOURS: &str = "SELECT activity_id, state, sum(\"end\" - start) FROM session
     WHERE activity_id IN (SELECT value FROM json_each(?1)) GROUP BY activity_id, state";

const PEOPLE: &str = "SELECT r.id, r.opal, b.surname, b.name
     FROM request r JOIN beneficiary b ON b.id = r.beneficiary_id
     WHERE r.id IN (SELECT value FROM json_each(?1)) AND r.state = ?2
     ORDER BY b.surname, b.name, r.id";

/// The open paths with hours left, by surname.
fn people(connection: &Connection) -> Result<Vec<PersonToPlan>> {
    let left = left(connection)?;
    let requests: Vec<RequestId> = left.keys().copied().collect();
    connection.prepare_cached(PEOPLE)?.all(
        values![serde_json::to_string(&requests)?, RequestState::Admitted],
        |row| {
            let request = row.read(0)?;
            Ok(PersonToPlan {
                request,
                opal: row.read(1)?,
                surname: row.read(2)?,
                name: row.read(3)?,
                left: left.get(&request).copied().unwrap_or_default(),
            })
        },
    )
}

/// Hours left of each request that has some.
fn left(connection: &Connection) -> Result<BTreeMap<RequestId, Minutes>> {
    let running = connection
        .prepare_cached(RUNNING)?
        .all(values![], |row| -> Result<_> {
            let activity: (RequestId, ActivityId) = (row.read(0)?, row.read(1)?);
            Ok((activity, row.read::<Minutes>(2)?))
        })?;
    let ids: Vec<ActivityId> = running.iter().map(|((_, id), _)| *id).collect();
    let mut hours: HashMap<ActivityId, SessionHours> = HashMap::new();
    let mut statement = connection.prepare_cached(HOURS)?;
    let sums = statement.all(values![serde_json::to_string(&ids)?], |row| -> Result<_> {
        let state: SessionState = row.read(1)?;
        Ok((row.read::<ActivityId>(0)?, state, row.read(2)?))
    })?;
    for (activity, state, minutes) in sums {
        hours
            .entry(activity)
            .or_default()
            .take(state, false, minutes);
    }
    let mut left = BTreeMap::new();
    for ((request, activity), agreed) in running {
        let own = hours.remove(&activity).unwrap_or_default();
        let sum: &mut Minutes = left.entry(request).or_default();
        *sum = *sum + own.left(agreed);
    }
    left.retain(|_, left| *left > Minutes::ZERO);
    Ok(left)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query_plan::{in_memory, plan};

    #[test]
    fn what_is_left_is_found_in_indexes_alone() {
        let connection = in_memory().unwrap();
        let steps = plan(&connection, RUNNING, []).unwrap();
        assert!(steps.contains("COVERING INDEX activity_running"), "{steps}");
        let steps = plan(&connection, HOURS, ["[1]"]).unwrap();
        assert!(steps.contains("COVERING INDEX session_activity"), "{steps}");
        let named = values!["[1]", RequestState::Admitted];
        let steps = plan(&connection, PEOPLE, named).unwrap();
        assert!(
            !steps.contains("SCAN r") && !steps.contains("SCAN b"),
            "{steps}"
        );
    }
}
