//! What one row of the portal's table says, before the archive is asked anything.

use affianca_domain::typed::lengths;
use affianca_domain::{
    DateOf, Minutes, SessionState, Span, TimeOfDay, fold, format_date, parse_date, portal,
};
use affianca_tables::Line;
use chrono::NaiveDate;

use super::SessionTable;
use super::columns::SessionColumn;
use crate::import::ImportProblem;
use crate::import::row_reader::RowReader;

/// A row understood; what could not be read is empty, with its problem.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub row: u32,
    pub portal_id: String,
    pub state: Option<SessionState>,
    /// The operator as written.
    pub coach: String,
    pub date: Option<NaiveDate>,
    pub span: Option<Span>,
    pub opal: String,
    /// Expense item or component, as written.
    pub expense: String,
    pub place: String,
    pub description: String,
    pub problems: Vec<ImportProblem>,
    /// The cells as shown where they could not be read.
    pub shown: Shown,
}

/// What the cells say, for rows that cannot be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub state: String,
    pub date: String,
    pub start: String,
    pub end: String,
}

impl Told {
    /// Whether something keeps the row out.
    pub fn is_faulty(&self) -> bool {
        self.problems.iter().any(|problem| problem.blocks)
    }

    pub fn error(&mut self, column: SessionColumn, message: impl Into<String>) {
        let problem = ImportProblem::error(self.row, column.label(), message);
        self.problems.push(problem);
    }

    pub fn warning(&mut self, column: SessionColumn, message: impl Into<String>) {
        let problem = ImportProblem::warning(self.row, column.label(), message);
        self.problems.push(problem);
    }
}

/// Reads one row.
pub(super) fn read(table: &SessionTable, line: &Line, today: NaiveDate) -> Told {
    let mut reader = RowReader::new(table, line);
    let state = state(&mut reader);
    let (date, span) = (date(&mut reader, state, today), span(&mut reader));
    hours(&mut reader, span);
    Told {
        row: reader.number(),
        portal_id: portal_id(&mut reader),
        state,
        coach: reader.get(SessionColumn::Coach),
        date,
        span,
        opal: reader
            .get(SessionColumn::Opal)
            .replace(' ', "")
            .to_uppercase(),
        expense: reader.get(SessionColumn::Expense),
        place: reader.read(SessionColumn::Place, |fields, typed| fields.text("", typed)),
        description: reader.read(SessionColumn::Description, |fields, typed| {
            fields.lines("", typed, lengths::SESSION_DESCRIPTION)
        }),
        shown: Shown {
            state: reader.get(SessionColumn::State),
            date: reader.get(SessionColumn::Date),
            start: reader.get(SessionColumn::Start),
            end: reader.get(SessionColumn::End),
        },
        problems: reader.problems(),
    }
}

type Reader<'a> = RowReader<'a, SessionColumn>;

fn portal_id(reader: &mut Reader) -> String {
    let text = reader.get(SessionColumn::Id);
    // A spreadsheet makes a number with decimals of an ID.
    let whole = text.strip_suffix(",00").or_else(|| text.strip_suffix(".0"));
    or_told(
        reader,
        SessionColumn::Id,
        portal::portal_id(whole.unwrap_or(&text)),
    )
    .unwrap_or_default()
}

fn state(reader: &mut Reader) -> Option<SessionState> {
    let text = reader.get(SessionColumn::State);
    let folded = fold(&text);
    let found = text.parse().ok().or_else(|| match folded.as_str() {
        told if told.starts_with("inserit") => Some(SessionState::Entered),
        told if told.starts_with("programmat") => Some(SessionState::Scheduled),
        told if told.starts_with("avviat") => Some(SessionState::Started),
        told if told.starts_with("erogat") => Some(SessionState::Delivered),
        told if told.starts_with("annullat") => Some(SessionState::Cancelled),
        told if told.starts_with("chius") => Some(SessionState::ClosedNegatively),
        _ => None,
    });
    if found.is_none() {
        reader.error(
            SessionColumn::State,
            if text.is_empty() {
                "Manca lo stato.".to_owned()
            } else {
                format!("«{text}» non è uno stato dell’erogazione: INSERITA, PROGRAMMATA, AVVIATA, EROGATA, ANNULLATA o CHIUSA NEGATIVAMENTE.")
            },
        );
    }
    found
}

fn date(reader: &mut Reader, state: Option<SessionState>, today: NaiveDate) -> Option<NaiveDate> {
    let text = reader.get(SessionColumn::Date);
    if text.is_empty() {
        reader.error(SessionColumn::Date, "Manca la data.");
        return None;
    }
    let read = parse_date(&text, DateOf::Cell, today);
    let date = or_told(reader, SessionColumn::Date, read)?;
    // Nothing is under way or held ahead of its date: the day was misread, or miswritten.
    if let Some(state) = state.filter(|state| state.is_begun() && date > today) {
        let message = format!(
            "{} è nel futuro, ma l’erogazione è {state}: controlla la data.",
            format_date(date)
        );
        reader.error(SessionColumn::Date, message);
    }
    Some(date)
}

fn span(reader: &mut Reader) -> Option<Span> {
    let start = TimeOfDay::parse_start(&reader.get(SessionColumn::Start));
    let start = or_told(reader, SessionColumn::Start, start);
    let end = TimeOfDay::parse(&reader.get(SessionColumn::End));
    let end = or_told(reader, SessionColumn::End, end);
    let (start, end) = (start?, end?);
    if end > start {
        return Some(Span { start, end });
    }
    let message = format!("La fine ({end}) non viene dopo l’inizio ({start}).");
    reader.error(SessionColumn::End, message);
    None
}

/// The portal's own sum says whether the hours were read rightly.
fn hours(reader: &mut Reader, span: Option<Span>) {
    let text = reader.get(SessionColumn::Hours);
    let Some(span) = span.filter(|_| !text.is_empty()) else {
        return;
    };
    let length = span.length();
    let message = match Minutes::parse(&text) {
        Ok(hours) if hours == length => return,
        Ok(hours) => {
            format!("La tabella dice {hours}, ma {span} sono {length}: vale l’orario, controlla.")
        }
        Err(error) => format!("{error} Vale l’orario: {length}."),
    };
    reader.warning(SessionColumn::Hours, message);
}

/// What was read, or its problem under the column.
fn or_told<T>(
    reader: &mut Reader,
    column: SessionColumn,
    read: Result<T, impl ToString>,
) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(error) => {
            reader.error(column, error.to_string());
            None
        }
    }
}
