//! Rows put together into the requests they describe. A row without an OPAL belongs to the
//! request above it (§2); one with the OPAL of an earlier request belongs to that one.

use std::borrow::Cow;
use std::collections::HashMap;

use affianca_tables::{Line, same};

use super::columns::Column;
use super::{ImportProblem, RequestTable};

/// The columns that tell of the request, not of one of its activities.
const SHARED: [Column; 11] = [
    Column::State,
    Column::RequestDate,
    Column::NotifiedDate,
    Column::Description,
    Column::Holder,
    Column::Surname,
    Column::Name,
    Column::TaxCode,
    Column::Centre,
    Column::VoucherId,
    Column::VoucherKind,
];

/// A cell, cleaned, and the row it stands in.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    pub text: Cow<'a, str>,
    pub row: u32,
}

/// The rows of one request.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// Empty when rows came before any request.
    pub opal: String,
    pub lines: Vec<&'a Line>,
    pub problems: Vec<ImportProblem>,
    shared: [Option<Told<'a>>; SHARED.len()],
}

impl<'a> Group<'a> {
    fn new(opal: String) -> Self {
        Self {
            opal,
            lines: Vec::new(),
            problems: Vec::new(),
            shared: [const { None }; SHARED.len()],
        }
    }

    /// The first row in the file.
    pub fn row(&self) -> u32 {
        self.lines.first().map_or(0, |line| line.number)
    }

    /// What the rows say of the request under a column.
    pub fn told(&self, column: Column) -> Option<&Told<'a>> {
        let place = SHARED.iter().position(|shared| *shared == column)?;
        self.shared.get(place)?.as_ref()
    }

    fn take(&mut self, table: &'a RequestTable, line: &'a Line) {
        self.lines.push(line);
        let faults = line.faults(&table.headings).into_iter();
        self.problems
            .extend(faults.map(|fault| ImportProblem::error(line.number, "", fault.to_string())));
        if self.opal.is_empty() {
            return;
        }
        for (place, column) in SHARED.into_iter().enumerate() {
            let text = line.get(&table.headings, column);
            if text.is_empty() {
                continue;
            }
            let Some(slot) = self.shared.get_mut(place) else {
                continue;
            };
            match slot {
                None => {
                    *slot = Some(Told {
                        text,
                        row: line.number,
                    });
                }
                Some(first) if same(&first.text, &text) => {}
                Some(first) => {
                    let message = format!(
                        "Qui «{text}», alla riga {} della stessa richiesta «{}»: deve essere uguale.",
                        first.row, first.text
                    );
                    self.problems
                        .push(ImportProblem::error(line.number, column.label(), message));
                }
            }
        }
    }
}

/// The requests of a table, in the order they first appear.
pub(super) fn groups(table: &RequestTable) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut current = None;
    for line in &table.lines {
        let opal = line
            .get(&table.headings, Column::Opal)
            .replace(' ', "")
            .to_uppercase();
        let place = if opal.is_empty() {
            current.unwrap_or(groups.len())
        } else {
            *known.entry(opal.clone()).or_insert(groups.len())
        };
        if place == groups.len() {
            groups.push(Group::new(opal));
        }
        current = Some(place);
        if let Some(group) = groups.get_mut(place) {
            group.take(table, line);
        }
    }
    for orphans in groups.iter_mut().filter(|group| group.opal.is_empty()) {
        orphans.problems.push(ImportProblem::error(
            orphans.row(),
            Column::Opal.label(),
            match orphans.lines.len() {
                1 => "La riga non ha il codice OPAL e sopra non c’è una richiesta a cui appartenga.".to_owned(),
                more => format!("{more} righe non hanno il codice OPAL e sopra non c’è una richiesta a cui appartengano."),
            },
        ));
    }
    groups
}
