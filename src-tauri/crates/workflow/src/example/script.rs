//! What happens in the example, each thing at its moment, played in the order of time.

use affianca_domain::{ActivityId, RequestId, RuleId, SessionId, blocking};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;

use super::places::Places;
use crate::{Archive, Error, Result};

type Deed = Box<dyn FnOnce(&Archive, &Places, NaiveDateTime) -> Result<()>>;

/// Deeds waiting to be played.
#[derive(Default)]
pub(super) struct Script {
    deeds: Vec<(NaiveDateTime, Deed)>,
}

impl Script {
    /// Something that happens at a moment.
    pub fn at(
        &mut self,
        moment: NaiveDateTime,
        deed: impl FnOnce(&Archive, &Places, NaiveDateTime) -> Result<()> + 'static,
    ) {
        self.deeds.push((moment, Box::new(deed)));
    }

    /// Plays everything in the order of time; what falls together, in the order it was written.
    pub fn play(mut self, archive: &Archive, places: &Places) -> Result<()> {
        self.deeds.sort_by_key(|(moment, _)| *moment);
        self.deeds
            .into_iter()
            .try_for_each(|(moment, deed)| deed(archive, places, moment))
    }
}

/// A request by its OPAL.
pub(super) fn request(archive: &Archive, opal: &str) -> Result<RequestId> {
    archive.read(|connection| {
        connection
            .prepare_cached("SELECT id FROM request WHERE opal = ?1")?
            .first(values![opal], |row| -> Result<_> { Ok(row.read(0)?) })?
            .ok_or(Error::NotFound("La richiesta"))
    })
}

/// An activity by its OPAL and code.
pub(super) fn activity(archive: &Archive, opal: &str, code: &str) -> Result<ActivityId> {
    archive.read(|connection| {
        connection
            .prepare_cached(
                "SELECT a.id FROM activity a JOIN request r ON r.id = a.request_id
                 WHERE r.opal = ?1 AND a.code = ?2",
            )?
            .first(values![opal, code], |row| -> Result<_> { Ok(row.read(0)?) })?
            .ok_or(Error::NotFound("L’attività"))
    })
}

/// A session by its OPAL, code and date as stored.
pub(super) fn session(
    archive: &Archive,
    activity: ActivityId,
    date: chrono::NaiveDate,
) -> Result<SessionId> {
    archive.read(|connection| {
        connection
            .prepare_cached(
                "SELECT id FROM session WHERE activity_id = ?1 AND date = ?2 ORDER BY id DESC LIMIT 1",
            )?
            .first(values![activity, date], |row| -> Result<_> { Ok(row.read(0)?) })?
            .ok_or(Error::NotFound("L’erogazione"))
    })
}

/// Takes a step as a person would: warnings, where there are any, are seen and accepted.
pub(super) fn accepting<T>(step: impl Fn(&[RuleId]) -> Result<T>) -> Result<T> {
    match step(&[]) {
        Err(Error::Rules(violations)) if !blocking(&violations) => {
            let seen: Vec<RuleId> = violations.iter().map(|violation| violation.rule).collect();
            step(&seen)
        }
        answer => answer,
    }
}
