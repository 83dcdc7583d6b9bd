//! What the rows of one request mean: a request to store, or every reason why not.

use std::borrow::Cow;

use affianca_domain::typed::{lengths, opal_code, too_long};
use affianca_domain::{
    ActivityState, Cents, Limits, Minutes, Programme, ProgrammeCode, RequestState, TaxCode, fold,
    format_date, name_key,
};
use chrono::NaiveDate;

use super::activities::{self, Activities};
use super::columns::Column;
use super::components::Titles;
use super::dates::Dates;
use super::groups::Group;
use super::zeros::with_zeros;
use super::{ImportOutcome, ImportProblem, ImportRow, RequestTable};
use crate::requests::{CentreRef, NewRequest, PersonRef};

/// Report at most this many problems per request.
const MOST_PROBLEMS: usize = 20;

/// A request as read, before the archive is asked what it knows.
#[derive(Debug)]
pub(super) struct Reading {
    pub row: ImportRow,
    /// The request to store, when nothing keeps it out.
    pub request: Option<NewRequest>,
}

/// Reads one request.
pub(super) fn read(
    table: &RequestTable,
    group: Group,
    dates: Dates,
    (programme_code, titles): (&ProgrammeCode, &mut Titles),
    provider: &str,
    today: NaiveDate,
) -> Reading {
    let activities = activities::read(table, &group, titles);
    let programme = titles.programme;
    let mut reader = Reader {
        group,
        today,
        problems: Vec::new(),
    };
    let opal = reader.opal();
    let state = reader.state();
    let surname = reader.mandatory(Column::Surname, "Manca il cognome.");
    let name = reader.mandatory(Column::Name, "Manca il nome.");
    let tax_code = reader.tax_code(&surname, &name);
    let centre = reader.mandatory(Column::Centre, "Manca il CPI.");
    let holder = reader.holder(provider);
    let description = reader.text(Column::Description, lengths::REQUEST_DESCRIPTION);
    let voucher_id = reader.text(Column::VoucherId, lengths::VOUCHER_ID);
    let voucher_ends = dates.voucher_ends;
    let (notified, guessed) = reader.notified(&dates, state, &programme.limits);
    reader.activities(&activities, state, programme);

    let Reader {
        mut group,
        mut problems,
        ..
    } = reader;
    let mut all = std::mem::take(&mut group.problems);
    problems.extend(dates.problems);
    problems.extend(activities.problems);
    // A cell that cannot be believed has said so: what was read in it says nothing more.
    problems.retain(|problem| !all.iter().any(|told| told.is_of_the_cell_of(problem)));
    all.append(&mut problems);
    let faulty = all.iter().any(|problem| problem.blocks);
    all.sort_by_key(|problem| (!problem.blocks, problem.row));
    let row = ImportRow {
        key: opal.clone(),
        request: None,
        choices: Vec::new(),
        row: group.row(),
        outcome: if faulty {
            ImportOutcome::Faulty
        } else {
            ImportOutcome::New
        },
        state: state.map(|state| state.to_string()).unwrap_or_default(),
        opal: opal.clone(),
        surname: surname.clone(),
        name: name.clone(),
        tax_code: tax_code
            .as_ref()
            .map(TaxCode::to_string)
            .unwrap_or_default(),
        centre: centre.clone(),
        voucher: activities
            .kind
            .map(|kind| kind.to_string())
            .unwrap_or_default(),
        activities: u32::try_from(activities.agreed.len()).unwrap_or(u32::MAX),
        hours: activities
            .agreed
            .iter()
            .map(|agreed| agreed.minutes)
            .sum::<Minutes>()
            .to_string(),
        amount: activities
            .agreed
            .iter()
            .map(|agreed| agreed.amount)
            .sum::<Cents>()
            .to_string(),
        problems: limited(all, group.row()),
        differences: Vec::new(),
    };
    let request = match (state, tax_code, activities.kind) {
        (Some(state), Some(tax_code), Some(voucher_kind)) if !faulty => Some(NewRequest {
            opal,
            description,
            programme: programme_code.clone(),
            holder: if holder.is_empty() {
                provider.to_owned()
            } else {
                holder
            },
            request_date: dates.request,
            notified_date: notified,
            notified_guessed: guessed,
            // By name and code, never by number: the archive may change before this is stored.
            centre: CentreRef::Named(centre),
            branch: None,
            person: PersonRef::New {
                surname,
                name,
                tax_code,
            },
            voucher_kind,
            voucher_id,
            voucher_ends,
            employer: None,
            contact: None,
            state,
            activities: activities.agreed,
            confirmed: Vec::new(),
        }),
        _ => None,
    };
    Reading { row, request }
}

/// The rows before any request: nothing to read in them but the problem.
pub(super) fn orphans(group: &Group) -> Reading {
    let row = ImportRow {
        key: String::new(),
        request: None,
        choices: Vec::new(),
        row: group.row(),
        outcome: ImportOutcome::Faulty,
        state: String::new(),
        opal: String::new(),
        surname: String::new(),
        name: String::new(),
        tax_code: String::new(),
        centre: String::new(),
        voucher: String::new(),
        activities: 0,
        hours: Minutes::ZERO.to_string(),
        amount: Cents::ZERO.to_string(),
        problems: limited(group.problems.clone(), group.row()),
        differences: Vec::new(),
    };
    Reading { row, request: None }
}

fn limited(mut problems: Vec<ImportProblem>, row: u32) -> Vec<ImportProblem> {
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        problems.truncate(MOST_PROBLEMS);
        problems.push(ImportProblem::warning(
            row,
            "",
            format!("… e altri {more} problemi di questa richiesta."),
        ));
    }
    problems
}

struct Reader<'a> {
    group: Group<'a>,
    today: NaiveDate,
    problems: Vec<ImportProblem>,
}

impl Reader<'_> {
    fn error(&mut self, row: u32, column: Column, message: impl Into<String>) {
        self.problems
            .push(ImportProblem::error(row, column.label(), message));
    }

    fn warning(&mut self, row: u32, column: Column, message: impl Into<String>) {
        self.problems
            .push(ImportProblem::warning(row, column.label(), message));
    }

    fn told(&self, column: Column) -> (String, u32) {
        match self.group.told(column) {
            Some(told) => (Cow::into_owned(told.text.clone()), told.row),
            None => (String::new(), self.group.row()),
        }
    }

    fn text(&mut self, column: Column, most: usize) -> String {
        let (text, row) = self.told(column);
        if let Some(message) = too_long(&text, most) {
            self.error(row, column, message);
        }
        text
    }

    fn mandatory(&mut self, column: Column, missing: &str) -> String {
        let text = self.text(column, lengths::LINE);
        if text.is_empty() {
            self.error(self.group.row(), column, missing);
        }
        text
    }

    fn opal(&mut self) -> String {
        match opal_code(&self.group.opal) {
            Ok(opal) => opal,
            Err(message) => {
                self.error(self.group.row(), Column::Opal, message);
                self.group.opal.clone()
            }
        }
    }

    /// Never the activities of another body (§1): whoever imports them is to know.
    fn holder(&mut self, provider: &str) -> String {
        let holder = self.text(Column::Holder, lengths::LINE);
        if !holder.is_empty() && !provider.is_empty() && name_key(&holder) != name_key(provider) {
            let row = self.told(Column::Holder).1;
            let message = format!(
                "Il titolare è «{holder}», ma l’archivio è di «{provider}»: le attività sono di un altro ente (§1), controlla."
            );
            self.warning(row, Column::Holder, message);
        }
        holder
    }

    fn state(&mut self) -> Option<RequestState> {
        let (text, row) = self.told(Column::State);
        if let Ok(state) = text.parse() {
            return Some(state);
        }
        match fold(&text) {
            told if told.is_empty() => {
                self.error(row, Column::State, "Manca lo stato della preselezione.");
                None
            }
            told if told.starts_with("propost") => Some(RequestState::Proposed),
            told if told.starts_with("ammess") => Some(RequestState::Admitted),
            told if told.starts_with("rifiutat") => Some(RequestState::Refused),
            told if told.starts_with("cancellat") => Some(RequestState::Cancelled),
            _ => {
                let message = format!(
                    "«{text}» non è uno stato della preselezione: PROPOSTA, AMMESSO AL SERVIZIO, RIFIUTATA o CANCELLATA."
                );
                self.error(row, Column::State, message);
                None
            }
        }
    }

    fn tax_code(&mut self, surname: &str, name: &str) -> Option<TaxCode> {
        let (text, row) = self.told(Column::TaxCode);
        if let Some(code) = with_zeros(&text) {
            let message =
                format!("«{text}» ha perso gli zeri davanti: si legge {code}, controlla.");
            self.warning(row, Column::TaxCode, message);
            return Some(code);
        }
        match TaxCode::parse(&text) {
            Ok(tax_code) => {
                for message in tax_code.mismatch(surname, name, None) {
                    self.warning(row, Column::TaxCode, message);
                }
                Some(tax_code)
            }
            Err(error) => {
                self.error(row, Column::TaxCode, error.to_string());
                None
            }
        }
    }

    fn notified(
        &mut self,
        dates: &Dates,
        state: Option<RequestState>,
        limits: &Limits,
    ) -> (NaiveDate, bool) {
        let open = state == Some(RequestState::Proposed);
        let row = self.told(Column::NotifiedDate).1;
        match dates.notified {
            Some(notified) => {
                if open && RequestState::is_expired(notified, self.today, limits) {
                    let deadline = RequestState::answer_deadline(notified, limits);
                    let message = format!(
                        "Il termine per rispondere era il {}: la richiesta risulterà CANCELLATA (§2).",
                        format_date(deadline)
                    );
                    self.warning(row, Column::NotifiedDate, message);
                }
                (notified, false)
            }
            // The date only sets the term to answer: nothing depends on it once answered.
            None if !open => (dates.request, false),
            None => {
                let guess = RequestState::likely_notification(dates.request, self.today, limits);
                let message = format!(
                    "Manca la data di notifica del CPI: si prende il {}, controlla.",
                    format_date(guess)
                );
                self.warning(row, Column::NotifiedDate, message);
                (guess, true)
            }
        }
    }

    fn activities(
        &mut self,
        found: &Activities,
        state: Option<RequestState>,
        programme: &Programme,
    ) {
        let row = self.group.row();
        if found.kind.is_none() && !found.problems.iter().any(|problem| problem.blocks) {
            let training: Vec<String> = programme
                .components
                .iter()
                .filter(|component| component.voucher.is_some())
                .map(|component| component.code.to_string())
                .collect();
            let message = format!(
                "Manca {}: le cinque attività sono necessariamente compresenti (§1).",
                training.join(" o ")
            );
            self.error(row, Column::Expense, message);
        }
        let begun = found
            .agreed
            .iter()
            .find(|agreed| agreed.state != ActivityState::Proposed);
        if let (Some(state), Some(begun)) = (state, begun)
            && state != RequestState::Admitted
        {
            let message = format!(
                "{} è {}, ma la richiesta è {state}: si eroga solo dopo l’ammissione (§3).",
                begun.code, begun.state
            );
            self.error(row, Column::ActivityState, message);
        }
    }
}
