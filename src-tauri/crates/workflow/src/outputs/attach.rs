//! Files from elsewhere (a signed scan, a text written with another program): kept in the archive,
//! encrypted like all the rest, with their SHA-256 and their size.

use affianca_domain::{AttachmentId, OutputKind, RequestId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::file_kind::FileKind;
use super::start::activity_of;
use super::{Attachment, AttachmentPlace, record, standing};
use crate::registers::StoredFile;
use crate::requests;
use crate::{Action, Archive, Error, Refusal, Result, StoreError, Write};
use affianca_store::journal::MOMENT;
use hex::encode as hex;

/// Twenty mebibytes: a scan of many pages, not a film.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
const LONGEST_NAME: usize = 150;

impl Archive {
    /// Keeps a file beside a request, or one of its activities, or for one of its outputs.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `FILE_EMPTY`, `FILE_TOO_LARGE`; `FILE_KIND` for what is neither PDF,
    /// image, DOCX, ODT nor XLSX; `WRONG_PLACE` for an activity of another request.
    pub fn attach_file(
        &self,
        place: &AttachmentPlace,
        name: &str,
        bytes: &[u8],
        now: NaiveDateTime,
    ) -> Result<AttachmentId> {
        let kind = fit(bytes)?;
        let sha256 = hex(Sha256::digest(bytes));
        let name = tidy(name, kind);
        self.write(Action::AttachFile, now, |step| {
            let about = about(step, place)?;
            step.execute(
                "INSERT INTO attachment (request_id, activity_id, output_kind, name, file_kind, size,
                     sha256, added_at, added_by, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    place.request.0,
                    place.activity.map(|id| id.0),
                    place.output_kind.map(OutputKind::as_str),
                    name,
                    kind.label(),
                    i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                    sha256,
                    now.format(MOMENT).to_string(),
                    step.who(),
                    bytes
                ],
            )?;
            let id = AttachmentId(step.last_insert_rowid());
            standing::refresh(step, place.request)?;
            step.about(about);
            step.within(place.request);
            note(step, &name, kind.label(), bytes.len(), &sha256);
            Ok(id)
        })
    }

    /// A file as it was attached, under a name that tells its real kind.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`StoreError::Damaged`] when its bytes no longer have its hash.
    pub fn attached_file(&self, id: AttachmentId) -> Result<StoredFile> {
        self.read(|connection| {
            let (file, sha256) = connection
                .prepare_cached("SELECT name, bytes, sha256 FROM attachment WHERE id = ?1")?
                .query_row([id.0], |row| {
                    let file = StoredFile {
                        name: row.get(0)?,
                        bytes: row.get(1)?,
                    };
                    Ok((file, row.get::<_, String>(2)?))
                })
                .optional()?
                .ok_or(Error::NotFound("Il file"))?;
            if hex(Sha256::digest(&file.bytes)) != sha256 {
                return Err(StoreError::Damaged(format!("attachment {id}")).into());
            }
            Ok(file)
        })
    }

    /// Takes away a file attached by mistake; the journal keeps its name and hash, not its content.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_attachment(&self, id: AttachmentId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::RemoveFile, now, |step| {
            let (place, file) = step
                .query_row(
                    "SELECT t.*, a.code FROM attachment t LEFT JOIN activity a ON a.id = t.activity_id
                     WHERE t.id = ?1",
                    [id.0],
                    |row| Ok((RequestId(row.get("request_id")?), attachment(row))),
                )
                .optional()?
                .ok_or(Error::NotFound("Il file"))?;
            let file = file?;
            step.execute("DELETE FROM attachment WHERE id = ?1", [id.0])?;
            standing::refresh(step, place)?;
            let place = AttachmentPlace {
                request: place,
                activity: file.activity,
                output_kind: file.output_kind,
            };
            let about = about(step, &place)?;
            step.about(about);
            step.within(place.request);
            note(step, &file.name, &file.file_kind, file.size, &file.sha256);
            Ok(())
        })
    }
}

fn note(
    step: &mut Write,
    name: &str,
    kind: &str,
    size: impl Into<serde_json::Value>,
    sha256: &str,
) {
    step.note("file", name);
    step.note("tipo", kind);
    step.note("byte", size);
    step.note("impronta", sha256);
}

fn fit(bytes: &[u8]) -> Result<FileKind> {
    if bytes.is_empty() {
        return Err(Refusal::FileEmpty.into());
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::FileTooLarge(LARGEST_FILE as u64 / (1024 * 1024)).into());
    }
    FileKind::of(bytes).ok_or_else(|| Refusal::FileKind.into())
}

/// The file's own name without its folder, with the ending of what it really is.
fn tidy(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem: String = stem
        .chars()
        .filter(|letter| !letter.is_control() && !"<>:\"|?*".contains(*letter))
        .take(LONGEST_NAME)
        .collect();
    let stem = stem.trim().trim_matches('.');
    let stem = if stem.is_empty() { "allegato" } else { stem };
    format!("{stem}.{}", kind.ending())
}

fn about(connection: &Connection, place: &AttachmentPlace) -> Result<String> {
    let opal = requests::load(connection, place.request)?.opal;
    let Some(activity) = place.activity else {
        if place.output_kind.is_some() {
            return Err(wrong_place());
        }
        return Ok(format!("richiesta {opal}"));
    };
    let (request, code) = activity_of(connection, activity)?;
    if request != place.request {
        return Err(wrong_place());
    }
    Ok(format!("attività {code}, {opal}"))
}

fn wrong_place() -> Error {
    Refusal::WrongPlace.into()
}

/// The files of a request, the newest first.
pub(super) fn of_request(connection: &Connection, request: RequestId) -> Result<Vec<Attachment>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.id, t.activity_id, t.output_kind, t.name, t.file_kind, t.size, t.sha256,
                t.added_at, t.added_by, a.code
         FROM attachment t LEFT JOIN activity a ON a.id = t.activity_id
         WHERE t.request_id = ?1 ORDER BY t.id DESC",
    )?;
    statement
        .query_map([request.0], |row| Ok(attachment(row)))?
        .map(|row| row?)
        .collect()
}

fn attachment(row: &Row) -> Result<Attachment> {
    let kind: Option<String> = row.get("output_kind")?;
    Ok(Attachment {
        id: AttachmentId(row.get("id")?),
        activity: row.get::<_, Option<i64>>("activity_id")?.map(Into::into),
        activity_code: row.get("code")?,
        output_kind: kind.as_deref().map(record::kind).transpose()?,
        name: row.get("name")?,
        file_kind: row.get("file_kind")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        added: row.get("added_at")?,
        added_by: row.get("added_by")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_folder_and_cannot_lie_about_the_kind() {
        for (given, kept) in [
            ("C:\\Utenti\\giulia\\piano.docx", "piano.docx"),
            (
                "/home/giulia/Relazione finale.doc.exe",
                "Relazione finale.doc.docx",
            ),
            ("..", "allegato.docx"),
            ("a<b>:\u{7}c.docx", "abc.docx"),
            ("", "allegato.docx"),
        ] {
            assert_eq!(tidy(given, FileKind::Docx), kept, "{given}");
        }
    }
}
