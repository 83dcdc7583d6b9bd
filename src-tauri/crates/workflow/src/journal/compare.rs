//! *Confronta…*: this archive's journal held against a copy of it, against a table taken out of it, or
//! against the number and hash that stand on a paper.

use affianca_domain::journal_head::{typed_hash, typed_number};
use affianca_domain::{Comparing, JournalComparison, Witness};
use affianca_store::{Store, journal};
use affianca_tables::{Headings, Table, columns};

use crate::{Archive, Error, FieldProblem, Result};

columns! {
    /// A column of the journal's table that the comparison reads.
    Column,
    2,
    "Non si trovano le colonne «N.» e «Impronta»: serve il giornale esportato in CSV da Affianca, così com’è.",
    |has| Column::ALL.iter().copied().filter(|column| !has(*column)).collect();
    Number = "N.";
    Hash = "Impronta";
}

impl Archive {
    /// Holds the journal against a row's number and hash as somebody typed them from a paper.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `number` and `hash`; when the archive cannot be read.
    pub fn compare_with_paper(&self, number: &str, hash: &str) -> Result<JournalComparison> {
        let (number, hash) = match (typed_number(number), typed_hash(hash)) {
            (Ok(number), Ok(hash)) => (number, hash),
            (number, hash) => {
                let told = [("number", number.err()), ("hash", hash.err())];
                let problems = told
                    .into_iter()
                    .filter_map(|(field, error)| Some(FieldProblem::new(field, error?)));
                return Err(Error::Invalid(problems.collect()));
            }
        };
        self.compare(Witness::Paper, [(number, hash)])
    }

    /// Holds the journal against one that was taken out as a table: all of it or what a filter found.
    ///
    /// # Errors
    /// [`Error::Table`] for what is no such table; [`Error::Invalid`] for a row of it that cannot be
    /// read; when the archive cannot be read.
    pub fn compare_with_export(&self, name: &str, bytes: &[u8]) -> Result<JournalComparison> {
        let table: Table<Column> = affianca_tables::read(bytes, name)?;
        self.compare(Witness::Export, rows(&table)?)
    }

    /// Holds the journal against that of a copy.
    pub(crate) fn compare_with_copy(&self, copy: &Store) -> Result<JournalComparison> {
        let told = self.compare_rows(copy)?;
        let row = match copy.read(journal::head)? {
            Some(head) => self.read(|connection| Ok(journal::copy_told(connection, &head)?))?,
            None => None,
        };
        Ok(told.of_copy(row))
    }

    fn compare_rows(&self, copy: &Store) -> Result<JournalComparison> {
        let mut comparing = self.comparing(Witness::Copy)?;
        let mut after = 0;
        loop {
            let told =
                copy.read_at_length(|connection| journal::hashes_after(connection, after))?;
            let here =
                self.read_at_length(|connection| Ok(journal::hashes_after(connection, after)?))?;
            let Some((last, _)) = told.last() else {
                return Ok(comparing.told());
            };
            after = *last;
            // Rows are numbered without a gap, so the same stride holds the same numbers.
            for (number, hash) in &told {
                let mine = here.binary_search_by_key(number, |(number, _)| *number);
                let mine = mine.ok().and_then(|at| here.get(at));
                if !comparing.take(*number, hash, mine.map(|(_, hash)| hash.as_str())) {
                    return Ok(comparing.told());
                }
            }
        }
    }

    /// Holds the journal against rows in order of their numbers.
    fn compare(
        &self,
        witness: Witness,
        rows: impl IntoIterator<Item = (u32, String)>,
    ) -> Result<JournalComparison> {
        let mut comparing = self.comparing(witness)?;
        self.read_at_length(|connection| {
            for (number, hash) in rows {
                let here = journal::hash_of(connection, number)?;
                if !comparing.take(number, &hash, here.as_deref()) {
                    break;
                }
            }
            Ok(comparing.told())
        })
    }

    /// A comparison about to begin: the chain is walked first, since a row's hash bears witness to
    /// those before it only where each is bound to the next.
    fn comparing(&self, witness: Witness) -> Result<Comparing> {
        let walked = self.verify_journal()?;
        let head = self.read(|connection| Ok(journal::head(connection)?))?;
        let broken = walked.broken.and_then(|row| u32::try_from(row).ok());
        Ok(Comparing::new(
            witness,
            head.map_or(0, |head| head.number),
            broken,
        ))
    }
}

/// Number and hash of every row of a table, in order of the numbers.
fn rows(table: &Table<Column>) -> Result<Vec<(u32, String)>> {
    let headings: &Headings<Column> = &table.headings;
    let mut rows = Vec::with_capacity(table.lines.len());
    for line in &table.lines {
        let number = typed_number(&line.get(headings, Column::Number));
        let hash = typed_hash(&line.get(headings, Column::Hash));
        match (number, hash) {
            (Ok(number), Ok(hash)) => rows.push((number, hash)),
            (Err(error), _) | (_, Err(error)) => {
                let message = format!("Riga {} del file: {error}", line.number);
                return Err(Error::invalid("file", message));
            }
        }
    }
    rows.sort_unstable();
    Ok(rows)
}
