//! Reads what was typed of a register on paper: every problem at once, beside its field.

use affianca_domain::typed::lengths;
use affianca_domain::words::sought;
use affianca_domain::{
    ActivityId, DateOf, PaperScope, PrintedSession, RegisterId, RequestId, Signer, parse_date,
};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::super::sign::{self, Signed};
use super::{PaperForm, PaperOrder};
use crate::fields::Fields;
use crate::{Error, FieldProblem, Result};

/// A register on paper that was understood.
pub(super) struct Paper {
    pub number: String,
    pub covers: PaperScope,
    /// What it covers, in words.
    pub label: String,
    /// By date and hour.
    pub sessions: Vec<PrintedSession>,
    pub signatures: Vec<(Signer, Signed)>,
}

/// The days typed, as far as they can be read.
pub(super) struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub problems: Vec<FieldProblem>,
}

impl Days {
    /// Reads them; what is still empty is no problem yet.
    pub fn read(form: &PaperForm, today: NaiveDate) -> Self {
        let mut problems = Vec::new();
        let mut day = |field: &str, typed: &str| {
            if typed.trim().is_empty() {
                return None;
            }
            match parse_date(typed, DateOf::Event, today) {
                Ok(date) if date > today => {
                    let future = "Un registro già tenuto su carta non può essere nel futuro.";
                    problems.push(FieldProblem::new(field, future));
                    None
                }
                Ok(date) => Some(date),
                Err(error) => {
                    problems.push(FieldProblem::new(field, error.to_string()));
                    None
                }
            }
        };
        let (from, last) = (day("from", &form.from), day("to", &form.to));
        let one_day = form.to.trim().is_empty();
        let to = if one_day { from } else { last };
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let before = "La fine del periodo precede il suo inizio.";
            problems.push(FieldProblem::new("to", before));
        }
        Self { from, to, problems }
    }

    /// First and last day, once both are known and in order.
    pub fn known(&self) -> Option<(NaiveDate, NaiveDate)> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if self.problems.is_empty() => Some((from, to)),
            _ => None,
        }
    }
}

/// Reads an order whole; of a correction, the signatures are left alone.
pub(super) fn read(connection: &Connection, order: &PaperOrder, today: NaiveDate) -> Result<Paper> {
    let PaperOrder {
        request,
        register,
        form,
    } = order;
    let mut fields = Fields::new("");
    let number = number(connection, &mut fields, order)?;
    let code = match form.activity {
        Some(activity) => code_of(connection, *request, activity)?,
        None => String::new(),
    };
    let days = Days::read(form, today);
    let known = days.known();
    for problem in days.problems {
        fields.problem(&problem.field, problem.message);
    }
    if form.from.trim().is_empty() {
        fields.problem(
            "from",
            "Scrivi il giorno del registro, o il primo del periodo.",
        );
    }
    let covers = known.map(|(from, to)| PaperScope {
        activity: form.activity,
        from,
        to,
    });
    let sessions = sessions(connection, &mut fields, order, covers)?;
    let mut problems = fields.problems();
    let signatures = match register {
        None => signatures(form, today, &mut problems),
        Some(_) => Vec::new(),
    };
    match covers {
        Some(covers) if problems.is_empty() => Ok(Paper {
            number,
            label: covers.label(&code),
            covers,
            sessions,
            signatures,
        }),
        _ => Err(Error::Invalid(problems)),
    }
}

fn number(connection: &Connection, fields: &mut Fields, order: &PaperOrder) -> Result<String> {
    let number = fields.line("number", &order.form.number, lengths::PAPER_NUMBER);
    if sought(&number).is_empty() {
        fields.problem(
            "number",
            "Scrivi il numero che si legge sul registro, per esempio «Reg. 14/2022».",
        );
    } else if is_taken(connection, order.request, &number, order.register)? {
        fields.problem(
            "number",
            format!("Di questa richiesta c’è già il registro su carta «{number}»."),
        );
    }
    Ok(number)
}

fn is_taken(
    connection: &Connection,
    request: RequestId,
    number: &str,
    itself: Option<RegisterId>,
) -> Result<bool> {
    let found: Option<RegisterId> = connection
        .prepare_cached(
            "SELECT id FROM register WHERE request_id = ?1 AND paper_found_by = ?2
                 AND withdrawn_at IS NULL AND id IS NOT ?3",
        )?
        .first::<_, Error>(values![request, sought(number), itself], |row| {
            Ok(row.read("id")?)
        })?;
    Ok(found.is_some())
}

/// The code of an activity of the request.
fn code_of(connection: &Connection, request: RequestId, id: ActivityId) -> Result<String> {
    connection
        .prepare_cached("SELECT code FROM activity WHERE id = ?1 AND request_id = ?2")?
        .first(values![id, request], |row| row.read(0))?
        .ok_or(Error::NotFound("L’attività"))
}

/// The sessions chosen, each of which must have its place on the register.
fn sessions(
    connection: &Connection,
    fields: &mut Fields,
    order: &PaperOrder,
    covers: Option<PaperScope>,
) -> Result<Vec<PrintedSession>> {
    let chosen = &order.form.sessions;
    let mut sessions = rows::printed_session::of_request(connection, order.request)?;
    sessions.retain(|session| chosen.contains(&session.session));
    if chosen
        .iter()
        .any(|id| sessions.iter().all(|it| it.session != *id))
    {
        return Err(Error::NotFound("L’erogazione"));
    }
    if chosen.is_empty() {
        fields.problem("sessions", "Scegli almeno un’erogazione.");
    }
    let misfits = covers.into_iter().flat_map(|covers| {
        let of = move |session| Some((covers.misfit(session)?, session));
        sessions.iter().filter_map(of)
    });
    for (misfit, session) in misfits {
        fields.problem("sessions", misfit.sentence(session));
    }
    Ok(sessions)
}

/// The signatures of which something was written.
fn signatures(
    form: &PaperForm,
    today: NaiveDate,
    problems: &mut Vec<FieldProblem>,
) -> Vec<(Signer, Signed)> {
    let mut seen = Vec::new();
    for signer in Signer::ALL {
        let mut of_signer = form
            .signatures
            .iter()
            .filter(|it| it.signer == Some(signer));
        let Some(typed) = of_signer.next() else {
            continue;
        };
        if [&typed.who, &typed.date]
            .iter()
            .all(|it| it.trim().is_empty())
        {
            continue;
        }
        let mut fields = Fields::new(match signer {
            Signer::Coach => "coach.",
            Signer::Recipient => "recipient.",
            Signer::Provider => "provider.",
        });
        let signed = sign::signed(&mut fields, typed, today, true);
        seen.extend(signed.map(|signed| (signer, signed)));
        problems.extend(fields.problems());
    }
    seen
}
