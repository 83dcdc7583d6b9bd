//! Beginning a document from its model, and throwing away one begun by mistake.

use affianca_domain::{ActivityId, OutputId, OutputKind, RequestId, RequestState};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::record::{Output, rule_of, rules_of};
use super::templates;
use crate::requests;
use crate::{Action, Archive, Error, Refusal, Result, StoreError};

impl Archive {
    /// Begins a document of an activity from the model of its kind, drafted today.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::NotAdmitted` before the admission (§3); [`Error::Invalid`] for a kind
    /// that the request's programme does not have.
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
            let rules = rules_of(step, &request)?;
            let rule = rule_of(&rules, kind)?;
            let title = &rule.title;
            let body = templates::text_of(step, rule)?;
            let id: OutputId = step.new_id()?;
            step.execute(
                "INSERT INTO output (id, request_id, activity_id, kind, title, drafted, begun_at, saved_at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
                values![id, request.id, activity, kind, title.as_str(), now.date(), now, body],
            )?;
            step.about(format!("{title}, {} {code}", request.opal));
            step.within(request.id);
            Ok(id)
        })
    }

    /// Throws away a document that never had a version.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::HasVersions`, since what was kept stays.
    pub fn discard_output(&self, id: OutputId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::DiscardOutput, now, |step| {
            let output = Output::load(step, id)?;
            if output.versions > 0 {
                return Err(Refusal::HasVersions.into());
            }
            step.execute("DELETE FROM output WHERE id = ?1", values![id])?;
            let (_, code) = activity_of(step, output.activity)?;
            let request = requests::load(step, output.request)?;
            let rules = rules_of(step, &request)?;
            let title = &rule_of(&rules, output.kind)?.title;
            step.about(format!("{title}, {} {code}", request.opal));
            step.within(request.id);
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
    let read = |row: &Row| -> Result<(RequestId, String), StoreError> {
        Ok((row.read("request_id")?, row.read("code")?))
    };
    connection
        .prepare_cached("SELECT id, request_id, code FROM activity WHERE id = ?1")?
        .first(values![activity], read)?
        .ok_or(Error::NotFound("L’attività"))
}
