//! *Pianifica…* on a real archive: the form, the plan, its drafts, and the way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod accepted;
mod asked;
mod several;
mod undone;

use affianca_domain::{ActivityId, RequestId, RequestState, SessionState, SessionStep};
use affianca_workflow::Archive;
use affianca_workflow::directory::EmployerForm;
use affianca_workflow::planning::{AcceptedPlan, PlanForm, PlanProposal, PlannedSession};
use affianca_workflow::sessions::{SessionForm, SessionRow, StepOrder};
use chrono::NaiveDateTime;
use common::{HEADINGS, Request, at, one, open, take};
use tempfile::TempDir;

/// A Friday.
const NOW: &str = "2022-07-01T09:00";
const OPAL: &str = "JC-1-1103/901";
/// Another person's.
const OTHER: &str = "JC-1-1103/902";

fn now() -> NaiveDateTime {
    at(NOW)
}

/// Two people admitted, with a whole base voucher each.
fn desk() -> (TempDir, Archive) {
    let (home, archive) = open();
    let other = Request::new(2).tax_code("VRDLCU85C10F205U").csv();
    let both = format!(
        "{HEADINGS}{}{}",
        Request::new(1).csv(),
        other.replace(";Rossi;Mario;", ";Verdi;Luca;")
    );
    take(&archive, both.as_bytes());
    let employer = EmployerForm {
        name: "Lavanderia Montello".into(),
        municipality: "Villorba".into(),
        ..EmployerForm::default()
    };
    let employer = archive.save_employer(None, &employer, now()).unwrap();
    for opal in [OPAL, OTHER] {
        let id = one(&archive, opal).id;
        archive.admit(id, RequestState::Proposed, now()).unwrap();
        let mut form = archive.request_form(id).unwrap();
        form.employer = Some(employer);
        form.confirmed = true;
        archive.edit_request(id, &form, now()).unwrap();
    }
    (home, archive)
}

fn request(archive: &Archive, opal: &str) -> RequestId {
    one(archive, opal).id
}

/// The form as it opens.
fn form(archive: &Archive, opal: &str) -> PlanForm {
    let id = request(archive, opal);
    archive.plan_beginning(id, now()).unwrap().form
}

fn propose(archive: &Archive, form: &PlanForm) -> PlanProposal {
    let prepared = archive.prepare_plan(form, now()).unwrap();
    prepared.propose(&|| true).unwrap()
}

fn sessions(proposal: &PlanProposal) -> Vec<PlannedSession> {
    proposal.sessions.iter().map(|one| one.session).collect()
}

fn accepted(form: &PlanForm, proposal: &PlanProposal) -> AcceptedPlan {
    AcceptedPlan {
        form: form.clone(),
        sessions: sessions(proposal),
    }
}

/// All sessions of a request, by activity.
fn rows(archive: &Archive, opal: &str) -> Vec<SessionRow> {
    let activities = one(archive, opal).activities;
    let of = |activity: ActivityId| archive.activity_detail(activity, now()).unwrap().sessions;
    activities.iter().flat_map(|it| of(it.id)).collect()
}

fn activity(archive: &Archive, opal: &str, code: &str) -> ActivityId {
    let row = one(archive, opal);
    row.activities.iter().find(|it| it.code == code).unwrap().id
}

/// Enters a session by hand, warnings and all.
fn enter(archive: &Archive, opal: &str, code: &str, date: &str, hours: (&str, &str)) {
    let activity = activity(archive, opal, code);
    let form = SessionForm {
        date: date.into(),
        start: hours.0.into(),
        end: hours.1.into(),
        place: "Altrove".into(),
        ..archive.activity_detail(activity, now()).unwrap().blank
    };
    let form = SessionForm {
        branch: form.branch.or(self::form(archive, opal).branch),
        ..form
    };
    archive.enter_session(activity, &form, &[], now()).unwrap();
}

fn step(archive: &Archive, row: &SessionRow, step: SessionStep, expected: SessionState) {
    let order = StepOrder {
        session: row.session.id,
        step,
        expected,
        acknowledged: Vec::new(),
        reason: "prova".into(),
        description: None,
    };
    archive.step(&order, now()).unwrap();
}
