//! What issuing a register would give, said before it is done.

use std::collections::BTreeSet;

use affianca_domain::{PrintedSession, register::belongs};
use affianca_store::rows;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{RegisterCheck, RegisterOrder, gather, scope};
use crate::directory::provider;
use crate::requests;
use crate::{Archive, Error, Result};

impl Archive {
    /// How many rows and hours a register would have, and what is worth a look first.
    ///
    /// # Errors
    /// [`Error::NotFound`]; fields that cannot be read come back in the answer.
    pub fn check_register(
        &self,
        order: &RegisterOrder,
        now: NaiveDateTime,
    ) -> Result<RegisterCheck> {
        self.read(|connection| {
            let scope = match scope::read(connection, order, now.date()) {
                Ok(scope) => scope,
                Err(Error::Invalid(fields)) => {
                    return Ok(RegisterCheck {
                        fields,
                        ..RegisterCheck::default()
                    });
                }
                Err(other) => return Err(other),
            };
            let covered = gather::covered(connection, order.request, scope.covers)?;
            let printed: Vec<&PrintedSession> = covered
                .iter()
                .filter(|session| belongs(session.state, order.blank))
                .collect();
            Ok(RegisterCheck {
                fields: Vec::new(),
                rows: u32::try_from(printed.len()).unwrap_or(u32::MAX),
                minutes: printed.iter().map(|session| session.counted()).sum(),
                remarks: remarks(connection, order, &covered, &printed)?,
            })
        })
    }
}

fn remarks(
    connection: &Connection,
    order: &RegisterOrder,
    covered: &[PrintedSession],
    printed: &[&PrintedSession],
) -> Result<Vec<String>> {
    let request = requests::load(connection, order.request)?;
    let mut remarks = Vec::new();
    if request.state != affianca_domain::RequestState::Admitted {
        remarks.push(format!("La richiesta è {}.", request.state));
    }
    if request.voucher_id.is_empty() {
        remarks.push("Manca l’Id voucher: sul registro resterà vuoto.".to_owned());
    }
    if request.branch.is_none() {
        remarks.push("Manca lo sportello della richiesta.".to_owned());
    }
    if provider(connection)?.referent.is_empty() {
        remarks.push(
            "Manca il referente dell’ente: il nome si scriverà a mano (Anagrafiche, Ente)."
                .to_owned(),
        );
    }
    if order.blank {
        return Ok(remarks);
    }
    let undescribed = printed
        .iter()
        .filter(|session| !session.is_struck() && session.description.is_empty())
        .count();
    match undescribed {
        0 => {}
        1 => remarks.push("Un’erogazione è senza descrizione (§3.2).".to_owned()),
        more => remarks.push(format!("{more} erogazioni sono senza descrizione (§3.2).")),
    }
    on_paper(connection, order, printed, &mut remarks)?;
    let planned = covered.iter().filter(|session| session.state.is_planned());
    match planned.count() {
        0 => {}
        1 => remarks.push("Un’erogazione non è ancora conclusa e non ci sarà.".to_owned()),
        more => remarks.push(format!(
            "{more} erogazioni non sono ancora concluse e non ci saranno."
        )),
    }
    Ok(remarks)
}

/// What is on paper already would be signed a second time.
fn on_paper(
    connection: &Connection,
    order: &RegisterOrder,
    printed: &[&PrintedSession],
    remarks: &mut Vec<String>,
) -> Result<()> {
    let in_force = rows::register::in_force_of(connection, order.request)?;
    let (mut sessions, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for paper in in_force.iter().filter(|it| it.on_paper) {
        if printed.iter().any(|it| it.session == paper.session) {
            sessions.insert(paper.session);
            numbers.insert(paper.number.as_str());
        }
    }
    let numbers = numbers.into_iter().collect::<Vec<_>>().join(", ");
    match sessions.len() {
        0 => {}
        1 => remarks.push(format!(
            "Un’erogazione è già su un registro su carta ({numbers}): qui andrebbe firmata di nuovo."
        )),
        more => remarks.push(format!(
            "{more} erogazioni sono già su un registro su carta ({numbers}): qui andrebbero firmate di nuovo."
        )),
    }
    Ok(())
}
