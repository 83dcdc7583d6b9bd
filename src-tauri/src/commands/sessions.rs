//! Sessions (§3.1–3.2): the form, and the steps of their life.

use affianca_domain::{ActivityId, RuleId, SessionId, SessionStep};
use affianca_workflow::Result;
use affianca_workflow::sessions::{SessionCheck, SessionForm, StepCheck, StepOrder};

use crate::office::Office;

pub fn check_session(
    office: &Office,
    activity: ActivityId,
    session: Option<SessionId>,
    form: SessionForm,
) -> Result<SessionCheck> {
    office.work(|archive, now| archive.check_session(activity, session, &form, now))
}

pub fn enter_session(
    office: &Office,
    activity: ActivityId,
    form: SessionForm,
    acknowledged: Vec<RuleId>,
) -> Result<SessionId> {
    office.work(|archive, now| archive.enter_session(activity, &form, &acknowledged, now))
}

pub fn edit_session(
    office: &Office,
    session: SessionId,
    revision: u32,
    form: SessionForm,
    acknowledged: Vec<RuleId>,
) -> Result<()> {
    office.work(|archive, now| archive.edit_session(session, revision, &form, &acknowledged, now))
}

pub fn describe_session(
    office: &Office,
    session: SessionId,
    revision: u32,
    description: String,
    private_note: String,
) -> Result<()> {
    office.work(|archive, now| {
        archive.describe_session(session, revision, &description, &private_note, now)
    })
}

pub fn reschedule_form(office: &Office, session: SessionId) -> Result<SessionForm> {
    office.work(|archive, _| archive.reschedule_form(session))
}

pub fn check_step(office: &Office, session: SessionId, step: SessionStep) -> Result<StepCheck> {
    office.work(|archive, now| archive.check_step(session, step, now))
}

pub fn take_step(office: &Office, order: StepOrder) -> Result<()> {
    office.work(|archive, now| archive.step(&order, now))
}
