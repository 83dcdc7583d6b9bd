//! Files from elsewhere (a signed scan, a text written with another program): kept in the archive,
//! encrypted like all the rest, with their SHA-256 and their size.

use affianca_domain::{AttachmentId, RequestId, RequestPaper};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use hex::encode as hex;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::record::{rule_of, rules_of};
use super::start::activity_of;
use super::{Attachment, AttachmentPlace, HandedOver};
use crate::files::{FileKind, StoredFile, kept_kind, kept_name, leaving};
use crate::requests;
use crate::{Action, Archive, Error, Refusal, Result, StoreError, Write};

impl Archive {
    /// Keeps a file beside a request, or one of its activities, or for one of its outputs.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::FileEmpty`, `Refusal::FileTooLarge`; `Refusal::FileKind` for what is neither PDF,
    /// image, DOCX, ODT nor XLSX; `Refusal::WrongPlace` for an activity of another request;
    /// [`Error::Invalid`] for a kind of output that the request's programme does not have.
    pub fn attach_file(
        &self,
        place: &AttachmentPlace,
        name: &str,
        bytes: &[u8],
        now: NaiveDateTime,
    ) -> Result<AttachmentId> {
        let kind = kept_kind(bytes)?;
        self.write(Action::AttachFile, now, |step| {
            keep(step, place, &kept_name(name, kind), kind, bytes)
        })
    }

    /// A file as it was attached, under a name that tells its real kind.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::KeptFileChanged`] when its bytes no longer have its hash, and
    /// [`Refusal::KeptFileKind`] when they are nothing that is kept.
    pub fn attached_file(&self, id: AttachmentId) -> Result<StoredFile> {
        let file = |row: &Row| -> Result<(String, Vec<u8>, String), StoreError> {
            Ok((row.read("name")?, row.read("bytes")?, row.read("sha256")?))
        };
        self.read(|connection| {
            let (name, bytes, sha256) = connection
                .prepare_cached("SELECT id, name, bytes, sha256 FROM attachment WHERE id = ?1")?
                .first(values![id], file)?
                .ok_or(Error::NotFound("Il file"))?;
            leaving(bytes, &sha256, |kind| kept_name(&name, kind))
        })
    }

    /// Takes away a file attached by mistake; the journal keeps its name and hash, not its content.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_attachment(&self, id: AttachmentId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::RemoveFile, now, |step| {
            let (request, file) = load(step, id)?;
            step.execute("DELETE FROM attachment WHERE id = ?1", values![id])?;
            subject(step, request, &file)?;
            note(step, &file.name, &file.file_kind, file.size, &file.sha256);
            Ok(())
        })
    }
}

/// Keeps a file beside what it belongs to, and tells the journal.
pub(super) fn keep(
    step: &mut Write,
    place: &AttachmentPlace,
    name: &str,
    kind: FileKind,
    bytes: &[u8],
) -> Result<AttachmentId> {
    let about = about(step, place)?;
    let sha256 = hex(Sha256::digest(bytes));
    let id: AttachmentId = step.new_id()?;
    step.execute(
        "INSERT INTO attachment (id, request_id, activity_id, output_kind, paper, name, file_kind, size,
             sha256, added_at, added_by, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        values![
            id,
            place.request,
            place.activity,
            place.output_kind,
            place.paper,
            name,
            kind.label(),
            u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            sha256,
            step.now,
            step.who(),
            bytes
        ],
    )?;
    step.about(about);
    step.within(place.request);
    note(step, name, kind.label(), bytes.len(), &sha256);
    Ok(id)
}

/// A file and the request it is of.
pub(super) fn load(connection: &Connection, id: AttachmentId) -> Result<(RequestId, Attachment)> {
    let found = |row: &Row| -> Result<(RequestId, Attachment), StoreError> {
        Ok((row.read("request_id")?, attachment(row)?))
    };
    connection
        .prepare_cached(&format!("{FILES} WHERE t.id = ?1"))?
        .first(values![id], found)?
        .ok_or(Error::NotFound("Il file"))
}

/// Names the file in the journal by its place.
pub(super) fn subject(step: &mut Write, request: RequestId, file: &Attachment) -> Result<()> {
    let place = AttachmentPlace {
        request,
        activity: file.activity,
        output_kind: file.output_kind,
        paper: file.paper,
    };
    let about = about(step, &place)?;
    step.about(about);
    step.within(request);
    Ok(())
}

/// Every file with what is told of it, but not its bytes.
const FILES: &str = "SELECT t.id, t.request_id, t.activity_id, t.output_kind, t.paper, t.drafted,
        t.handed_on, t.handed_to, t.name, t.file_kind, t.size, t.sha256, t.added_at, t.added_by, a.code
    FROM attachment t LEFT JOIN activity a ON a.id = t.activity_id";

fn note(
    step: &mut Write,
    name: &str,
    kind: &str,
    size: impl Into<serde_json::Value>,
    sha256: &str,
) {
    step.note_apart("file", name);
    step.note("tipo", kind);
    step.note("byte", size);
    step.note("impronta", sha256);
}

/// What the journal calls the place of a file.
pub(super) fn about(connection: &Connection, place: &AttachmentPlace) -> Result<String> {
    let request = requests::load(connection, place.request)?;
    let Some(activity) = place.activity else {
        if place.output_kind.is_some() {
            return Err(wrong_place());
        }
        return Ok(match place.paper {
            Some(paper) => format!("{}, {}", paper.label(), request.opal),
            None => format!("richiesta {}", request.opal),
        });
    };
    if place.paper.is_some() {
        return Err(wrong_place());
    }
    let (owner, code) = activity_of(connection, activity)?;
    if owner != request.id {
        return Err(wrong_place());
    }
    if let Some(kind) = place.output_kind {
        rule_of(&rules_of(connection, &request)?, kind)?;
    }
    Ok(format!("attività {code}, {}", request.opal))
}

fn wrong_place() -> Error {
    Refusal::WrongPlace.into()
}

/// The files of a request, the newest first.
pub(super) fn of_request(connection: &Connection, request: RequestId) -> Result<Vec<Attachment>> {
    Ok(connection
        .prepare_cached(&format!(
            "{FILES} WHERE t.request_id = ?1 ORDER BY t.id DESC"
        ))?
        .all(values![request], attachment)?)
}

/// The files that stand for a paper of a request, the newest first.
pub(crate) fn standing_for(
    connection: &Connection,
    request: RequestId,
    paper: RequestPaper,
) -> Result<Vec<Attachment>> {
    Ok(connection
        .prepare_cached(&format!(
            "{FILES} WHERE t.request_id = ?1 AND t.paper = ?2 ORDER BY t.id DESC"
        ))?
        .all(values![request, paper], attachment)?)
}

fn attachment(row: &Row) -> Result<Attachment, StoreError> {
    let (on, to): (Option<_>, _) = (row.read("handed_on")?, row.read("handed_to")?);
    Ok(Attachment {
        id: row.read("id")?,
        activity: row.read("activity_id")?,
        activity_code: row.read("code")?,
        output_kind: row.read("output_kind")?,
        paper: row.read("paper")?,
        drafted: row.read("drafted")?,
        handed: on.map(|on| HandedOver { on, to }),
        name: row.read("name")?,
        file_kind: row.read("file_kind")?,
        size: row.read("size")?,
        sha256: row.read("sha256")?,
        added: row.read("added_at")?,
        added_by: row.read("added_by")?,
    })
}
