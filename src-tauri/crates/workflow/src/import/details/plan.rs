//! The preview: what importing somebody's details would do, row by row, with nothing done yet.

use std::collections::HashMap;

use affianca_tables::{Line, Table};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::kind::{Kind, Told};
use super::record::{Merged, Planned};
use super::{DetailsField, DetailsOutcome, DetailsPreview, DetailsRow, DetailsTable};
use crate::import::row_reader::RowReader;
use crate::import::{ImportProblem, TableRead};
use crate::{Archive, Result};

/// Rows shown before importing: nobody reads more.
const SHOWN: usize = 200;

/// Details understood and ready to be taken in, kept in memory until the user decides.
#[derive(Clone, Debug)]
pub struct PreparedDetails {
    /// Hands it back: the same as in the preview.
    pub token: String,
    /// The list as read, to be mended and previewed again.
    pub table: DetailsTable,
    /// Whether what differs is taken from the list.
    pub overwrite: bool,
    pub(super) plan: Vec<Planned>,
    pub(super) known: u32,
    pub(super) skipped: u32,
}

impl Archive {
    /// What importing `table` would do; changes nothing.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn preview_details(
        &self,
        table: DetailsTable,
        overwrite: bool,
        now: NaiveDateTime,
    ) -> Result<(DetailsPreview, PreparedDetails)> {
        let today = now.date();
        let (preview, plan) = self.read_at_length(|connection| match &table {
            DetailsTable::People(table) => looked_at(connection, table, overwrite, today),
            DetailsTable::Coaches(table) => looked_at(connection, table, overwrite, today),
        })?;
        let prepared = PreparedDetails {
            token: preview.read.token.clone(),
            table,
            overwrite,
            plan,
            known: preview.known,
            skipped: preview.faulty,
        };
        Ok((preview, prepared))
    }
}

fn looked_at<K: Kind>(
    connection: &Connection,
    table: &Table<K>,
    overwrite: bool,
    today: NaiveDate,
) -> Result<(DetailsPreview, Vec<Planned>)> {
    let around = K::around(connection, today)?;
    let (mut rows, plan) = planned(table, &around, overwrite);
    for problem in rows.iter_mut().flat_map(|row| &mut row.problems) {
        problem.look_up(table);
    }
    let many = |is: &dyn Fn(&DetailsRow) -> bool| {
        let found = rows.iter().filter(|row| is(row)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let count = |outcome| many(&|row| row.outcome == outcome);
    let mut preview = DetailsPreview {
        read: TableRead::of(table)?,
        new: count(DetailsOutcome::New),
        changed: count(DetailsOutcome::Changed),
        known: count(DetailsOutcome::Known),
        faulty: count(DetailsOutcome::Faulty),
        differing: many(&|row| !row.differences.is_empty()),
        overwrite,
        rows: Vec::new(),
        more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
    };
    rows.sort_by_key(|row| (urgency(row), row.row));
    rows.truncate(SHOWN);
    preview.rows = rows;
    Ok((preview, plan))
}

/// What a user must look at comes first.
fn urgency(row: &DetailsRow) -> u8 {
    match row.outcome {
        DetailsOutcome::Faulty => 0,
        _ if !row.problems.is_empty() => 1,
        _ if !row.differences.is_empty() => 2,
        DetailsOutcome::New => 3,
        DetailsOutcome::Changed => 4,
        DetailsOutcome::Known => 5,
    }
}

/// Every row's fate, and what is to be stored.
pub(super) fn planned<K: Kind>(
    table: &Table<K>,
    around: &K::Around,
    overwrite: bool,
) -> (Vec<DetailsRow>, Vec<Planned>) {
    let mut plan = Plan {
        table,
        around,
        overwrite,
        seen: HashMap::new(),
        planned: Vec::new(),
    };
    let lines = table.lines.iter();
    let rows = lines
        .filter(|line| table.with_hidden || !line.hidden)
        .map(|line| plan.fate(line))
        .collect();
    (rows, plan.planned)
}

struct Plan<'a, K: Kind> {
    table: &'a Table<K>,
    around: &'a K::Around,
    overwrite: bool,
    /// The rows read so far, by whom they are of.
    seen: HashMap<String, (u32, Vec<String>)>,
    planned: Vec<Planned>,
}

impl<K: Kind> Plan<'_, K> {
    fn fate(&mut self, line: &Line) -> DetailsRow {
        let mut reader = RowReader::new(self.table, line);
        let told = K::told(&mut reader, self.around);
        let Some(Told { key, mut texts }) = told else {
            let names = [K::FIELDS.first(), K::FIELDS.get(1)];
            let names = names.map(|column| column.map(|it| reader.get(*it)).unwrap_or_default());
            return faulty::<K>(line.number, names.to_vec(), reader.problems());
        };
        if reader.is_faulty() {
            return faulty::<K>(line.number, texts, reader.problems());
        }
        if let Some((first, before)) = self.seen.get(&key) {
            return repeated(
                line.number,
                texts.clone(),
                (*first, *before == texts),
                reader,
            );
        }
        self.seen.insert(key.clone(), (line.number, texts.clone()));
        let records = K::records(self.around).of(&key);
        let blank = vec![String::new(); texts.len()];
        let (id, here) = match records {
            [] => (None, &blank),
            [one] => (Some(one.id), &one.texts),
            _ => {
                let twice = "Nell’archivio ce n’è più di uno con questo nome: correggilo nelle anagrafiche.";
                let mut problems = reader.problems();
                problems.push(ImportProblem::error(line.number, "", twice));
                return faulty::<K>(line.number, texts, problems);
            }
        };
        if let Some(fixed) = K::FIXED.filter(|_| id.is_some())
            && let Some(text) = texts.get_mut(fixed)
        {
            text.clear();
        }
        let merged = Merged::of(&K::labels(), here, &texts, self.overwrite);
        if !merged.changed.is_empty() {
            K::judge(&mut reader, self.around, id, &merged.texts);
        }
        self.row(line.number, id, merged, reader)
    }

    fn row(
        &mut self,
        row: u32,
        id: Option<i64>,
        merged: Merged,
        reader: RowReader<'_, K>,
    ) -> DetailsRow {
        if reader.is_faulty() {
            return faulty::<K>(row, merged.texts, reader.problems());
        }
        let outcome = match (id, merged.changed.is_empty()) {
            (None, _) => DetailsOutcome::New,
            (Some(_), false) => DetailsOutcome::Changed,
            (Some(_), true) => DetailsOutcome::Known,
        };
        let named = |label: &str| K::FIELDS.iter().take(2).any(|it| it.label() == label);
        let shown = |label: &str| id.is_some() || !named(label) && !is_code::<K>(label);
        let taken = merged.changed.iter();
        let taken = taken
            .filter(|(label, _)| shown(label))
            .map(|(label, text)| DetailsField {
                label: (*label).to_owned(),
                text: text.clone(),
            })
            .collect();
        if outcome != DetailsOutcome::Known {
            self.planned.push(Planned {
                id,
                texts: merged.texts.clone(),
                changed: merged.changed.iter().map(|(label, _)| *label).collect(),
            });
        }
        DetailsRow {
            outcome,
            taken,
            differences: merged.differences,
            ..faulty::<K>(row, merged.texts, reader.problems())
        }
    }
}

/// Whether a field is the one that tells its person apart.
fn is_code<K: Kind>(label: &str) -> bool {
    let fixed = K::FIXED.and_then(|at| K::FIELDS.get(at));
    fixed.is_some_and(|column| column.label() == label)
}

/// A row that cannot come in.
fn faulty<K: Kind>(row: u32, texts: Vec<String>, problems: Vec<ImportProblem>) -> DetailsRow {
    let mut texts = texts.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    let (surname, name, third) = (next(), next(), next());
    DetailsRow {
        row,
        outcome: DetailsOutcome::Faulty,
        surname,
        name,
        tax_code: if K::FIXED == Some(2) {
            third
        } else {
            String::new()
        },
        taken: Vec::new(),
        problems,
        differences: Vec::new(),
    }
}

/// A row of somebody who has one already: left out, and in the way only where it says something else.
fn repeated<K: Kind>(
    row: u32,
    texts: Vec<String>,
    (first, is_same): (u32, bool),
    reader: RowReader<'_, K>,
) -> DetailsRow {
    let mut problems = reader.problems();
    problems.push(if is_same {
        ImportProblem::warning(row, "", format!("Ripete la riga {first}."))
    } else {
        let message =
            format!("È la stessa persona della riga {first}, con altri dati: tieni una riga sola.");
        ImportProblem::error(row, "", message)
    });
    DetailsRow {
        outcome: if is_same {
            DetailsOutcome::Known
        } else {
            DetailsOutcome::Faulty
        },
        ..faulty::<K>(row, texts, problems)
    }
}
