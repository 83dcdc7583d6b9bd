//! Files that come back signed digitally: known again by beginning with exactly the bytes that were
//! issued, kept as versions, and read from their bytes whenever they are shown.

use affianca_domain::signed_file::{FileSignature, SignedFile};
use affianca_domain::{ExpectedSigners, Register, RegisterId};
use affianca_store::rows::{
    self,
    file_version::{CameBack, FileVersion},
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use hex::encode as hex;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::{Attached, SignedFileView};
use crate::files::{FileKind, StoredFile, leaving, refuse_too_large};
use crate::signed_files::{self, Closed, Opened};
use crate::{Action, Archive, Error, Refusal, Result, SignedRefusal, StoreError, Write};

/// The most files whose signatures are read for one look at a register.
const MOST_READ: usize = 5;
/// How much of a PDF must be what was issued for it to be taken for that, changed: one in so many parts.
const LIKE: usize = 2;

impl Archive {
    /// Keeps what came back of a register, the scan of the signed paper or a file signed digitally,
    /// whichever it is; `as_scan`: a signed PDF too is taken for a scan.
    ///
    /// # Errors
    /// As [`Archive::attach_scan`]; [`Refusal::SignedFile`] for signatures on something else than this
    /// register as it was issued.
    pub fn attach_to_register(
        &self,
        id: RegisterId,
        bytes: &[u8],
        as_scan: bool,
        now: NaiveDateTime,
    ) -> Result<Attached> {
        refuse_too_large(bytes)?;
        let opened = signed_files::open(bytes);
        let envelope = FileKind::of(bytes) == Some(FileKind::P7m);
        let content = match opened {
            Opened::Closed(closed) => return Err(refused(closed)),
            Opened::Signed(content) if envelope || !as_scan => content,
            Opened::Unsigned if self.read(|it| is_issued(it, id, bytes))? => {
                return Err(Refusal::SignedFile(SignedRefusal::Unsigned).into());
            }
            Opened::Signed(_) | Opened::Unsigned | Opened::Other => {
                self.attach_scan(id, bytes, now)?;
                return Ok(Attached::Scan);
            }
        };
        let on_paper = self.read(|connection| Ok(load(connection, id)?.paper().is_some()))?;
        if on_paper && !envelope {
            // A signed PDF of it can only be its scan.
            self.attach_scan(id, bytes, now)?;
            return Ok(Attached::Scan);
        }
        self.attach_signed_file(id, bytes, &content, now)?;
        Ok(Attached::SignedFile)
    }

    fn attach_signed_file(
        &self,
        id: RegisterId,
        bytes: &[u8],
        content: &[u8],
        now: NaiveDateTime,
    ) -> Result<()> {
        let issued = self.read(|connection| issued(connection, id))?;
        let Some(issued) = issued else {
            return Err(Refusal::SignedFile(SignedRefusal::OnPaper).into());
        };
        let Some(found) = signed_files::read(bytes, &issued) else {
            let envelope = bytes != content;
            let why = self.read_at_length(|it| whose(it, id, &issued, content, envelope))?;
            return Err(Refusal::SignedFile(why).into());
        };
        self.write(Action::AttachSignedFile, now, |step| {
            let register = load(step, id)?;
            let before = rows::file_version::of_register(step, CameBack::SignedFile, id)?;
            let sha256 = hex(Sha256::digest(bytes));
            if before.iter().any(|before| before.sha256 == sha256) {
                return Err(Refusal::SignedFile(SignedRefusal::Same).into());
            }
            let file = FileVersion {
                number: before.first().map_or(1, |before| before.number + 1),
                file_kind: found.form.label().to_owned(),
                size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                sha256,
                added_at: now,
                added_by: step.who().to_owned(),
            };
            rows::file_version::enter(step, CameBack::SignedFile, id, &file, bytes)?;
            tell(step, &register, file, &found);
            Ok(())
        })
    }

    /// A file signed digitally: the one of that number, or the newest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::KeptFileChanged`] and [`Refusal::KeptFileKind`] for what was
    /// not kept by this program.
    pub fn signed_file(&self, id: RegisterId, number: Option<u32>) -> Result<StoredFile> {
        self.read(|connection| {
            let missing = || Error::NotFound("Il file firmato");
            let register = rows::register::load(connection, id)?.ok_or_else(missing)?;
            let number = match number {
                Some(number) => number,
                None => {
                    let files =
                        rows::file_version::of_register(connection, CameBack::SignedFile, id)?;
                    files.first().ok_or_else(missing)?.number
                }
            };
            let found = rows::file_version::bytes(connection, CameBack::SignedFile, id, number)?;
            let (bytes, sha256) = found.ok_or_else(missing)?;
            leaving(bytes, &sha256, |kind| name(&register, number, kind))
        })
    }
}

fn tell(step: &mut Write, register: &Register, file: FileVersion, found: &SignedFile) {
    step.about(register.called());
    step.within(register.request);
    step.note("tipo", file.file_kind);
    step.note("byte", file.size);
    step.note("file firmato", file.number);
    step.note("firme", found.signatures.len());
    step.note("impronta", file.sha256);
    let who: Vec<&str> = found.signatures.iter().map(FileSignature::who).collect();
    step.note_apart("firmatari secondo i certificati", who.join(", "));
    if found.is_loud() {
        step.note("attenzione", "qualcosa nel file non corrisponde");
    }
}

/// The name of a signed file, with the ending of what it really is; the first has no number.
fn name(register: &Register, number: u32, kind: FileKind) -> String {
    let version = register.issued().map_or(1, |it| it.version);
    let of = register.issued().map(|it| it.number.in_file_names());
    let of = of.unwrap_or_default();
    let ending = kind.ending();
    match number {
        0 | 1 => format!("registro-{of}-v{version}-firmato-digitalmente.{ending}"),
        again => format!("registro-{of}-v{version}-firmato-digitalmente-{again}.{ending}"),
    }
}

/// The signed files of a register, the newest first; of the last ones with what is in them.
pub(super) fn views(
    connection: &Connection,
    register: &Register,
    expected: &ExpectedSigners,
) -> Result<Vec<SignedFileView>> {
    let files = rows::file_version::of_register(connection, CameBack::SignedFile, register.id)?;
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let issued = issued(connection, register.id)?.unwrap_or_default();
    // Only what can still be signed is offered to be marked.
    let expected = register.state().is_good().then_some(expected);
    let files = files.into_iter().take(MOST_READ);
    files
        .map(|file| {
            let kept = rows::file_version::bytes(
                connection,
                CameBack::SignedFile,
                register.id,
                file.number,
            )?;
            let kept = kept.filter(|(bytes, sha256)| hex(Sha256::digest(bytes)) == *sha256);
            let found = kept.and_then(|(bytes, _)| signed_files::read(&bytes, &issued));
            let marked = &register.signatures;
            Ok(SignedFileView::new(file, found.as_ref(), marked, expected))
        })
        .collect()
}

fn load(connection: &Connection, id: RegisterId) -> Result<Register> {
    rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))
}

/// The bytes a register was issued with; `None` of one on paper.
fn issued(connection: &Connection, id: RegisterId) -> Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT pdf FROM register WHERE id = ?1")?
        .first::<_, StoreError>(values![id], |row| row.read("pdf"))?
        .ok_or(Error::NotFound("Il registro"))
}

fn is_issued(connection: &Connection, id: RegisterId, bytes: &[u8]) -> Result<bool> {
    Ok(issued(connection, id)?.is_some_and(|issued| issued == bytes))
}

/// Whose a signed PDF is that does not begin with what was `issued` for a register.
fn whose(
    connection: &Connection,
    id: RegisterId,
    issued: &[u8],
    content: &[u8],
    envelope: bool,
) -> Result<SignedRefusal> {
    let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let mut statement = connection.prepare(
        "SELECT id, pdf FROM register WHERE pdf IS NOT NULL AND length(pdf) <= ?1 AND id <> ?2",
    )?;
    let mut others = statement.query(values![length, id])?;
    let mut other = None;
    while let Some(row) = others.next()? {
        let pdf = row.get_ref("pdf")?.as_blob().unwrap_or_default();
        if !pdf.is_empty() && content.starts_with(pdf) {
            other = Some(row.read::<RegisterId>("id")?);
            break;
        }
    }
    if let Some(other) = other {
        let other = load(connection, other)?;
        let version = other.issued().map_or(1, |it| it.version);
        return Ok(SignedRefusal::Other {
            signed: format!("{} (versione {version})", other.number()),
            envelope,
        });
    }
    let number = load(connection, id)?.number();
    Ok(if is_like(issued, content, &number) {
        SignedRefusal::Changed { number, envelope }
    } else {
        SignedRefusal::Foreign { envelope }
    })
}

/// Whether a PDF seems to be what was issued, but changed: it begins alike, or its title still says so.
fn is_like(issued: &[u8], content: &[u8], number: &str) -> bool {
    let alike = issued
        .iter()
        .zip(content)
        .take_while(|(a, b)| a == b)
        .count();
    let holds = |words: &str| {
        content
            .windows(words.len())
            .any(|it| it == words.as_bytes())
    };
    alike >= issued.len() / LIKE || (holds(number) && holds("Affianca"))
}

const fn refusal_of(closed: Closed) -> SignedRefusal {
    match closed {
        Closed::Unreadable => SignedRefusal::Unreadable,
        Closed::Apart => SignedRefusal::Apart,
        Closed::TooDeep => SignedRefusal::TooDeep,
        Closed::NoPdf => SignedRefusal::NoPdf,
    }
}

fn refused(closed: Closed) -> Error {
    Refusal::SignedFile(refusal_of(closed)).into()
}
