//! The list of what is expected, being written, kept and missing, request by request.

use std::collections::HashMap;

use affianca_domain::{
    ActivityId, ActivityState, OutputId, OutputKind, OutputRules, OutputStanding, RequestId,
    RequestState,
};
use rusqlite::{Connection, Row};

use super::record::{self, rules, title_of};
use super::start::barred;
use super::{
    OutputActivity, OutputFilter, OutputKindTitle, OutputLine, OutputPage, OutputRequest,
    RequestOutputs, attach, standing,
};
use crate::numbering::{Found, count};
use crate::requests;
use crate::requests::holding;
use crate::{Archive, Error, Result, StoreError};

impl Archive {
    /// One page of admitted requests with their documents, the newest requests first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list_outputs(&self, filter: &OutputFilter) -> Result<OutputPage> {
        let rules = rules()?;
        self.read(|connection| page(connection, filter, &rules))
    }

    /// The documents and files of one request.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn request_outputs(&self, id: RequestId) -> Result<RequestOutputs> {
        let rules = rules()?;
        self.read(|connection| {
            let request = requests::load(connection, id)?;
            let found = requests(connection, &[id], &rules)?;
            Ok(RequestOutputs {
                request: found
                    .into_iter()
                    .next()
                    .ok_or(Error::NotFound("La richiesta"))?,
                barred: barred(request.state),
                kinds: OutputKind::ALL
                    .into_iter()
                    .map(|kind| {
                        Ok(OutputKindTitle {
                            kind,
                            title: title_of(&rules, kind)?,
                        })
                    })
                    .collect::<Result<_>>()?,
                attachments: attach::of_request(connection, id)?,
            })
        })
    }
}

fn page(connection: &Connection, filter: &OutputFilter, rules: &OutputRules) -> Result<OutputPage> {
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
        rows: requests(connection, &ids, rules)?,
    })
}

fn find(connection: &Connection, filter: &OutputFilter) -> Result<Found> {
    let (from, value) = match filter.standing {
        Some(standing) => (
            "output_standing WHERE standing = ?1",
            standing::code(standing),
        ),
        None => (
            "request_listing INDEXED BY listing_state WHERE state = ?1",
            RequestState::Admitted.as_str(),
        ),
    };
    let ids = |limit: &str| -> Result<Vec<i64>> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT request_id FROM {from} ORDER BY request_date DESC, request_id DESC {limit}"
        ))?;
        let rows = statement.query_map([value], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let Some(holding) = holding(connection, &filter.text)? else {
        let found: i64 = connection
            .prepare_cached(&format!("SELECT count(*) FROM {from}"))?
            .query_row([value], |row| row.get(0))?;
        return Found::page(count(found), filter.page, filter.page_size, |size, skip| {
            ids(&format!("LIMIT {size} OFFSET {skip}"))
        });
    };
    let mut all = ids("")?;
    all.retain(|id| holding.contains(*id));
    Ok(Found::among(&all, filter.page, filter.page_size))
}

/// These requests in this order, each with its activities and their documents.
pub(super) fn requests(
    connection: &Connection,
    ids: &[RequestId],
    rules: &OutputRules,
) -> Result<Vec<OutputRequest>> {
    let wanted = serde_json::to_string(ids)?;
    let mut written = written(connection, &wanted)?;
    let attached = attached(connection, &wanted)?;
    let mut activities = activities(connection, &wanted, &mut written, &attached, rules)?;
    let mut statement = connection.prepare_cached(
        "SELECT r.id, r.opal, b.surname, b.name,
                (SELECT count(*) FROM attachment t WHERE t.request_id = r.id)
         FROM request r JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN json_each(?1) j ON j.value = r.id ORDER BY j.key",
    )?;
    let rows = statement.query_map([&wanted], |row| {
        let request = RequestId(row.get(0)?);
        Ok(OutputRequest {
            request,
            opal: row.get(1)?,
            surname: row.get(2)?,
            name: row.get(3)?,
            activities: activities.remove(&request).unwrap_or_default(),
            files: count(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

type Written = HashMap<ActivityId, Vec<OutputLine>>;

fn written(connection: &Connection, wanted: &str) -> Result<Written> {
    let mut statement = connection.prepare_cached(
        "SELECT id, activity_id, kind, title, drafted, saved_at, versions,
                revision > kept_revision AS ahead
         FROM output WHERE request_id IN (SELECT value FROM json_each(?1)) ORDER BY id",
    )?;
    let mut found = statement.query([wanted])?;
    let mut lines = Written::new();
    while let Some(row) = found.next()? {
        let line = line(row)?;
        let activity = ActivityId(row.get("activity_id")?);
        lines.entry(activity).or_default().push(line);
    }
    Ok(lines)
}

fn line(row: &Row) -> Result<OutputLine> {
    let versions: u32 = row.get("versions")?;
    Ok(OutputLine {
        kind: record::kind(&row.get::<_, String>("kind")?)?,
        title: row.get("title")?,
        standing: if versions == 0 {
            OutputStanding::Draft
        } else {
            OutputStanding::Kept
        },
        expected: false,
        output: Some(OutputId(row.get("id")?)),
        drafted: row.get("drafted")?,
        saved: row.get("saved_at")?,
        versions,
        ahead: row.get("ahead")?,
    })
}

/// The outputs files stand for.
fn attached(connection: &Connection, wanted: &str) -> Result<Vec<(ActivityId, OutputKind)>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT activity_id, output_kind FROM attachment
         WHERE request_id IN (SELECT value FROM json_each(?1)) AND output_kind IS NOT NULL",
    )?;
    let mut found = statement.query([wanted])?;
    let mut pairs = Vec::new();
    while let Some(row) = found.next()? {
        pairs.push((
            ActivityId(row.get(0)?),
            record::kind(&row.get::<_, String>(1)?)?,
        ));
    }
    Ok(pairs)
}

fn activities(
    connection: &Connection,
    wanted: &str,
    written: &mut Written,
    attached: &[(ActivityId, OutputKind)],
    rules: &OutputRules,
) -> Result<HashMap<RequestId, Vec<OutputActivity>>> {
    let mut statement = connection.prepare_cached(
        "SELECT request_id, id, code, title, state FROM activity
         WHERE request_id IN (SELECT value FROM json_each(?1)) ORDER BY request_id, position",
    )?;
    let mut found = statement.query([wanted])?;
    let mut all: HashMap<RequestId, Vec<OutputActivity>> = HashMap::new();
    while let Some(row) = found.next()? {
        let (activity, code) = (ActivityId(row.get(1)?), row.get::<_, String>(2)?);
        let state: String = row.get(4)?;
        let state: ActivityState = state
            .parse()
            .map_err(|_| StoreError::Damaged(format!("activity state {state}")))?;
        let there = written.remove(&activity).unwrap_or_default();
        let has_file = |kind| attached.contains(&(activity, kind));
        all.entry(RequestId(row.get(0)?))
            .or_default()
            .push(OutputActivity {
                activity,
                documents: documents(rules, &code, state, there, has_file)?,
                code,
                title: row.get(3)?,
                state,
            });
    }
    Ok(all)
}

/// What is expected first, written or not, then what else there is.
fn documents(
    rules: &OutputRules,
    code: &str,
    state: ActivityState,
    mut there: Vec<OutputLine>,
    has_file: impl Fn(OutputKind) -> bool,
) -> Result<Vec<OutputLine>> {
    let mut lines = Vec::new();
    for kind in rules.expected_of(code) {
        let (of_kind, others): (Vec<_>, Vec<_>) =
            there.into_iter().partition(|line| line.kind == kind);
        there = others;
        if of_kind.is_empty() {
            let standing = match has_file(kind) {
                true => OutputStanding::Attached,
                false => OutputStanding::unwritten(state),
            };
            lines.push(OutputLine {
                kind,
                title: title_of(rules, kind)?,
                standing,
                expected: true,
                output: None,
                drafted: None,
                saved: None,
                versions: 0,
                ahead: false,
            });
        }
        lines.extend(of_kind.into_iter().map(|line| OutputLine {
            expected: true,
            ..line
        }));
    }
    lines.extend(there);
    Ok(lines)
}
