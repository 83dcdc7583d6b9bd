//! What issuing a register would give, said before it is done.

use affianca_domain::{Minutes, RequestState, SessionState};
use rusqlite::Connection;

use super::gather::{self, Printed};
use super::{RegisterCheck, RegisterOrder, scope};
use crate::directory::provider;
use crate::requests;
use crate::{Archive, Error, Result};

impl Archive {
    /// How many rows and hours a register would have, and what is worth a look first.
    ///
    /// # Errors
    /// [`Error::NotFound`]; fields that cannot be read come back in the answer.
    pub fn check_register(&self, order: &RegisterOrder) -> Result<RegisterCheck> {
        self.read(|connection| {
            let scope = match scope::read(connection, order) {
                Ok(scope) => scope,
                Err(Error::Invalid(fields)) => {
                    return Ok(RegisterCheck {
                        fields,
                        ..RegisterCheck::default()
                    });
                }
                Err(other) => return Err(other),
            };
            let all = gather::sessions(connection, order, &scope)?;
            let printed: Vec<&Printed> = all
                .iter()
                .filter(|session| gather::belongs(session, order.blank))
                .collect();
            let minutes = printed
                .iter()
                .filter(|session| !session.struck())
                .map(|session| session.minutes)
                .sum::<Minutes>();
            Ok(RegisterCheck {
                fields: Vec::new(),
                rows: u32::try_from(printed.len()).unwrap_or(u32::MAX),
                minutes,
                remarks: remarks(connection, order, &all, &printed)?,
            })
        })
    }
}

fn remarks(
    connection: &Connection,
    order: &RegisterOrder,
    all: &[Printed],
    printed: &[&Printed],
) -> Result<Vec<String>> {
    let request = requests::load(connection, order.request)?;
    let mut remarks = Vec::new();
    if request.state != RequestState::Admitted {
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
        .filter(|session| !session.struck() && session.description.is_empty())
        .count();
    if undescribed > 0 {
        remarks.push(match undescribed {
            1 => "Un’erogazione è senza descrizione (§3.2).".to_owned(),
            more => format!("{more} erogazioni sono senza descrizione (§3.2)."),
        });
    }
    let open = all
        .iter()
        .filter(|s| matches!(s.state, SessionState::Scheduled | SessionState::Started))
        .count();
    if open > 0 {
        remarks.push(match open {
            1 => "Un’erogazione non è ancora conclusa e non ci sarà.".to_owned(),
            more => format!("{more} erogazioni non sono ancora concluse e non ci saranno."),
        });
    }
    Ok(remarks)
}
