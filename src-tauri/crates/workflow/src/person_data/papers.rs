//! The documents of a person, as files: registers with their scans, papers kept and issued, what was attached.

use affianca_domain::{AttachmentId, AttestationId, BeneficiaryId, OutputId, RegisterId, ReportId};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::{Connection, Row};

use super::OWN;
use crate::files::StoredFile;
use crate::{Archive, Error, Result, StoreError};

/// A document, and where it stands in the file.
pub(super) struct Packed {
    /// What it is.
    pub what: &'static str,
    /// Its place; why there is none, for one that is no longer what was kept.
    pub place: Result<String, String>,
    source: Source,
}

#[derive(Clone, Copy)]
enum Source {
    Register(RegisterId),
    Scan(RegisterId, u32),
    Signed(RegisterId, u32),
    Version(OutputId, u32),
    Report(ReportId),
    Attestation(AttestationId),
    Attachment(AttachmentId),
}

impl Source {
    /// What it is, and the folder it goes to.
    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Register(_) => ("registro", "registri"),
            Self::Scan(..) => ("scansione di un registro", "scansioni"),
            Self::Signed(..) => ("registro firmato digitalmente", "firmati"),
            Self::Version(..) => ("documento dell’attività", "documenti"),
            Self::Report(_) => ("relazione sugli esiti", "relazioni"),
            Self::Attestation(_) => ("attestazione", "attestazioni"),
            Self::Attachment(_) => ("file allegato", "allegati"),
        }
    }

    fn file(self, archive: &Archive) -> Result<StoredFile> {
        match self {
            Self::Register(id) => archive.register_pdf(id),
            Self::Scan(id, number) => archive.register_scan(id, Some(number)),
            Self::Signed(id, number) => archive.signed_file(id, Some(number)),
            Self::Version(id, number) => archive.version_pdf(id, number),
            Self::Report(id) => archive.report_pdf(id),
            Self::Attestation(id) => archive.attestation_pdf(id),
            Self::Attachment(id) => archive.attached_file(id),
        }
    }
}

impl Packed {
    /// Its bytes.
    pub(super) fn bytes(&self, archive: &Archive) -> Result<Vec<u8>> {
        Ok(self.source.file(archive)?.bytes)
    }
}

/// All of them, each with a place of its own. One that no longer is what was kept is named, and left out.
pub(super) fn all(
    archive: &Archive,
    connection: &Connection,
    person: BeneficiaryId,
) -> Result<Vec<Packed>> {
    let mut packed: Vec<Packed> = Vec::new();
    for source in sources(connection, person)? {
        let (what, folder) = source.told();
        let place = match source.file(archive) {
            Ok(file) => Ok(free(&packed, folder, &file.name)),
            Err(error @ (Error::Refused(_) | Error::NotFound(_))) => Err(error.message()),
            Err(error) => return Err(error),
        };
        packed.push(Packed {
            what,
            place,
            source,
        });
    }
    Ok(packed)
}

/// A place that none of them has: two attached files may bear one name.
fn free(taken: &[Packed], folder: &str, name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2_u32..).map(|number| format!("{folder}/{stem} ({number}).{ending}"));
    let same = |place: &String| {
        let told = taken.iter().filter_map(|it| it.place.as_ref().ok());
        told.into_iter()
            .any(|it| it.to_lowercase() == place.to_lowercase())
    };
    std::iter::once(format!("{folder}/{name}"))
        .chain(numbered)
        .find(|place| !same(place))
        .unwrap_or_default()
}

fn sources(connection: &Connection, person: BeneficiaryId) -> Result<Vec<Source>> {
    let asked = |question: &str, source: fn(&Row) -> Result<Source, StoreError>| {
        connection
            .prepare(&format!("{OWN} {question}"))?
            .all(values![person], source)
    };
    let mut found = asked(
        "SELECT id FROM register WHERE request_id IN own AND paper_number IS NULL ORDER BY id",
        |row| Ok(Source::Register(row.read(0)?)),
    )?;
    found.extend(asked(
        "SELECT register_id, number FROM register_scan
         WHERE register_id IN (SELECT id FROM register WHERE request_id IN own) ORDER BY 1, 2",
        |row| Ok(Source::Scan(row.read(0)?, row.read(1)?)),
    )?);
    found.extend(asked(
        "SELECT register_id, number FROM signed_file
         WHERE register_id IN (SELECT id FROM register WHERE request_id IN own) ORDER BY 1, 2",
        |row| Ok(Source::Signed(row.read(0)?, row.read(1)?)),
    )?);
    found.extend(asked(
        "SELECT output_id, number FROM output_version
         WHERE output_id IN (SELECT id FROM output WHERE request_id IN own) ORDER BY 1, 2",
        |row| Ok(Source::Version(row.read(0)?, row.read(1)?)),
    )?);
    found.extend(asked(
        "SELECT id FROM report WHERE request_id IN own ORDER BY id",
        |row| Ok(Source::Report(row.read(0)?)),
    )?);
    found.extend(asked(
        "SELECT id FROM attestation WHERE request_id IN own ORDER BY id",
        |row| Ok(Source::Attestation(row.read(0)?)),
    )?);
    found.extend(asked(
        "SELECT id FROM attachment WHERE request_id IN own ORDER BY id",
        |row| Ok(Source::Attachment(row.read(0)?)),
    )?);
    Ok(found)
}
