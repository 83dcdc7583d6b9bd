//! Rows put together into the requests they describe. A row without an OPAL belongs to the
//! request above it (§2); one with the OPAL of an earlier request belongs to that one. A row whose
//! OPAL cannot be read, or that speaks of somebody else, belongs to no request above it.

use std::borrow::Cow;
use std::collections::HashMap;

use affianca_tables::{Line, same};

use super::columns::Column;
use super::{ImportProblem, RequestTable};

/// The columns that tell of the request, not of one of its activities.
const SHARED: [Column; 12] = [
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
    Column::VoucherEnds,
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

    /// How many rows the spreadsheet does not show.
    pub fn hidden(&self) -> usize {
        self.lines.iter().filter(|line| line.hidden).count()
    }

    /// Notes the rows read though the spreadsheet does not show them.
    pub fn tell_hidden(&mut self) {
        let hidden = self.lines.iter().filter(|line| line.hidden);
        self.problems.extend(hidden.map(|line| {
            let message = "La riga è nascosta nel foglio: si legge perché è di questa richiesta.";
            ImportProblem::warning(line.number, "", message)
        }));
    }

    /// Whether a row speaks of another person than the rows above.
    fn is_of_another(&self, table: &RequestTable, line: &Line) -> bool {
        let differs = |column| {
            let text = line.get(&table.headings, column);
            let told = self.told(column);
            !text.is_empty() && told.is_some_and(|told| !same(&told.text, &text))
        };
        differs(Column::TaxCode) || differs(Column::Surname) && differs(Column::Name)
    }

    /// What the rows say of the request under a column.
    pub fn told(&self, column: Column) -> Option<&Told<'a>> {
        let place = SHARED.iter().position(|shared| *shared == column)?;
        self.shared.get(place)?.as_ref()
    }

    fn take(&mut self, table: &'a RequestTable, line: &'a Line) {
        self.lines.push(line);
        let faults = line.faults(&table.headings).into_iter();
        self.problems.extend(
            faults
                .map(|fault| ImportProblem::error(line.number, fault.column(), fault.to_string())),
        );
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
        let is_flawed = line.flaw(&table.headings, Column::Opal).is_some();
        let above = current.and_then(|place: usize| groups.get(place));
        let is_of_another =
            opal.is_empty() && above.is_some_and(|above| above.is_of_another(table, line));
        let place = if is_flawed || is_of_another {
            groups.len()
        } else if opal.is_empty() {
            current.unwrap_or(groups.len())
        } else {
            *known.entry(opal.clone()).or_insert(groups.len())
        };
        if place == groups.len() {
            groups.push(Group::new(if is_flawed { String::new() } else { opal }));
        }
        current = Some(place);
        if let Some(group) = groups.get_mut(place) {
            group.take(table, line);
            if is_of_another {
                let message = "La riga è di un’altra persona ma non ha il codice OPAL: scrivilo.";
                group.problems.push(ImportProblem::error(
                    line.number,
                    Column::Opal.label(),
                    message,
                ));
            }
        }
    }
    let is_unexplained = |group: &&mut Group| group.opal.is_empty() && group.problems.is_empty();
    for orphans in groups.iter_mut().filter(is_unexplained) {
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
