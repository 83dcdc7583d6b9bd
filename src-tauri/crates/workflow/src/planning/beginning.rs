//! What the form *Pianifica…* opens with.

use affianca_domain::planner::{OFFERED, Wish};
use affianca_domain::{BranchId, CoachId, RequestId, Workplace};
use affianca_store::settings::coach_at_work;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::gather::{self, Part, Path};
use super::{
    PlanActivity, PlanBeginning, PlanForm, PlanPart, PlanWish, SetAside, SetAsideTick, form,
};
use crate::sessions::is_archived;
use crate::{Archive, Result, availability};

impl Archive {
    /// What *Pianifica…* opens with for a request.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn plan_beginning(&self, id: RequestId, now: NaiveDateTime) -> Result<PlanBeginning> {
        self.read(|connection| {
            let path = gather::path(connection, id)?;
            let who = who(connection, &path)?;
            let branch = gather::branch(connection, who.0)?;
            let set_aside = set_aside(connection, &path, who.1)?;
            let wish = form::typed(&first_wish(&path, now));
            let form = blank(&path, (who.0, &branch), who.1, wish);
            let activities = form
                .activities
                .iter()
                .map(|part| Ok(told(&path, path.part(part.activity)?)))
                .collect::<Result<Vec<PlanActivity>>>()?;
            Ok(PlanBeginning {
                request: id,
                beneficiary: path.request.beneficiary,
                left: path.left(),
                bounds: bounds(&path, now),
                nothing: nothing(&path),
                lengths: OFFERED.to_vec(),
                opal: path.request.opal,
                surname: path.surname,
                name: path.name,
                form,
                activities,
                set_aside,
            })
        })
    }
}

/// The form of a request, its activities in the order in which they are usually held.
pub(super) fn blank(
    path: &Path,
    (branch, place): (Option<BranchId>, &Workplace),
    coach: Option<CoachId>,
    wish: PlanWish,
) -> PlanForm {
    let order = &path.programme.planning;
    let mut parts: Vec<&Part> = path.parts.iter().collect();
    parts.sort_by_key(|part| {
        let code = &part.activity.code;
        (order.is_alongside(code), order.place(code))
    });
    let part = |part: &Part| {
        let open = part.activity.cannot_add(path.request.state).is_none();
        PlanPart {
            activity: part.activity.id,
            wanted: open && part.left().0 > 0,
            place: path.usual_place(part, place),
            alongside: order.is_alongside(&part.activity.code),
        }
    };
    PlanForm {
        request: path.request.id,
        branch,
        coach,
        wish,
        activities: parts.into_iter().map(part).collect(),
        locked: Vec::new(),
    }
}

/// What is wished of a request's plan until somebody says otherwise.
pub(super) fn first_wish(path: &Path, now: NaiveDateTime) -> Wish {
    let voucher = path.programme.voucher_end(path.request.voucher_ends);
    Wish::first(
        now.date(),
        path.left(),
        (path.capacity, &path.programme.limits),
        voucher.map(|end| end.last),
    )
}

fn told(path: &Path, part: &Part) -> PlanActivity {
    let activity = &part.activity;
    PlanActivity {
        activity: activity.id,
        code: activity.code.clone(),
        title: activity.title.clone(),
        state: activity.state,
        agreed: activity.agreed,
        so_far: part.hours.taken(),
        left: part.left(),
        cannot: activity
            .cannot_add(path.request.state)
            .or_else(|| (part.left().0 == 0).then(|| "Non restano ore da pianificare.".to_owned())),
    }
}

fn nothing(path: &Path) -> Option<String> {
    let mut reasons = path
        .parts
        .iter()
        .map(|part| part.activity.cannot_add(path.request.state));
    if let Some(why) = reasons.clone().next().flatten()
        && reasons.all(|reason| reason.as_ref() == Some(&why))
    {
        return Some(why);
    }
    (path.left().0 == 0).then(|| {
        "Tutte le ore concordate sono già erogate, programmate o in bozza: non resta nulla da pianificare."
            .to_owned()
    })
}

/// What bounds the plan whatever is wished.
fn bounds(path: &Path, now: NaiveDateTime) -> Vec<String> {
    let own = path.capacity;
    let daily = own
        .daily
        .map(|most| format!("Limite della persona: {most} al giorno (§3.2)."));
    let weekly = own
        .weekly
        .map(|most| format!("Limite della persona: {most} a settimana (§3.2)."));
    let end = path.programme.voucher_end(path.request.voucher_ends);
    daily
        .into_iter()
        .chain(weekly)
        .chain(end.map(|end| end.told(now.date())))
        .collect()
}

/// Who delivered the last session of the request, and from where; else who is at work.
fn who(connection: &Connection, path: &Path) -> Result<(Option<BranchId>, Option<CoachId>)> {
    let last: Option<(BranchId, CoachId)> = connection
        .prepare_cached(
            "SELECT s.branch_id, s.coach_id FROM activity a JOIN session s ON s.activity_id = a.id
             WHERE a.request_id = ?1 ORDER BY s.id DESC LIMIT 1",
        )?
        .first(values![path.request.id], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?;
    let (branch, coach) = match last {
        Some((branch, coach)) => (Some(branch), Some(coach)),
        None => at_work(connection)?,
    };
    let branch = path.request.branch.or(branch);
    let branch = match branch {
        Some(id) if is_archived(connection, "branch", id)? == Some(false) => Some(id),
        _ => None,
    };
    let coach = match coach {
        Some(id) if is_archived(connection, "coach", id)? == Some(false) => Some(id),
        _ => at_work(connection)?.1,
    };
    Ok((branch, coach))
}

/// The coach at work and their branch; else the only branch there is.
pub(super) fn at_work(connection: &Connection) -> Result<(Option<BranchId>, Option<CoachId>)> {
    let Some(coach) = coach_at_work(connection)? else {
        return Ok((None, None));
    };
    let branch: Option<Option<BranchId>> = connection
        .prepare_cached(
            "SELECT coalesce(branch_id, (SELECT min(id) FROM branch WHERE archived = 0
                 HAVING count(*) = 1)) FROM coach WHERE id = ?1",
        )?
        .first(values![coach], |row| -> Result<_> { Ok(row.read(0)?) })?;
    Ok((branch.flatten(), Some(coach)))
}

/// What is known of when people can, each with its tick.
fn set_aside(
    connection: &Connection,
    path: &Path,
    coach: Option<CoachId>,
) -> Result<Vec<SetAsideTick>> {
    let coach = match coach {
        Some(coach) => availability::of_coach(connection, coach)?,
        None => affianca_domain::Availability::default(),
    };
    let (person, employer) = (&path.person_free, &path.employer_free);
    let known = [
        (
            !coach.absences.is_empty(),
            SetAside::CoachAbsences,
            "Senza contare le assenze dell’operatore",
        ),
        (
            !coach.weeks.is_empty(),
            SetAside::CoachHours,
            "Anche fuori dagli orari dell’operatore",
        ),
        (
            !person.absences.is_empty(),
            SetAside::PersonAbsences,
            "Senza contare le assenze della persona",
        ),
        (
            !person.weeks.is_empty(),
            SetAside::PersonHours,
            "Anche fuori dagli orari di lavoro della persona",
        ),
        (
            !employer.absences.is_empty(),
            SetAside::Closing,
            "Senza contare le chiusure del datore di lavoro",
        ),
    ];
    let there = known.into_iter().filter(|(there, ..)| *there);
    Ok(there
        .map(|(_, what, label)| SetAsideTick {
            what,
            label: label.to_owned(),
        })
        .collect())
}
