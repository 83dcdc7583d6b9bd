//! Which paper of the archive a page is of, by its code.

use affianca_domain::{
    CodedPaper, Id as _, PageCode, RegisterId, RegisterNumber, RegisterSheet, RegisterState,
};
use affianca_store::{ReadColumn, ReadRows, rows, settings::code_key, values};
use rusqlite::Connection;

use super::known::{Known, PageOfRegister, Printed};
use super::read::PageBefore;
use crate::{Archive, Error, Result, StoreError};

impl Archive {
    /// Which paper a page is of.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn known_page(&self, code: &PageCode) -> Result<Known> {
        self.read(|connection| known(connection, code))
    }

    /// What a page that was read is, and how it was printed where it is of a register.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn what_page(&self, page: &PageBefore) -> Result<(Option<Known>, Option<Printed>)> {
        let mut found = None;
        for code in page.codes() {
            let known = self.known_page(&code)?;
            let ours = known != Known::OtherArchive;
            found = Some(known);
            if ours {
                break;
            }
        }
        let printed = match &found {
            Some(Known::Register(it)) => Some(self.printed_register(it.register)?),
            _ => None,
        };
        Ok((found, printed))
    }

    /// A register as it was printed.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn printed_register(&self, id: RegisterId) -> Result<Printed> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT pdf, fields FROM register WHERE id = ?1 AND pdf IS NOT NULL",
                )?
                .first::<_, StoreError>(values![id], |row| {
                    Ok(Printed {
                        pdf: row.read("pdf")?,
                        fields: row.read_json("fields")?,
                    })
                })?
                .ok_or(Error::NotFound("Il registro"))
        })
    }
}

fn known(connection: &Connection, code: &PageCode) -> Result<Known> {
    if !code_key(connection)?.printed(code) {
        return Ok(Known::OtherArchive);
    }
    Ok(match code.paper {
        CodedPaper::Register { number, version } => match register(connection, number, version)? {
            Some(id) => of_register(connection, id, code)?,
            // A copy older than the paper was restored.
            None => Known::OtherPaper(format!(
                "registro {number}, versione {version}: in questo archivio non c’è più"
            )),
        },
        CodedPaper::Attestation(number) => Known::OtherPaper(format!("attestazione {number}")),
        CodedPaper::Output(id) => Known::OtherPaper(output(connection, id.stored())?),
        CodedPaper::Report(id) => Known::OtherPaper(report(connection, id.stored())?),
    })
}

fn register(
    connection: &Connection,
    number: RegisterNumber,
    version: u32,
) -> Result<Option<RegisterId>> {
    Ok(connection
        .prepare_cached(
            "SELECT id FROM register
             WHERE year = ?1 AND series = ?2 AND serial = ?3 AND version = ?4",
        )?
        .first::<_, StoreError>(
            values![
                number.year(),
                rows::register::series(number),
                number.serial(),
                version
            ],
            |row| row.read(0),
        )?)
}

fn of_register(connection: &Connection, id: RegisterId, code: &PageCode) -> Result<Known> {
    let register = rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
    let sheet: RegisterSheet = rows::register::sheet(connection, id)?;
    Ok(Known::Register(PageOfRegister {
        register: id,
        number: sheet.number,
        version: sheet.version,
        person: sheet.beneficiary,
        page: code.page,
        pages: code.pages,
        good: register.state().is_good(),
        replaced: register.state() == RegisterState::Replaced,
    }))
}

fn output(connection: &Connection, id: i64) -> Result<String> {
    let told = connection
        .prepare_cached("SELECT title, number FROM output_version WHERE id = ?1")?
        .first::<_, StoreError>(values![id], |row| {
            let (title, number): (String, u32) = (row.read(0)?, row.read(1)?);
            Ok(format!("documento «{title}», versione {number}"))
        })?;
    Ok(told.unwrap_or_else(|| "un documento che in questo archivio non c’è più".to_owned()))
}

fn report(connection: &Connection, id: i64) -> Result<String> {
    let told = connection
        .prepare_cached(
            "SELECT q.opal, r.version FROM report r JOIN request q ON q.id = r.request_id
             WHERE r.id = ?1",
        )?
        .first::<_, StoreError>(values![id], |row| {
            let (opal, version): (String, u32) = (row.read(0)?, row.read(1)?);
            Ok(format!("relazione {opal}, versione {version}"))
        })?;
    Ok(told.unwrap_or_else(|| "una relazione che in questo archivio non c’è più".to_owned()))
}
