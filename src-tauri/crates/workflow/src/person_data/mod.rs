//! *Dati di questa persona…*: all that the archive holds of one person, under every code they were entered
//! with, as one file to hand over (GDPR, arts. 15 and 20): a paper to read, data for another program, and
//! every document. Nothing of other people is in it.

mod data;
mod history;
mod pack;
mod papers;
mod printed;
mod tables;
#[cfg(test)]
mod tests;

use std::io::{Seek, Write};

use affianca_domain::{BeneficiaryId, JournalLine, PersonSheet, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, journal, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use self::papers::Packed;
use crate::directory::provider;
use crate::{Action, Archive, Error, Result, StoreError};

/// Who the person is and which requests are theirs: what every question of this folder begins with. `?1` is
/// the person; those merged into them are they under another code.
const OWN: &str = "WITH RECURSIVE person (id) AS (
        SELECT ?1 UNION SELECT b.id FROM beneficiary b JOIN person p ON b.merged_into = p.id
    ),
    own (id) AS (SELECT id FROM request WHERE beneficiary_id IN person)";

/// All that is held of one person, about to be written.
pub struct PersonData<'a> {
    archive: &'a Archive,
    connection: &'a Connection,
    person: BeneficiaryId,
    now: NaiveDateTime,
    papers: Vec<Packed>,
    history: Vec<(JournalLine, String)>,
}

impl Archive {
    /// The name of the file that a person's data leave in, which says nothing of them.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn person_data_name(&self, person: BeneficiaryId, today: NaiveDate) -> Result<String> {
        self.read(|connection| {
            known(connection, person)?;
            Ok(format!("dati-di-una-persona-{today}.zip"))
        })
    }

    /// Takes out all that is held of one person: `save` writes it where the user said. The journal says that
    /// it was done, in the history of each of their requests; when `save` fails it says nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`]; whatever `save` refuses with; when the archive cannot be read.
    pub fn export_person_data<T>(
        &self,
        person: BeneficiaryId,
        now: NaiveDateTime,
        save: impl FnOnce(&PersonData) -> Result<T>,
    ) -> Result<T> {
        self.write(Action::ExportPerson, now, |step| {
            known(step, person)?;
            let data = PersonData {
                archive: self,
                connection: step,
                person,
                now,
                papers: papers::all(self, step, person)?,
                history: history::of(step, person)?,
            };
            let saved = save(&data)?;
            let (papers, rows) = (data.papers.len(), data.history.len());
            step.about("dati di un destinatario");
            let mut requests = requests(step, person)?.into_iter();
            if let Some(first) = requests.next() {
                step.within(first);
            }
            requests.for_each(|request| step.touches(request));
            step.note("documenti", papers);
            step.note("righe del giornale", rows);
            Ok(saved)
        })
    }
}

impl PersonData<'_> {
    /// What the paper of it says, the list of the files first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn sheet(&self) -> Result<PersonSheet> {
        let (person, tax_code) = known(self.connection, self.person)?;
        let mut tables = vec![pack::contents(&self.papers)];
        tables.extend(printed::tables(self.connection, self.person)?);
        tables.extend(history::table(&self.history));
        Ok(PersonSheet {
            provider: provider(self.connection)?.name,
            person,
            tax_code,
            tables,
            made: self.now,
            journal: journal::head(self.connection)?,
        })
    }

    /// Writes the file, with the paper that [`PersonData::sheet`] was printed as.
    ///
    /// # Errors
    /// The disk, or the archive.
    pub fn zip(&self, paper: &[u8], out: impl Write + Seek) -> Result<()> {
        pack::zip(self, paper, out)
    }
}

/// Surname with name, and the code, of somebody who stands for no one else.
fn known(connection: &Connection, person: BeneficiaryId) -> Result<(String, String)> {
    connection
        .prepare_cached(
            "SELECT surname || ' ' || name, tax_code FROM beneficiary
             WHERE id = ?1 AND merged_into IS NULL",
        )?
        .first(values![person], |row| -> Result<_, StoreError> {
            Ok((row.read(0)?, row.read(1)?))
        })?
        .ok_or(Error::NotFound("Il destinatario"))
}

fn requests(connection: &Connection, person: BeneficiaryId) -> Result<Vec<RequestId>> {
    Ok(connection
        .prepare_cached(&format!("{OWN} SELECT id FROM own ORDER BY id"))?
        .all(values![person], |row| -> Result<_, StoreError> {
            row.read(0)
        })?)
}
