//! Sessions (§3.1–3.2): the form, and the steps of their life.

use affianca_domain::{ActivityId, RuleId, SessionId, SessionStep};
use affianca_workflow::sessions::{SessionCheck, SessionForm, StepCheck, StepOrder};
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn check_session(
    office: State<'_, Office>,
    activity: ActivityId,
    session: Option<SessionId>,
    form: SessionForm,
) -> Answer<SessionCheck> {
    office
        .work(move |archive, now| archive.check_session(activity, session, &form, now))
        .await
}

#[tauri::command]
pub async fn enter_session(
    office: State<'_, Office>,
    activity: ActivityId,
    form: SessionForm,
    acknowledged: Vec<RuleId>,
) -> Answer<SessionId> {
    office
        .work(move |archive, now| archive.enter_session(activity, &form, &acknowledged, now))
        .await
}

#[tauri::command]
pub async fn edit_session(
    office: State<'_, Office>,
    session: SessionId,
    revision: i32,
    form: SessionForm,
    acknowledged: Vec<RuleId>,
) -> Answer<()> {
    office
        .work(move |archive, now| {
            archive.edit_session(session, revision, &form, &acknowledged, now)
        })
        .await
}

#[tauri::command]
pub async fn describe_session(
    office: State<'_, Office>,
    session: SessionId,
    revision: i32,
    description: String,
    private_note: String,
) -> Answer<()> {
    office
        .work(move |archive, now| {
            archive.describe_session(session, revision, &description, &private_note, now)
        })
        .await
}

#[tauri::command]
pub async fn reschedule_form(office: State<'_, Office>, session: SessionId) -> Answer<SessionForm> {
    office
        .work(move |archive, _| archive.reschedule_form(session))
        .await
}

#[tauri::command]
pub async fn check_step(
    office: State<'_, Office>,
    session: SessionId,
    step: SessionStep,
) -> Answer<StepCheck> {
    office
        .work(move |archive, now| archive.check_step(session, step, now))
        .await
}

#[tauri::command]
pub async fn schedule_session(office: State<'_, Office>, order: StepOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.schedule_session(&order, now))
        .await
}

#[tauri::command]
pub async fn start_session(office: State<'_, Office>, order: StepOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.start_session(&order, now))
        .await
}

#[tauri::command]
pub async fn conclude_session(office: State<'_, Office>, order: StepOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.conclude_session(&order, now))
        .await
}

#[tauri::command]
pub async fn cancel_session(office: State<'_, Office>, order: StepOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.cancel_session(&order, now))
        .await
}

#[tauri::command]
pub async fn close_session(office: State<'_, Office>, order: StepOrder) -> Answer<()> {
    office
        .work(move |archive, now| archive.close_session(&order, now))
        .await
}
