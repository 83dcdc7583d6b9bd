//! The portal's mirror: what is left to repeat there by hand. No command of this program calls the
//! portal.

use affianca_domain::SessionId;
use affianca_workflow::portal::{PortalFilter, PortalKnown, PortalOrder, PortalQueue, PortalReach};
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn portal_queue(office: State<'_, Office>, filter: PortalFilter) -> Answer<PortalQueue> {
    office
        .work(move |archive, now| archive.portal_queue(&filter, now))
        .await
}

#[tauri::command]
pub async fn report_to_portal(
    office: State<'_, Office>,
    orders: Vec<PortalOrder>,
    reach: PortalReach,
) -> Answer<Vec<PortalKnown>> {
    office
        .work(move |archive, now| archive.report_to_portal(&orders, reach, now))
        .await
}

#[tauri::command]
pub async fn correct_portal(office: State<'_, Office>, known: Vec<PortalKnown>) -> Answer<()> {
    office
        .work(move |archive, now| archive.correct_portal(&known, now))
        .await
}

#[tauri::command]
pub async fn set_portal_id(
    office: State<'_, Office>,
    session: SessionId,
    portal_id: String,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.set_portal_id(session, &portal_id, now))
        .await
}
