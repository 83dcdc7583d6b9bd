//! Sessions (*erogazioni*, §3.1–3.2): entering, editing, and the steps of their life.

mod afterwards;
mod context;
mod diary;
mod drag;
mod enter;
mod form;
mod history;
mod judge;
mod rows;
mod steps;
mod view;

use affianca_domain::{Session, SessionId};
use affianca_store::rows::session;
use rusqlite::Connection;

use crate::{Error, Result};

pub(crate) use context::{Context, component, terms};
pub(crate) use diary::{Diary, DiaryOf, NOT_YET, told_without_number};
pub(crate) use enter::{acknowledge, not_ended, tell};
pub(crate) use form::{Onto, SessionReader, is_archived, read};
pub(crate) use judge::{Beside, Candidate};
pub(crate) use rows::{buttons, may_be_held, rows};
pub(crate) use steps::{described, facts, forbidden, judge_step, mark_started};
pub use view::*;

/// A session that must be there.
pub(crate) fn load(connection: &Connection, id: SessionId) -> Result<Session> {
    session::find(connection, id)?.ok_or(Error::NotFound("L’erogazione"))
}
