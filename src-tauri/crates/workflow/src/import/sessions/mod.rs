//! *Riprendi dal portale*: the portal's table of sessions, of one activity or of many, held beside those of
//! the archive. What only the portal has comes in as history; what differs, or is only here, changes only by
//! choice. Previewed row by row, then taken in at once.

mod beside;
mod coaches;
mod columns;
mod comparison;
mod judging;
mod places;
mod plan;
mod reading;
mod run;
mod view;

pub use plan::PreparedSessions;
pub use view::*;

use std::collections::BTreeSet;

use affianca_tables::{Heading as _, Line, Table};
use columns::SessionColumn;

use crate::Result;

/// A table of sessions.
pub type SessionTable = Table<SessionColumn>;

/// Reads a file with the portal's sessions: CSV, XLSX, ODS or XLS.
///
/// # Errors
/// As [`super::read`].
pub fn read_sessions(bytes: &[u8], name: &str) -> Result<SessionTable> {
    cleaned(affianca_tables::read(bytes, name)?)
}

/// Reads the portal's sessions pasted as text.
///
/// # Errors
/// As [`super::read`].
pub fn pasted_sessions(text: &str) -> Result<SessionTable> {
    let mut table = cleaned(affianca_tables::read_pasted(text)?)?;
    table.notices.extend(missing_pages(text));
    Ok(table)
}

/// Takes away what only a page brings along: its title, its counter, the headings of each page again.
fn cleaned(mut table: SessionTable) -> Result<SessionTable> {
    table.lines.retain(|line| !is_furniture(line));
    table.check_length()?;
    Ok(table)
}

fn is_furniture(line: &Line) -> bool {
    let mut filled = line.cells.iter().filter(|cell| !cell.trim().is_empty());
    let first = filled.next().unwrap_or_default().trim();
    if filled.clone().next().is_none() {
        return first.starts_with(COUNTER) || ["Erogazioni", "Nuova erogazione"].contains(&first);
    }
    let heads = |cell: &str| SessionColumn::of(cell).is_some();
    heads(first) && filled.all(heads)
}

/// What the counter over the portal's table begins with: `Record trovati: 37 - pagina 1 di 2`.
const COUNTER: &str = "Record trovati";

/// What is to be said when the counters of the pages pasted tell of others: what stands on those would seem
/// to be here only.
fn missing_pages(text: &str) -> Option<String> {
    let mut read = BTreeSet::new();
    let mut all = 0;
    for counter in text
        .lines()
        .filter_map(|line| line.trim().strip_prefix(COUNTER))
    {
        let mut numbers = counter
            .split(|sign: char| !sign.is_ascii_digit())
            .filter_map(|number| number.parse::<usize>().ok())
            .skip(1);
        if let (Some(page), Some(of)) = (numbers.next(), numbers.next()) {
            read.insert(page);
            all = all.max(of);
        }
    }
    (read.len() < all).then(|| {
        let read = read.len();
        format!(
            "La tabella del portale ha {all} pagine e qui ce n’è {read}: le erogazioni delle altre sembrano esserci solo qui."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_left_out_are_told() {
        assert_eq!(missing_pages("Record trovati: 5 - pagina 1 di 1\nID"), None);
        assert_eq!(missing_pages("ID\tStato"), None);
        let one = missing_pages("Record trovati: 37 - pagina 1 di 2");
        assert!(one.is_some_and(|told| told.contains("2 pagine e qui ce n’è 1")));
        let both = "Record trovati: 37 - pagina 1 di 2\n…\nRecord trovati: 37 - pagina 2 di 2";
        assert_eq!(missing_pages(both), None);
    }
}
