//! The five activities of a request, read from its rows.

use affianca_domain::{ActivityState, Cents, Component, Minutes, Programme, VoucherKind, fold};
use affianca_tables::Line;

use super::columns::Column;
use super::components::{Titles, coded};
use super::groups::Group;
use super::{ImportProblem, RequestTable};
use crate::requests::Agreed;

/// Said of figures that stand for more than one activity.
const MERGED: &str =
    "La cella è unita a quelle sopra e non dice quanto spetta a questa attività: scrivilo qui.";

/// What the rows of a request agree on.
#[derive(Debug, Default)]
pub(super) struct Activities {
    /// In the programme's order; all of them when nothing is wrong.
    pub agreed: Vec<Agreed>,
    /// The voucher, as training tells it.
    pub kind: Option<VoucherKind>,
    pub problems: Vec<ImportProblem>,
}

/// Reads the activities of a request.
pub(super) fn read(table: &RequestTable, group: &Group, titles: &mut Titles) -> Activities {
    let programme = titles.programme;
    let mut found = Activities::default();
    let mut rows: Vec<(&Component, u32, Agreed)> = Vec::new();
    for line in &group.lines {
        let Some((component, agreed)) = found.row(table, line, titles) else {
            continue;
        };
        match rows.iter().find(|(known, ..)| known.code == component.code) {
            None => rows.push((component, line.number, agreed)),
            // The same page pasted twice says the same twice.
            Some((_, _, known)) if *known == agreed => {}
            Some((_, first, _)) => {
                let message = format!(
                    "{} è già alla riga {first}, con altri valori.",
                    component.code
                );
                found.error(line, Column::Expense, message);
            }
        }
    }
    found.voucher(group, &rows);
    if let Some(kind) = found.kind {
        found.complete(group, programme, kind, rows);
    }
    found
}

impl Activities {
    fn error(&mut self, line: &Line, column: Column, message: impl Into<String>) {
        self.problems
            .push(ImportProblem::error(line.number, column.label(), message));
    }

    fn warning(&mut self, line: &Line, column: Column, message: impl Into<String>) {
        self.problems
            .push(ImportProblem::warning(line.number, column.label(), message));
    }

    fn row<'p>(
        &mut self,
        table: &RequestTable,
        line: &Line,
        titles: &mut Titles<'p>,
    ) -> Option<(&'p Component, Agreed)> {
        let component = self.component(table, line, titles)?;
        let state = self.state(table, line);
        let minutes = self.hours(table, line, component);
        let (state, minutes) = (state?, minutes?);
        let amount = self.amount(table, line, minutes, titles.programme.rate)?;
        let code = component.code.to_string();
        Some((
            component,
            Agreed {
                code,
                title: component.title.clone(),
                minutes,
                amount,
                state,
            },
        ))
    }

    fn component<'p>(
        &mut self,
        table: &RequestTable,
        line: &Line,
        titles: &mut Titles<'p>,
    ) -> Option<&'p Component> {
        let expense = line.get(&table.headings, Column::Expense);
        let title = line.get(&table.headings, Column::Component);
        if expense.is_empty() && title.is_empty() {
            self.error(
                line,
                Column::Expense,
                "Manca l’attività (voce di spesa o componente).",
            );
            return None;
        }
        let programme = titles.programme;
        let by_title = titles.find(&title);
        let Some(component) = coded(programme, &expense)
            .or_else(|| titles.find(&expense))
            .or(by_title)
        else {
            let told = if expense.is_empty() { &title } else { &expense };
            let message = format!(
                "«{told}» non è un’attività del dispositivo «{}».",
                programme.title
            );
            self.error(line, Column::Expense, message);
            return None;
        };
        if by_title.is_some_and(|other| other.code != component.code) {
            let message = format!(
                "Il componente «{title}» non è quello della voce di spesa {}: vale la voce di spesa.",
                component.code
            );
            self.warning(line, Column::Component, message);
        }
        Some(component)
    }

    fn state(&mut self, table: &RequestTable, line: &Line) -> Option<ActivityState> {
        let told = line.get(&table.headings, Column::ActivityState);
        if let Ok(state) = told.parse() {
            return Some(state);
        }
        let state = match fold(&told) {
            told if told.is_empty() || told.starts_with("propost") => ActivityState::Proposed,
            told if told.starts_with("iniziat") => ActivityState::Started,
            told if told.starts_with("terminat") => ActivityState::Ended,
            _ => {
                let message = format!(
                    "«{told}» non è uno stato dell’attività: PROPOSTA, INIZIATA o TERMINATA."
                );
                self.error(line, Column::ActivityState, message);
                return None;
            }
        };
        Some(state)
    }

    fn hours(
        &mut self,
        table: &RequestTable,
        line: &Line,
        component: &Component,
    ) -> Option<Minutes> {
        if line.is_merged(&table.headings, Column::Hours) {
            self.error(line, Column::Hours, MERGED);
            return None;
        }
        let told = line.get(&table.headings, Column::Hours);
        if told.is_empty() {
            self.error(
                line,
                Column::Hours,
                format!("Mancano le ore di {}.", component.code),
            );
            return None;
        }
        match Minutes::parse(&told) {
            Ok(Minutes(0)) => {
                self.error(
                    line,
                    Column::Hours,
                    "Le ore concordate non possono essere zero.",
                );
                None
            }
            Ok(minutes) if minutes > component.minutes => {
                let message = format!(
                    "{minutes} per {}: il dispositivo ne prevede al massimo {}.",
                    component.code, component.minutes
                );
                self.error(line, Column::Hours, message);
                None
            }
            Ok(minutes) => Some(minutes),
            Err(error) => {
                self.error(line, Column::Hours, error.to_string());
                None
            }
        }
    }

    fn amount(
        &mut self,
        table: &RequestTable,
        line: &Line,
        minutes: Minutes,
        rate: Cents,
    ) -> Option<Cents> {
        if line.is_merged(&table.headings, Column::Amount) {
            self.error(line, Column::Amount, MERGED);
            return None;
        }
        let due = Cents::for_minutes(minutes, rate);
        let told = line.get(&table.headings, Column::Amount);
        if told.is_empty() {
            return Some(due);
        }
        match Cents::parse(&told) {
            Ok(amount) if amount.0 < 0 => {
                self.error(line, Column::Amount, "L’importo non può essere negativo.");
                None
            }
            Ok(amount) => {
                if amount != due {
                    let message = format!(
                        "{amount} non è {minutes} per {rate} all’ora ({due}): resta l’importo della tabella, controlla."
                    );
                    self.warning(line, Column::Amount, message);
                }
                Some(amount)
            }
            Err(error) => {
                self.error(line, Column::Amount, error.to_string());
                None
            }
        }
    }

    /// Training tells the voucher: JC-AL the base one, JC-AL-R the reinforced one (§3).
    fn voucher(&mut self, group: &Group, rows: &[(&Component, u32, Agreed)]) {
        let mut told = rows.iter().filter_map(|(component, row, _)| {
            Some((component.voucher?, component.code.to_string(), *row))
        });
        let Some((kind, code, _)) = told.next() else {
            return;
        };
        self.kind = Some(kind);
        if let Some((_, other, row)) = told.find(|(other, ..)| *other != kind) {
            self.problems.push(ImportProblem::error(
                row,
                Column::Expense.label(),
                format!("Nella stessa richiesta ci sono {code} e {other}: il voucher è base o rinforzato."),
            ));
        }
        if let Some(told) = group.told(Column::VoucherKind)
            && !kind.as_str().eq_ignore_ascii_case(told.text.trim())
        {
            self.problems.push(ImportProblem::error(
                told.row,
                Column::VoucherKind.label(),
                format!("«{}», ma {code} è del voucher {kind}.", told.text),
            ));
        }
    }

    fn complete(
        &mut self,
        group: &Group,
        programme: &Programme,
        kind: VoucherKind,
        mut rows: Vec<(&Component, u32, Agreed)>,
    ) {
        for component in programme.components_for(kind) {
            if let Some(place) = rows
                .iter()
                .position(|(known, ..)| known.code == component.code)
            {
                self.agreed.push(rows.swap_remove(place).2);
            }
        }
        // A row that could not be read has said why: it is not missing.
        if self.problems.iter().any(|problem| problem.blocks) {
            return;
        }
        self.missing(group, programme.components_for(kind));
    }

    /// Names the activities no row speaks of.
    pub fn missing<'p>(&mut self, group: &Group, due: impl Iterator<Item = &'p Component>) {
        let missing: Vec<String> = due
            .filter(|component| {
                !self
                    .agreed
                    .iter()
                    .any(|agreed| agreed.code == component.code.as_str())
            })
            .map(Component::expense_item)
            .collect();
        let message = match missing.as_slice() {
            [] => return,
            [one] => {
                format!("Manca {one}: le cinque attività sono necessariamente compresenti (§1).")
            }
            more => format!(
                "Mancano {}: le cinque attività sono necessariamente compresenti (§1).",
                more.join(", ")
            ),
        };
        self.problems.push(ImportProblem::error(
            group.row(),
            Column::Expense.label(),
            message,
        ));
    }
}
