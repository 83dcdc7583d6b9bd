//! The frame around every screen, *Oggi* and search everywhere.

use affianca_domain::{CoachId, FieldKind, FieldRead, Programme};
use affianca_workflow::Result;
use affianca_workflow::frame::Frame;
use affianca_workflow::search::Hit;
use affianca_workflow::today::{Today, TodayFilter};

use crate::clock;
use crate::office::Office;

pub fn frame(office: &Office) -> Result<Frame> {
    let trouble = office.copies().trouble();
    office.work(|archive, now| {
        let (_, example) = office.state();
        archive.frame_beside(trouble.as_ref().filter(|_| !example), now)
    })
}

pub fn today(office: &Office, filter: TodayFilter) -> Result<Today> {
    office.work(|archive, now| archive.today(filter, now))
}

pub fn daily_notice(office: &Office) -> Result<bool> {
    office.work(|archive, _| archive.daily_notice())
}

pub fn set_daily_notice(office: &Office, on: bool) -> Result<()> {
    office.work(|archive, now| archive.set_daily_notice(on, now))?;
    office.look_ahead()
}

pub fn first_steps_away(office: &Office) -> Result<bool> {
    office.work(|archive, _| archive.first_steps_away())
}

pub fn put_first_steps_away(office: &Office, away: bool) -> Result<()> {
    office.work(|archive, now| archive.put_first_steps_away(away, now))
}

pub fn confirm_clock(office: &Office) -> Result<()> {
    office.work(|archive, now| {
        archive.confirm_clock(now)?;
        archive.cancel_expired(now).map(drop)
    })
}

pub fn set_coach_at_work(office: &Office, coach: CoachId) -> Result<()> {
    office.work(|archive, now| archive.set_coach_at_work(coach, now))
}

pub fn search_everything(office: &Office, text: String) -> Result<Vec<Hit>> {
    office.work(|archive, _| archive.search_everything(&text))
}

pub fn read_field(_: &Office, kind: FieldKind, text: String) -> Result<FieldRead> {
    Ok(affianca_domain::read_field(
        kind,
        &text,
        clock::now().date(),
    ))
}

pub fn programmes(office: &Office) -> Result<Vec<Programme>> {
    office.work(|archive, _| archive.programmes())
}
