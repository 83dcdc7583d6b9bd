//! *Agenda*: the days with their sessions, and where a draft can be dragged to.

use affianca_domain::{Drag, SessionId};
use affianca_workflow::Result;
use affianca_workflow::agenda::{Agenda, AgendaQuery};
use affianca_workflow::sessions::SessionDrag;
use chrono::NaiveDate;

use crate::office::Office;

pub fn agenda(office: &Office, query: AgendaQuery) -> Result<Agenda> {
    office.work(|archive, now| archive.agenda(&query, now))
}

pub fn drag_session(
    office: &Office,
    session: SessionId,
    drag: Drag,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<SessionDrag> {
    office.work(|archive, now| archive.drag_session(session, drag, (from, to), now))
}
