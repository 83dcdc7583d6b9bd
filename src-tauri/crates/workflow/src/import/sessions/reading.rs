//! What one row of the portal's table says, before the archive is asked anything.

use affianca_domain::typed::lengths;
use affianca_domain::{
    DateOf, Minutes, SessionState, Span, TimeOfDay, fold, format_date, parse_date, portal,
};
use affianca_tables::Line;
use chrono::NaiveDate;

use super::SessionTable;
use super::columns::SessionColumn;
use crate::fields::Fields;
use crate::import::ImportProblem;

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
    let get = |column| line.get(&table.headings, column).into_owned();
    let faults = line.faults(&table.headings).into_iter();
    let flawed: Vec<ImportProblem> = faults
        .map(|fault| ImportProblem::error(line.number, fault.column(), fault.to_string()))
        .collect();
    let mut told = Told {
        row: line.number,
        portal_id: String::new(),
        state: None,
        coach: get(SessionColumn::Coach),
        date: None,
        span: None,
        opal: get(SessionColumn::Opal).replace(' ', "").to_uppercase(),
        expense: get(SessionColumn::Expense),
        place: get(SessionColumn::Place),
        description: get(SessionColumn::Description),
        problems: Vec::new(),
        shown: Shown {
            state: get(SessionColumn::State),
            date: get(SessionColumn::Date),
            start: get(SessionColumn::Start),
            end: get(SessionColumn::End),
        },
    };
    told.read_id(&get(SessionColumn::Id));
    told.read_state();
    told.read_date(today);
    told.read_span();
    told.read_hours(&get(SessionColumn::Hours));
    told.read_texts();
    // A cell that cannot be believed has said so: what was read in it says nothing more.
    let problems = std::mem::take(&mut told.problems);
    let unsaid = |problem: &ImportProblem| !flawed.iter().any(|it| it.is_of_the_cell_of(problem));
    told.problems = problems.into_iter().filter(unsaid).collect();
    told.problems.splice(0..0, flawed);
    told
}

impl Told {
    fn read_id(&mut self, text: &str) {
        // A spreadsheet makes a number with decimals of an ID.
        let whole = text.strip_suffix(",00").or_else(|| text.strip_suffix(".0"));
        match portal::portal_id(whole.unwrap_or(text)) {
            Ok(id) => self.portal_id = id,
            Err(message) => self.error(SessionColumn::Id, message),
        }
    }

    fn read_state(&mut self) {
        let text = self.shown.state.clone();
        let told = fold(&text);
        let found = text.parse().ok().or_else(|| match told.as_str() {
            told if told.starts_with("inserit") => Some(SessionState::Entered),
            told if told.starts_with("programmat") => Some(SessionState::Scheduled),
            told if told.starts_with("avviat") => Some(SessionState::Started),
            told if told.starts_with("erogat") => Some(SessionState::Delivered),
            told if told.starts_with("annullat") => Some(SessionState::Cancelled),
            told if told.starts_with("chius") => Some(SessionState::ClosedNegatively),
            _ => None,
        });
        match found {
            Some(_) => self.state = found,
            None if told.is_empty() => self.error(SessionColumn::State, "Manca lo stato."),
            None => self.error(
                SessionColumn::State,
                format!("«{text}» non è uno stato dell’erogazione: INSERITA, PROGRAMMATA, AVVIATA, EROGATA, ANNULLATA o CHIUSA NEGATIVAMENTE."),
            ),
        }
    }

    fn read_date(&mut self, today: NaiveDate) {
        let text = self.shown.date.clone();
        if text.is_empty() {
            self.error(SessionColumn::Date, "Manca la data.");
            return;
        }
        match parse_date(&text, DateOf::Cell, today) {
            Ok(date) => {
                self.date = Some(date);
                let begun = matches!(
                    self.state,
                    Some(SessionState::Started | SessionState::Delivered)
                );
                if begun && date > today {
                    let message = format!(
                        "{} è nel futuro, ma l’erogazione è {}: controlla la data.",
                        format_date(date),
                        self.state.map(SessionState::as_str).unwrap_or_default()
                    );
                    self.error(SessionColumn::Date, message);
                }
            }
            Err(error) => self.error(SessionColumn::Date, error.to_string()),
        }
    }

    fn read_span(&mut self) {
        let (start, end) = (self.shown.start.clone(), self.shown.end.clone());
        let start = match TimeOfDay::parse_start(&start) {
            Ok(start) => Some(start),
            Err(error) => {
                self.error(SessionColumn::Start, error.to_string());
                None
            }
        };
        let end = match TimeOfDay::parse(&end) {
            Ok(end) => Some(end),
            Err(error) => {
                self.error(SessionColumn::End, error.to_string());
                None
            }
        };
        let (Some(start), Some(end)) = (start, end) else {
            return;
        };
        if end > start {
            self.span = Some(Span { start, end });
        } else {
            self.error(
                SessionColumn::End,
                format!("La fine ({end}) non viene dopo l’inizio ({start})."),
            );
        }
    }

    /// The portal's own sum says whether the hours were read rightly.
    fn read_hours(&mut self, text: &str) {
        let Some(span) = self.span.filter(|_| !text.is_empty()) else {
            return;
        };
        let length = span.length();
        match Minutes::parse(text) {
            Ok(hours) if hours == length => {}
            Ok(hours) => self.warning(
                SessionColumn::Hours,
                format!(
                    "La tabella dice {hours}, ma {span} sono {length}: vale l’orario, controlla."
                ),
            ),
            Err(error) => self.warning(
                SessionColumn::Hours,
                format!("{error} Vale l’orario: {length}."),
            ),
        }
    }

    fn read_texts(&mut self) {
        let mut fields = Fields::new("");
        let place = fields.text("place", &self.place);
        let description = fields.lines(
            "description",
            &self.description,
            lengths::SESSION_DESCRIPTION,
        );
        for problem in fields.problems() {
            let column = match problem.field.as_str() {
                "place" => SessionColumn::Place,
                _ => SessionColumn::Description,
            };
            self.error(column, problem.message);
        }
        self.place = place;
        self.description = description;
    }
}
