//! One activity of a request: its page and its conclusion (§3.3).

use affianca_domain::{ActivityId, ActivityState};
use affianca_workflow::activities::{ActivityDetail, EndCheck};
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn activity_detail(office: State<'_, Office>, id: ActivityId) -> Answer<ActivityDetail> {
    office
        .work(move |archive, now| archive.activity_detail(id, now))
        .await
}

#[tauri::command]
pub async fn check_end(office: State<'_, Office>, activity: ActivityId) -> Answer<EndCheck> {
    office
        .work(move |archive, now| archive.check_end(activity, now))
        .await
}

#[tauri::command]
pub async fn end_activity(
    office: State<'_, Office>,
    activity: ActivityId,
    expected: ActivityState,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.end_activity(activity, expected, now))
        .await
}
