//! Tables in web pages: those saved from the browser, and the `.xls` of many portals, which are
//! pages under another name.

use dom_query::{Document, NodeId, NodeRef};
use encoding_rs::Encoding;

use crate::headings::Heading;
use crate::marks::{Marks, Place};
use crate::rows::Rows;
use crate::sheets::Sheets;
use crate::table::Table;
use crate::{Error, MOST_COLUMNS, Result};

/// A longer page is no table that a portal made: held in memory it is many times as long.
const MOST_PAGE: usize = 24 * 1024 * 1024;
/// Where a page says what it is, and in which encoding.
const HEAD: usize = 2 * 1024;

/// Whether a text is a web page.
pub(crate) fn is_page(text: &str) -> bool {
    let head = head(text);
    ["<html", "<table", "<!doctype html"]
        .iter()
        .any(|tag| head.contains(tag))
}

/// The encoding a page says it is in.
pub(crate) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let head = head(&String::from_utf8_lossy(start));
    if !is_page(&head) {
        return None;
    }
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:".contains(*letter))
        .collect();
    Encoding::for_label(label.as_bytes())
}

fn head(text: &str) -> String {
    let head: String = text.chars().take(HEAD).collect();
    head.to_ascii_lowercase()
}

/// Reads the table of the page that knows most headings.
pub(crate) fn read<C: Heading>(text: &str) -> Result<Table<C>> {
    if text.len() > MOST_PAGE {
        return Err(Error::SheetTooBig);
    }
    let page = Document::from(text);
    let mut sheets = Sheets::new("pagina web");
    let mut tables: Vec<(NodeId, Grid)> = Vec::new();
    for row in page.select("tr").nodes() {
        let Some(table) = row
            .ancestors_it(None)
            .find(|above| above.node_name().is_some_and(|name| &*name == "table"))
        else {
            continue;
        };
        // A table within a cell comes between the rows of the one around it.
        let place = match tables.iter().rposition(|(known, _)| *known == table.id) {
            Some(place) => place,
            None => {
                tables.push((table.id, Grid::default()));
                tables.len() - 1
            }
        };
        if let Some((_, grid)) = tables.get_mut(place) {
            grid.row(row)?;
        }
    }
    for (index, (_, grid)) in tables.into_iter().enumerate() {
        let Grid { rows, marks, .. } = grid;
        sheets.consider(&format!("tabella {}", index + 1), true, rows, || marks)?;
    }
    match sheets.finish() {
        // No table of it is sought: whoever looks at it may still find one to copy.
        Err(Error::NoHeadings(_)) => Err(Error::WebPage),
        answer => answer,
    }
}

/// A table being filled: cells that reach down push the ones below them aside.
#[derive(Default)]
struct Grid {
    rows: Rows,
    marks: Marks,
    next: u32,
    /// For each column, the first row that is free again.
    free: Vec<u32>,
}

impl Grid {
    fn row(&mut self, row: &NodeRef) -> Result<()> {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        if is_hidden(row) {
            self.marks.hide(number, number);
        }
        let mut column = 0;
        for cell in row.children_it(false) {
            let name = cell.node_name();
            if !name.is_some_and(|name| matches!(&*name, "td" | "th")) {
                continue;
            }
            while self.free.get(column).is_some_and(|free| *free > number) {
                column += 1;
            }
            let span = |name: &str| {
                let span = cell.attr(name).and_then(|span| span.trim().parse().ok());
                span.unwrap_or(1_u32).max(1)
            };
            let (along, down) = (span("colspan"), span("rowspan"));
            let first: Place = (number, u32::try_from(column).unwrap_or(u32::MAX));
            self.rows.put(first.0, first.1, &text(&cell))?;
            if down > 1 {
                self.marks
                    .merge(first, (number.saturating_add(down - 1), first.1));
            }
            let after = column.saturating_add(usize::try_from(along).unwrap_or(usize::MAX));
            let after = after.min(MOST_COLUMNS);
            if self.free.len() < after {
                self.free.resize(after, 0);
            }
            for free in self.free.iter_mut().take(after).skip(column) {
                *free = number.saturating_add(down);
            }
            column = after;
        }
        Ok(())
    }
}

fn is_hidden(row: &NodeRef) -> bool {
    let style = row.attr("style").unwrap_or_default().to_ascii_lowercase();
    row.has_attr("hidden") || style.replace(' ', "").contains("display:none")
}

/// What a cell shows: lines and blocks are parted by a space.
fn text(cell: &NodeRef) -> String {
    let mut text = String::new();
    for node in cell.descendants_it() {
        if node.is_text() {
            text.push_str(&node.text());
        } else if node
            .node_name()
            .is_some_and(|name| matches!(&*name, "br" | "p" | "div" | "li" | "tr" | "td"))
        {
            text.push(' ');
        }
    }
    text
}
