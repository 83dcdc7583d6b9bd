//! The list of what is expected, being written, kept and missing, request by request.

use std::collections::HashMap;

use affianca_domain::{
    ActivityId, ActivityState, ListedOutput, OutputKind, OutputRules, OutputStanding,
    ProgrammeCode, RequestId, RequestState,
};
use affianca_store::{ReadColumn, ReadRows, values};
use rusqlite::{Connection, Row};

use super::record::{rule_of, rules_of};
use super::start::barred;
use super::{
    OutputActivity, OutputFilter, OutputKindTitle, OutputLine, OutputPage, OutputRequest,
    RequestOutputs, attach,
};
use crate::paging::Found;
use crate::requests;
use crate::requests::holding;
use crate::{Archive, Error, Result, StoreError};
use affianca_store::rows::programme::Programmes;

impl Archive {
    /// One page of admitted requests with their documents, the newest requests first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list_outputs(&self, filter: &OutputFilter) -> Result<OutputPage> {
        self.read(|connection| page(connection, filter))
    }

    /// The documents and files of one request.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn request_outputs(&self, id: RequestId) -> Result<RequestOutputs> {
        self.read(|connection| {
            let request = requests::load(connection, id)?;
            let rules = rules_of(connection, &request)?;
            let found = requests(connection, &[id])?;
            Ok(RequestOutputs {
                request: found
                    .into_iter()
                    .next()
                    .ok_or(Error::NotFound("La richiesta"))?,
                barred: barred(request.state),
                kinds: rules
                    .iter()
                    .map(|rule| OutputKindTitle {
                        kind: rule.kind,
                        title: rule.title.clone(),
                    })
                    .collect(),
                attachments: attach::of_request(connection, id)?,
            })
        })
    }
}

fn page(connection: &Connection, filter: &OutputFilter) -> Result<OutputPage> {
    let Found {
        found,
        page,
        pages,
        ids,
    } = find(connection, filter)?;
    let ids: Vec<_> = ids.into_iter().map(RequestId).collect();
    Ok(OutputPage {
        found,
        page,
        pages,
        rows: requests(connection, &ids)?,
    })
}

fn find(connection: &Connection, filter: &OutputFilter) -> Result<Found> {
    let (from, value) = match filter.standing {
        Some(standing) => ("output_standing WHERE standing = ?1", standing.as_str()),
        None => (
            "request_listing INDEXED BY listing_state WHERE state = ?1",
            RequestState::Admitted.as_str(),
        ),
    };
    let ids = |limit: &str| -> Result<Vec<i64>> {
        Ok(connection
            .prepare_cached(&format!(
                "SELECT request_id FROM {from} ORDER BY request_date DESC, request_id DESC {limit}"
            ))?
            .all(values![value], |row| row.read(0))?)
    };
    let Some(holding) = holding(connection, &filter.text)? else {
        let found: u32 = connection
            .prepare_cached(&format!("SELECT count(*) FROM {from}"))?
            .one(values![value], |row| row.read(0))?;
        return Found::page(found, filter.page, filter.page_size, |size, skip| {
            ids(&format!("LIMIT {size} OFFSET {skip}"))
        });
    };
    let mut all = ids("")?;
    all.retain(|id| holding.contains(*id));
    Ok(Found::among(&all, filter.page, filter.page_size))
}

/// These requests in this order, each with its activities and their documents.
pub(super) fn requests(connection: &Connection, ids: &[RequestId]) -> Result<Vec<OutputRequest>> {
    let wanted = serde_json::to_string(ids)?;
    let mut activities = activities(connection, &wanted)?;
    let read = |row: &Row| -> Result<OutputRequest, StoreError> {
        let request: RequestId = row.read("id")?;
        Ok(OutputRequest {
            request,
            opal: row.read("opal")?,
            surname: row.read("surname")?,
            name: row.read("name")?,
            activities: activities.remove(&request).unwrap_or_default(),
            files: row.read("files")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT r.id, r.opal, b.surname, b.name,
                    (SELECT count(*) FROM attachment t WHERE t.request_id = r.id) AS files
             FROM request r JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN json_each(?1) j ON j.value = r.id ORDER BY j.key",
        )?
        .all(values![wanted], read)?)
}

/// An activity, with the request and the programme it belongs to.
struct Activity {
    request: RequestId,
    programme: ProgrammeCode,
    id: ActivityId,
    code: String,
    title: String,
    state: ActivityState,
}

fn activities(
    connection: &Connection,
    wanted: &str,
) -> Result<HashMap<RequestId, Vec<OutputActivity>>> {
    let read = |row: &Row| -> Result<Activity, StoreError> {
        Ok(Activity {
            request: row.read("request_id")?,
            programme: row.read("programme")?,
            id: row.read("id")?,
            code: row.read("code")?,
            title: row.read("title")?,
            state: row.read("state")?,
        })
    };
    let found = connection
        .prepare_cached(
            "SELECT a.request_id, r.programme, a.id, a.code, a.title, a.state
             FROM activity a JOIN request r ON r.id = a.request_id
             WHERE a.request_id IN (SELECT value FROM json_each(?1))
             ORDER BY a.request_id, a.position",
        )?
        .all(values![wanted], read)?;
    let mut written = written(connection, wanted)?;
    let attached = attached_for(connection, wanted)?;
    let programmes = Programmes::load(connection)?;
    let mut all: HashMap<RequestId, Vec<OutputActivity>> = HashMap::new();
    for activity in found {
        let rules = &programmes.of(&activity.programme)?.outputs;
        let written = written.remove(&activity.id).unwrap_or_default();
        let documents = documents(rules, &activity, written, &attached)?;
        all.entry(activity.request)
            .or_default()
            .push(OutputActivity {
                activity: activity.id,
                code: activity.code,
                title: activity.title,
                state: activity.state,
                documents,
            });
    }
    Ok(all)
}

fn written(connection: &Connection, wanted: &str) -> Result<HashMap<ActivityId, Vec<OutputLine>>> {
    let found = connection
        .prepare_cached(
            "SELECT id, activity_id, kind, title, drafted, saved_at, versions,
                    revision > kept_revision AS ahead
             FROM output WHERE request_id IN (SELECT value FROM json_each(?1)) ORDER BY id",
        )?
        .all::<_, StoreError>(values![wanted], |row| {
            Ok((row.read("activity_id")?, line(row)?))
        })?;
    let mut lines: HashMap<ActivityId, Vec<OutputLine>> = HashMap::new();
    for (activity, line) in found {
        lines.entry(activity).or_default().push(line);
    }
    Ok(lines)
}

fn line(row: &Row) -> Result<OutputLine, StoreError> {
    let versions = row.read("versions")?;
    Ok(OutputLine {
        kind: row.read("kind")?,
        title: row.read("title")?,
        standing: OutputStanding::written(versions),
        expected: false,
        output: Some(row.read("id")?),
        drafted: row.read("drafted")?,
        saved: row.read("saved_at")?,
        versions,
        ahead: row.read("ahead")?,
    })
}

/// What is expected first, written or not, then what else there is.
fn documents(
    rules: &OutputRules,
    activity: &Activity,
    written: Vec<OutputLine>,
    attached: &[(ActivityId, OutputKind)],
) -> Result<Vec<OutputLine>> {
    let listed = rules.listed(&activity.code, written, |line| line.kind);
    listed
        .into_iter()
        .map(|listed| match listed {
            ListedOutput::Written { document, expected } => Ok(OutputLine {
                expected,
                ..document
            }),
            ListedOutput::Unwritten(kind) => {
                let has_file = attached.contains(&(activity.id, kind));
                Ok(OutputLine {
                    kind,
                    title: rule_of(rules, kind)?.title.clone(),
                    standing: OutputStanding::expected(activity.state, has_file),
                    expected: true,
                    output: None,
                    drafted: None,
                    saved: None,
                    versions: 0,
                    ahead: false,
                })
            }
        })
        .collect()
}

/// The documents that files stand for, of the requests in a list of ids as JSON.
fn attached_for(connection: &Connection, requests: &str) -> Result<Vec<(ActivityId, OutputKind)>> {
    let read = |row: &Row| -> Result<(ActivityId, OutputKind), StoreError> {
        Ok((row.read("activity_id")?, row.read("output_kind")?))
    };
    Ok(connection
        .prepare_cached(
            "SELECT DISTINCT activity_id, output_kind FROM attachment
             WHERE request_id IN (SELECT value FROM json_each(?1)) AND output_kind IS NOT NULL",
        )?
        .all(values![requests], read)?)
}
