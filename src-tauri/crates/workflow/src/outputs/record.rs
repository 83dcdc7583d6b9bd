//! A document as it is kept, and the kinds of document its request's programme has.

use affianca_domain::{
    ActivityId, OutputId, OutputKind, OutputRule, OutputRules, Request, RequestId, RichText,
};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use crate::directory::programme_of;
use crate::{Error, Refusal, Result, StoreError};

/// A document with its draft.
#[derive(Clone, Debug)]
pub(super) struct Output {
    pub request: RequestId,
    pub activity: ActivityId,
    pub kind: OutputKind,
    pub title: String,
    pub drafted: NaiveDate,
    pub revision: u32,
    pub versions: u32,
    pub kept_revision: u32,
    pub saved: NaiveDateTime,
    pub text: RichText,
}

impl Output {
    /// Loads a document.
    pub fn load(connection: &Connection, id: OutputId) -> Result<Self> {
        connection
            .prepare_cached(
                "SELECT id, request_id, activity_id, kind, title, drafted, revision, versions,
                        kept_revision, saved_at, body
                 FROM output WHERE id = ?1",
            )?
            .first(values![id], Self::read)?
            .ok_or(Error::NotFound("Il documento"))
    }

    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            request: row.read("request_id")?,
            activity: row.read("activity_id")?,
            kind: row.read("kind")?,
            title: row.read("title")?,
            drafted: row.read("drafted")?,
            revision: row.read("revision")?,
            versions: row.read("versions")?,
            kept_revision: row.read("kept_revision")?,
            saved: row.read("saved_at")?,
            text: row.read("body")?,
        })
    }

    /// Refuses when the draft has gone on since the screen read it.
    pub fn expect(&self, revision: u32) -> Result<()> {
        if self.revision == revision {
            return Ok(());
        }
        Err(Refusal::StateChanged {
            expected: format!("la bozza n. {revision}"),
            found: format!("la n. {}", self.revision),
        }
        .into())
    }

    /// Whether the draft has gone on since the last version.
    pub fn is_ahead(&self) -> bool {
        self.revision > self.kept_revision
    }
}

/// The kinds of document a request's programme has.
pub(super) fn rules_of(connection: &Connection, request: &Request) -> Result<OutputRules> {
    Ok(programme_of(connection, &request.programme)?.outputs)
}

/// The rule of a kind that somebody asks for.
pub(super) fn rule_of(rules: &OutputRules, kind: OutputKind) -> Result<&OutputRule> {
    rules
        .of(kind)
        .map_err(|error| Error::invalid("kind", error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_domain::Programme;

    use super::*;

    #[test]
    fn a_kind_that_the_programme_does_not_have_is_told_beside_its_field() {
        let mut programme = serde_json::to_value(Programme::job_coach_1103().unwrap()).unwrap();
        let kinds = programme["outputs"].as_array_mut().unwrap();
        kinds.retain(|rule| rule["kind"] != "altro");
        let rules = serde_json::from_value::<Programme>(programme)
            .unwrap()
            .outputs;
        assert_eq!(
            rule_of(&rules, OutputKind::Plan).unwrap().title,
            "Piano di coaching"
        );
        let Err(Error::Invalid(problems)) = rule_of(&rules, OutputKind::Other) else {
            unreachable!("the programme has no such kind");
        };
        assert_eq!(
            problems,
            [crate::FieldProblem::new(
                "kind",
                "Il dispositivo non prevede «altro»."
            )]
        );
    }
}
