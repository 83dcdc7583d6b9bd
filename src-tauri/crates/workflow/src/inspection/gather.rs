//! What is put in: which OPALs, and every paper of theirs, none of them read yet.

use affianca_domain::{
    AttachmentId, AttestationId, DateOf, OutputId, RegisterId, ReportId, RequestId, format_date,
    parse_date,
};
use affianca_store::{ReadColumn as _, ReadRows as _, journal, rows, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::packing::part_of_place;
use super::{InspectionOrder, InspectionPlan, InspectionScope};
use crate::fields::Fields;
use crate::files::StoredFile;
use crate::{Archive, Error, Refusal, Result, StoreError};

/// A paper to be put in.
pub(super) struct Piece {
    pub opal: String,
    /// `registri`, `documenti`…
    pub folder: &'static str,
    /// Its name without an ending.
    pub stem: String,
    /// What it is, in words.
    pub what: String,
    source: Source,
}

/// Where its bytes are.
enum Source {
    Register(RegisterId),
    Scan(RegisterId, u32),
    Signed(RegisterId, u32),
    Output(OutputId, u32),
    Attachment(AttachmentId),
    Report(ReportId),
    Attestation(AttestationId),
}

impl Piece {
    /// Its bytes, through the gate that everything leaves by.
    pub fn read(&self, archive: &Archive) -> Result<StoredFile> {
        match self.source {
            Source::Register(id) => archive.register_pdf(id),
            Source::Scan(id, number) => archive.register_scan(id, Some(number)),
            Source::Signed(id, number) => archive.signed_file(id, Some(number)),
            Source::Output(id, number) => archive.version_pdf(id, number),
            Source::Attachment(id) => archive.attached_file(id),
            Source::Report(id) => archive.report_pdf(id),
            Source::Attestation(id) => archive.attestation_pdf(id),
        }
    }
}

impl Archive {
    /// What a *fascicolo* would hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `from` and `to`; [`Error::NotFound`]; [`Refusal::InspectionEmpty`].
    pub fn plan_inspection(
        &self,
        order: &InspectionOrder,
        now: NaiveDateTime,
    ) -> Result<InspectionPlan> {
        self.read_at_length(|connection| {
            let (scope, requests) = requests(connection, &order.scope, now.date())?;
            let mut pieces = Vec::new();
            for (request, opal) in &requests {
                pieces.extend(papers(connection, *request, opal)?);
            }
            if pieces.is_empty() {
                return Err(Refusal::InspectionEmpty.into());
            }
            Ok(InspectionPlan {
                scope,
                requests,
                pieces,
                whole: order.scope == InspectionScope::All,
                journal: journal::head(connection)?,
                now,
            })
        })
    }
}

type Opals = Vec<(RequestId, String)>;

fn requests(
    connection: &Connection,
    scope: &InspectionScope,
    today: NaiveDate,
) -> Result<(String, Opals)> {
    let read = |row: &Row| -> Result<_, StoreError> { Ok((row.read(0)?, row.read(1)?)) };
    match scope {
        InspectionScope::Opal { request } => {
            let found: Opals = connection
                .prepare_cached("SELECT id, opal FROM request WHERE id = ?1")?
                .all(values![*request], read)?;
            let [(_, opal)] = found.as_slice() else {
                return Err(Error::NotFound("La richiesta"));
            };
            Ok((format!("OPAL {opal}"), found))
        }
        InspectionScope::Period { from, to } => {
            let (from, to) = period(from, to, today)?;
            let found = connection
                .prepare_cached(
                    "SELECT id, opal FROM request WHERE id IN (
                         SELECT a.request_id FROM activity a JOIN session s ON s.activity_id = a.id
                         WHERE s.state = 'EROGATA' AND s.date BETWEEN ?1 AND ?2)
                     ORDER BY opal, id",
                )?
                .all(values![from, to], read)?;
            let (from, to) = (format_date(from), format_date(to));
            Ok((format!("OPAL con erogazioni dal {from} al {to}"), found))
        }
        InspectionScope::All => {
            let found = connection
                .prepare_cached("SELECT id, opal FROM request ORDER BY opal, id")?
                .all(values![], read)?;
            Ok(("tutto l’archivio".to_owned(), found))
        }
    }
}

fn period(from: &str, to: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let mut fields = Fields::new("");
    let mut read =
        |field: &str, typed: &str| fields.take(field, parse_date(typed, DateOf::Event, today));
    let (first, last) = (read("from", from), read("to", to));
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        fields.problem("to", "La fine del periodo precede il suo inizio.");
    }
    match (first, last) {
        (Some(first), Some(last)) if fields.are_right() => Ok((first, last)),
        _ => Err(Error::Invalid(fields.problems())),
    }
}

fn papers(connection: &Connection, request: RequestId, opal: &str) -> Result<Vec<Piece>> {
    let mut pieces = registers(connection, request, opal)?;
    let mut add = |folder, sql: &str, read: &dyn Fn(&Row) -> Result<_, StoreError>| -> Result<()> {
        let found: Vec<(String, String, Source)> = connection
            .prepare_cached(sql)?
            .all(values![request], read)?;
        pieces.extend(found.into_iter().map(|(stem, what, source)| Piece {
            opal: opal.to_owned(),
            folder,
            stem,
            what,
            source,
        }));
        Ok(())
    };
    add(
        "documenti",
        "SELECT o.id, v.number, a.code FROM output o JOIN output_version v ON v.output_id = o.id
         JOIN activity a ON a.id = o.activity_id WHERE o.request_id = ?1 ORDER BY a.code, o.id, v.number",
        &|row| {
            let (id, number, code): (OutputId, u32, String) = (row.read(0)?, row.read(1)?, row.read(2)?);
            Ok((
                format!("documento-{}-{id}-v{number}", part_of_place(&code)),
                format!("documento dell’attività {code}, versione {number}"),
                Source::Output(id, number),
            ))
        },
    )?;
    add(
        "allegati",
        "SELECT id, file_kind FROM attachment WHERE request_id = ?1 ORDER BY id",
        &|row| {
            let (id, kind): (AttachmentId, String) = (row.read(0)?, row.read(1)?);
            let what = format!("file allegato ({kind})");
            Ok((format!("allegato-{id}"), what, Source::Attachment(id)))
        },
    )?;
    add(
        "relazione",
        "SELECT id, version FROM report WHERE request_id = ?1 ORDER BY version",
        &|row| {
            let (id, version): (ReportId, u32) = (row.read(0)?, row.read(1)?);
            let what = format!("relazione sugli esiti, versione {version}");
            Ok((format!("relazione-v{version}"), what, Source::Report(id)))
        },
    )?;
    add(
        "attestazioni",
        "SELECT id, year, series, serial FROM attestation WHERE request_id = ?1 ORDER BY id",
        &|row| {
            let (id, number) = (row.read(0)?, rows::register::number(row)?);
            let stem = format!("attestazione-{}", number.in_file_names());
            Ok((
                stem,
                format!("attestazione {number}"),
                Source::Attestation(id),
            ))
        },
    )?;
    Ok(pieces)
}

/// The registers of a request, each with its scans and signed files.
fn registers(connection: &Connection, request: RequestId, opal: &str) -> Result<Vec<Piece>> {
    let ids: Vec<RegisterId> = connection
        .prepare_cached("SELECT id FROM register WHERE request_id = ?1 ORDER BY issued_at, id")?
        .all(values![request], |row| -> Result<_, StoreError> {
            row.read(0)
        })?;
    let mut pieces = Vec::new();
    for register in rows::register::some(connection, ids)? {
        let state = register.state();
        let (stem, called) = match register.issued() {
            Some(it) => (
                format!("registro-{}-v{}", it.number.in_file_names(), it.version),
                format!("{} versione {}", register.called(), it.version),
            ),
            None => (
                format!("registro-su-carta-{}", part_of_place(&register.number())),
                register.called(),
            ),
        };
        let mut add = |stem: String, what: String, source: Source| {
            pieces.push(Piece {
                opal: opal.to_owned(),
                folder: "registri",
                stem,
                what,
                source,
            });
        };
        if register.issued().is_some() {
            let what = format!("{called} ({state})");
            add(stem.clone(), what, Source::Register(register.id));
        }
        for scan in rows::file_version::of_register(
            connection,
            rows::file_version::CameBack::Scan,
            register.id,
        )?
        .iter()
        .rev()
        {
            let number = scan.number;
            let what = format!("scansione {number} del {called}");
            let source = Source::Scan(register.id, number);
            add(format!("{stem}-scansione-{number}"), what, source);
        }
        for file in rows::file_version::of_register(
            connection,
            rows::file_version::CameBack::SignedFile,
            register.id,
        )?
        .iter()
        .rev()
        {
            let number = file.number;
            let what = format!("file firmato {number} del {called}");
            let source = Source::Signed(register.id, number);
            add(format!("{stem}-firmato-{number}"), what, source);
        }
    }
    Ok(pieces)
}
