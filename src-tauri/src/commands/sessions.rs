//! Sessions (§3.1–3.2): the form, and the steps of their life.

use affianca_domain::{ActivityId, RuleId, SessionId, SessionState, SessionStep};
use affianca_workflow::Result;
use affianca_workflow::sessions::{PortalRecord, SessionCheck, SessionForm, StepCheck, StepOrder};

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

pub fn record_session_afterwards(
    office: &Office,
    session: SessionId,
    expected: SessionState,
    record: PortalRecord,
) -> Result<()> {
    office.work(|archive, now| archive.record_session_afterwards(session, expected, &record, now))
}

pub fn enter_session_afterwards(
    office: &Office,
    activity: ActivityId,
    form: SessionForm,
    record: PortalRecord,
) -> Result<SessionId> {
    office.work(|archive, now| archive.enter_session_afterwards(activity, &form, &record, now))
}
