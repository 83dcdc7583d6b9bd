//! Beginning a document from its model, and throwing away one begun by mistake.

use affianca_domain::{ActivityId, OutputId, OutputKind, RequestId, RequestState};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::record::{Record, rules, title_of};
use super::{standing, templates};
use crate::requests;
use crate::{Action, Archive, Error, Refusal, Result};
use affianca_store::journal::MOMENT;

impl Archive {
    /// Begins a document of an activity from the model of its kind, drafted today.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `NOT_ADMITTED` before the admission (§3).
    pub fn start_output(
        &self,
        activity: ActivityId,
        kind: OutputKind,
        now: NaiveDateTime,
    ) -> Result<OutputId> {
        self.write(Action::NewOutput, now, |step| {
            let (request, code) = activity_of(step, activity)?;
            let request = requests::load(step, request)?;
            if let Some(reason) = barred(request.state) {
                return Err(Refusal::NotAdmitted(reason).into());
            }
            let title = title_of(&rules()?, kind)?;
            let body = templates::text_of(step, kind)?.to_json();
            let at = now.format(MOMENT).to_string();
            step.execute(
                "INSERT INTO output (request_id, activity_id, kind, title, drafted, begun_at, saved_at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)",
                params![
                    request.id.0,
                    activity.0,
                    kind.as_str(),
                    title,
                    now.date(),
                    at,
                    body
                ],
            )?;
            let id = OutputId(step.last_insert_rowid());
            standing::refresh(step, request.id)?;
            step.about(format!("{title}, {} {code}", request.opal));
            step.within(request.id);
            Ok(id)
        })
    }

    /// Throws away a document that never had a version.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `HAS_VERSIONS`, since what was kept stays.
    pub fn discard_output(&self, id: OutputId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::DiscardOutput, now, |step| {
            let record = Record::load(step, id)?;
            if record.versions > 0 {
                return Err(Refusal::HasVersions.into());
            }
            step.execute("DELETE FROM output WHERE id = ?1", [id.0])?;
            standing::refresh(step, record.request)?;
            let (_, code) = activity_of(step, record.activity)?;
            let opal = requests::load(step, record.request)?.opal;
            let title = title_of(&rules()?, record.kind)?;
            step.about(format!("{title}, {opal} {code}"));
            step.within(record.request);
            Ok(())
        })
    }
}

/// Why a request in this state can have no documents, if so.
pub(super) fn barred(state: RequestState) -> Option<String> {
    (state != RequestState::Admitted).then(|| {
        format!(
            "La richiesta è {state}: i documenti si scrivono solo dopo l’ammissione al servizio (§3)."
        )
    })
}

/// The request and the code of an activity.
pub(super) fn activity_of(
    connection: &Connection,
    activity: ActivityId,
) -> Result<(RequestId, String)> {
    connection
        .prepare_cached("SELECT request_id, code FROM activity WHERE id = ?1")?
        .query_row([activity.0], |row| {
            Ok((RequestId(row.get(0)?), row.get(1)?))
        })
        .optional()?
        .ok_or(Error::NotFound("L’attività"))
}
