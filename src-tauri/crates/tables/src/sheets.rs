//! The sheets of a book, or the tables of a page: the one with the headings kept, the others told.

use crate::headings::{DEEPEST, Heading, Headings};
use crate::marks::Marks;
use crate::rows::{Rows, marked};
use crate::table::{Line, Table};
use crate::{Error, Result};

/// The sheets looked at so far.
pub(crate) struct Sheets<C: Heading> {
    format: &'static str,
    best: Option<Table<C>>,
    name: String,
    /// Others with the same columns.
    others: Vec<String>,
    /// Those with the same columns that the book does not show.
    hidden: Vec<String>,
}

impl<C: Heading> Sheets<C> {
    /// No sheet yet of a file written in `format`.
    pub fn new(format: &'static str) -> Self {
        Self {
            format,
            best: None,
            name: String::new(),
            others: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// Keeps a sheet when it knows more headings than the ones before.
    pub fn consider(
        &mut self,
        name: &str,
        is_shown: bool,
        rows: Rows,
        marks: impl FnOnce() -> Marks,
    ) -> Result<()> {
        let lines = rows.finish();
        let Some((place, headings)) = headings::<C>(&lines) else {
            return Ok(());
        };
        let is_table = headings.check().is_ok() && lines.len() > place + 1;
        if !is_shown {
            self.hidden.extend(is_table.then(|| name.to_owned()));
            return Ok(());
        }
        let most = self.best.as_ref().map_or(0, |best| best.headings.known());
        if headings.known() <= most {
            self.others.extend(is_table.then(|| name.to_owned()));
            return Ok(());
        }
        let mut lines = marked(lines, marks())?;
        let Some((place, headings)) = self::headings(&lines) else {
            return Ok(());
        };
        lines.drain(..=place);
        let table = Table {
            source: String::new(),
            format: String::new(),
            headings,
            lines,
            notices: Vec::new(),
            with_hidden: false,
        };
        let before = std::mem::replace(&mut self.name, name.to_owned());
        let best = self.best.replace(table);
        if best.is_some_and(|best| best.headings.check().is_ok() && !best.lines.is_empty()) {
            self.others.push(before);
        }
        Ok(())
    }

    /// The sheet kept, with a word on the others.
    pub fn finish(self) -> Result<Table<C>> {
        let mut table = self.best.ok_or(Error::NoHeadings(C::NONE_FOUND))?;
        let (kept, what) = (&self.name, self.format);
        let is_page = what == "pagina web";
        table.format = if is_page {
            what.to_owned()
        } else {
            format!("{what}, foglio «{kept}»")
        };
        let others = self.others.iter().map(|other| {
            if is_page {
                format!("Nella pagina anche la {other} ha queste colonne: qui si legge solo la {kept}.")
            } else {
                format!("Anche il foglio «{other}» ha queste colonne: qui si legge solo «{kept}», l’altro va importato a parte.")
            }
        });
        let hidden = self.hidden.iter().map(|hidden| {
            format!("Il foglio «{hidden}» è nascosto e non si legge: se serve, mostralo e riprova.")
        });
        table.notices = others.chain(hidden).collect();
        Ok(table)
    }
}

fn headings<C: Heading>(lines: &[Line]) -> Option<(usize, Headings<C>)> {
    Headings::best(lines.iter().take(DEEPEST).map(|line| line.cells.iter()))
}
