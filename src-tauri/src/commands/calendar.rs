//! Calendar files: sessions that go out, and a coach's own commitments that come in.

use std::sync::Arc;

use affianca_domain::CoachId;
use affianca_workflow::Result;
use affianca_workflow::calendar_file::{
    self, CalendarOrder, CalendarPreview, CalendarReport, MOST_CALENDAR_BYTES,
};

use super::import::{gone, keep};
use crate::office::Office;
use crate::pending::Prepared;
use crate::{clock, files};

pub fn save_calendar(office: &Office, order: CalendarOrder) -> Result<String> {
    office.ask(
        // A period without sessions opens no window.
        |archive, now| Ok(archive.calendar_file(&order, now)?.name),
        |desktop, name| desktop.ask_where(&name, &files::CALENDAR),
        |archive, path, now| {
            let file = archive.calendar_file(&order, now)?;
            archive.hand_over_calendar(&order, &file, now, || {
                files::write_whole(&path, file.text.as_bytes())?;
                Ok(files::shown(&path))
            })
        },
    )
}

pub fn choose_calendar(office: &Office, coach: CoachId) -> Result<CalendarPreview> {
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| {
            let (name, bytes) = files::choose(desktop, &files::CALENDAR, MOST_CALENDAR_BYTES)?;
            calendar_file::read_commitments(&bytes, &name, clock::now().date())
        },
        |archive, table, now| {
            let (preview, prepared) = archive.preview_calendar(coach, table, now)?;
            keep(
                office,
                &preview.token,
                Prepared::Calendar(Arc::new(prepared)),
            )?;
            Ok(preview)
        },
    )
}

pub fn run_calendar_import(office: &Office, token: String, titles: bool) -> Result<CalendarReport> {
    let pending = office.imports().get(&token).cloned().ok_or_else(gone)?;
    let Prepared::Calendar(prepared) = pending.prepared else {
        return Err(gone());
    };
    let report = office.work(|archive, now| archive.import_calendar(&prepared, titles, now))?;
    office.imports().remove(&token);
    Ok(report)
}
