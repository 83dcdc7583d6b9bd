//! One row of a list read cell by cell: what it says, and what is wrong with it, each under its column.

use affianca_domain::typed::clean_line;
use affianca_tables::{Heading, Line, Table};

use super::ImportProblem;
use crate::fields::Fields;

/// A row being read.
pub(super) struct RowReader<'a, C: Heading> {
    table: &'a Table<C>,
    line: &'a Line,
    /// Faults of the row itself; what is read in a cell that has one says nothing more.
    faults: Vec<ImportProblem>,
    problems: Vec<ImportProblem>,
}

impl<'a, C: Heading> RowReader<'a, C> {
    pub fn new(table: &'a Table<C>, line: &'a Line) -> Self {
        let faults = line.faults(&table.headings).into_iter();
        Self {
            table,
            line,
            faults: faults
                .map(|fault| ImportProblem::error(line.number, fault.column(), fault.to_string()))
                .collect(),
            problems: Vec::new(),
        }
    }

    /// Its row in the file.
    pub fn number(&self) -> u32 {
        self.line.number
    }

    /// What stands under a column, cleaned; empty when nothing does.
    pub fn get(&self, column: C) -> String {
        let text = self.line.get(&self.table.headings, column);
        clean_line(&text).into_owned()
    }

    /// Something that keeps the row out.
    pub fn error(&mut self, column: C, message: impl Into<String>) {
        let problem = ImportProblem::error(self.number(), column.label(), message);
        self.problems.push(problem);
    }

    /// Something worth a look.
    pub fn warning(&mut self, column: C, message: impl Into<String>) {
        let problem = ImportProblem::warning(self.number(), column.label(), message);
        self.problems.push(problem);
    }

    /// What a form's reader makes of the text under a column; its problems keep the row out.
    pub fn read<T>(&mut self, column: C, read: impl FnOnce(&mut Fields, &str) -> T) -> T {
        let mut fields = Fields::new("");
        let value = read(&mut fields, &self.get(column));
        for problem in fields.problems() {
            self.error(column, problem.message);
        }
        value
    }

    /// The same where a wrong text keeps nothing out: it is left empty, and told.
    pub fn read_or_leave(
        &mut self,
        column: C,
        read: impl FnOnce(&mut Fields, &str) -> String,
    ) -> String {
        let mut fields = Fields::new("");
        let text = read(&mut fields, &self.get(column));
        match fields.problems().into_iter().next() {
            None => text,
            Some(problem) => {
                self.warning(column, format!("{} Si lascia vuoto.", problem.message));
                String::new()
            }
        }
    }

    /// Whether something keeps the row out so far.
    pub fn is_faulty(&self) -> bool {
        !self.faults.is_empty() || self.problems.iter().any(|problem| problem.blocks)
    }

    /// Everything wrong with the row.
    pub fn problems(self) -> Vec<ImportProblem> {
        let Self {
            mut faults,
            mut problems,
            ..
        } = self;
        problems.retain(|problem| !faults.iter().any(|told| told.is_of_the_cell_of(problem)));
        faults.append(&mut problems);
        faults
    }
}
