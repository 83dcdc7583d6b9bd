//! The frame around every screen, *Oggi* and search everywhere.

use affianca_domain::{CoachId, Programme};
use affianca_workflow::frame::Frame;
use affianca_workflow::search::Hit;
use affianca_workflow::today::{Today, TodayFilter};
use affianca_workflow::Archive;
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn frame(office: State<'_, Office>) -> Answer<Frame> {
    office.work(Archive::frame).await
}

#[tauri::command]
pub async fn today(office: State<'_, Office>, filter: TodayFilter) -> Answer<Today> {
    office
        .work(move |archive, now| archive.today(filter, now))
        .await
}

#[tauri::command]
pub async fn daily_notice(office: State<'_, Office>) -> Answer<bool> {
    office.work(|archive, _| archive.daily_notice()).await
}

#[tauri::command]
pub async fn set_daily_notice(office: State<'_, Office>, on: bool) -> Answer<()> {
    office
        .work(move |archive, now| archive.set_daily_notice(on, now))
        .await?;
    office.aside(Office::look_ahead).await
}

#[tauri::command]
pub async fn set_coach_at_work(office: State<'_, Office>, coach: CoachId) -> Answer<()> {
    office
        .work(move |archive, now| archive.set_coach_at_work(coach, now))
        .await
}

#[tauri::command]
pub async fn search_everything(office: State<'_, Office>, text: String) -> Answer<Vec<Hit>> {
    office
        .work(move |archive, _| archive.search_everything(&text))
        .await
}

#[tauri::command]
pub fn known_patron(municipality: &str) -> Option<String> {
    affianca_domain::known_patron(municipality).map(|day| day.to_string())
}

#[tauri::command]
pub async fn programmes(office: State<'_, Office>) -> Answer<Vec<Programme>> {
    office.work(|archive, _| archive.programmes()).await
}
