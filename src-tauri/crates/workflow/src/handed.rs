//! Papers, scans and attached files that are opened in the system's viewer, printed or saved: the journal
//! tells of each, without its name. A paper that was let out is out, even where the row cannot be written.

use affianca_domain::{AttachmentId, AttestationId, OutputId, RegisterId, ReportId, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, rows, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Action, Archive, Error, Result};

/// A paper the program prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Paper {
    Register {
        id: RegisterId,
    },
    Attestation {
        id: AttestationId,
    },
    Report {
        id: ReportId,
    },
    /// The draft as it stands where no version is named.
    Output {
        id: OutputId,
        version: Option<u32>,
    },
}

/// What is let out of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetOut {
    /// A paper of the program's own.
    Paper(Paper),
    /// The scan of a register.
    Scan(RegisterId),
    /// A file of a register signed digitally.
    SignedFile(RegisterId),
    /// A file that was attached.
    Attachment(AttachmentId),
}

impl Archive {
    /// Tells the journal that something was opened, printed or saved ([`Action::OpenPaper`],
    /// [`Action::PrintPaper`], [`Action::SavePaper`]).
    pub fn tell_let_out(&self, what: LetOut, how: Action, now: NaiveDateTime) {
        // Looking at a paper must not fail because the disk is full.
        let _ = self.write(how, now, |step| {
            let (subject, request) = subject(step, what)?;
            step.about(subject);
            if let Some(request) = request {
                step.within(request);
            }
            Ok(())
        });
    }
}

/// What the journal calls it, and the request it is of.
fn subject(connection: &Connection, what: LetOut) -> Result<(String, Option<RequestId>)> {
    let of = |sql: &str, id: i64, missing| -> Result<(String, Option<RequestId>)> {
        connection
            .prepare_cached(sql)?
            .first(values![id], |row| -> Result<_> {
                Ok((row.read(0)?, row.read(1)?))
            })?
            .ok_or(Error::NotFound(missing))
    };
    match what {
        LetOut::Paper(Paper::Register { id }) => register(connection, id),
        LetOut::Scan(id) => {
            let (subject, request) = register(connection, id)?;
            Ok((format!("scansione del {subject}"), request))
        }
        LetOut::SignedFile(id) => {
            let (subject, request) = register(connection, id)?;
            Ok((format!("file firmato del {subject}"), request))
        }
        LetOut::Paper(Paper::Attestation { id }) => {
            let sql = "SELECT q.opal, q.id FROM attestation a JOIN request q ON q.id = a.request_id
                WHERE a.id = ?1";
            let (opal, request) = of(sql, id.into(), "L’attestazione")?;
            Ok((format!("attestazione, {opal}"), request))
        }
        LetOut::Paper(Paper::Report { id }) => {
            let sql = "SELECT q.opal || ', versione ' || r.version, q.id
                FROM report r JOIN request q ON q.id = r.request_id WHERE r.id = ?1";
            let (of, request) = of(sql, id.into(), "La relazione")?;
            Ok((format!("relazione sugli esiti, {of}"), request))
        }
        LetOut::Paper(Paper::Output { id, version }) => {
            let sql = "SELECT a.code || ', ' || q.opal, q.id FROM output o
                JOIN activity a ON a.id = o.activity_id JOIN request q ON q.id = a.request_id
                WHERE o.id = ?1";
            let (of, request) = of(sql, id.into(), "Il documento")?;
            let which = version.map_or_else(|| "bozza".into(), |it| format!("versione {it}"));
            Ok((format!("documento dell’attività {of}, {which}"), request))
        }
        LetOut::Attachment(id) => {
            let sql = "SELECT q.opal, q.id FROM attachment t JOIN request q ON q.id = t.request_id
                WHERE t.id = ?1";
            let (opal, request) = of(sql, id.into(), "Il file")?;
            Ok((format!("file allegato, {opal}"), request))
        }
    }
}

fn register(connection: &Connection, id: RegisterId) -> Result<(String, Option<RequestId>)> {
    let register = rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
    Ok((register.called(), Some(register.request)))
}
