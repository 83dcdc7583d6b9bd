//! The five activities of the form: agreed hours and amounts, which may only be lower than the
//! programme's.

use affianca_domain::{ActivityState, Cents, Minutes, Programme, Worth};

use super::super::Agreed;
use super::super::form::stored_activities;
use super::RequestReader;
use crate::Result;

impl RequestReader<'_> {
    pub(super) fn activities(&mut self, programme: &Programme) -> Result<Vec<Agreed>> {
        let Some(kind) = self.form.voucher_kind else {
            return Ok(Vec::new());
        };
        let kept = match self.id {
            Some(id) => stored_activities(self.connection, id)?,
            None => Vec::new(),
        };
        let mut agreed = Vec::new();
        for component in programme.components_for(kind) {
            let code = component.code.to_string();
            let Some(typed) = self.form.activities.iter().find(|typed| typed.code == code) else {
                self.problem(
                    "activities",
                    format!(
                        "Manca {code}: le cinque attività sono necessariamente compresenti (§1)."
                    ),
                );
                self.check.due.push(Cents(0));
                continue;
            };
            let minutes = self.hours(&code, &typed.hours, component.minutes);
            let due = Cents::for_minutes(minutes, programme.rate);
            self.check.due.push(due);
            // What came from the portal's table stands as it came: only what is changed is judged.
            let stands = kept.iter().any(|one| {
                (&one.code, &one.hours, &one.amount) == (&code, &typed.hours, &typed.amount)
            });
            let amount = self.amount(&code, &typed.amount, |amount| {
                (!stands && amount > due).then(|| {
                    let rate = programme.rate;
                    format!("Per {minutes} l’importo è al massimo {due} ({rate} all’ora).")
                })
            });
            self.check.total = self.check.total + Worth { minutes, amount };
            agreed.push(Agreed {
                code,
                title: component.title.clone(),
                minutes,
                amount,
                state: ActivityState::Proposed,
            });
        }
        Ok(agreed)
    }

    fn hours(&mut self, code: &str, typed: &str, most: Minutes) -> Minutes {
        let field = format!("hours.{code}");
        match Minutes::parse(typed) {
            Ok(Minutes(0)) => {
                self.problem(&field, "Le ore concordate non possono essere zero.");
                Minutes(0)
            }
            Ok(minutes) if minutes > most => {
                self.problem(
                    &field,
                    format!("Al massimo {most}, come prevede il dispositivo."),
                );
                minutes
            }
            Ok(minutes) => minutes,
            Err(error) => {
                self.problem(&field, error.to_string());
                Minutes(0)
            }
        }
    }

    fn amount(
        &mut self,
        code: &str,
        typed: &str,
        too_much: impl Fn(Cents) -> Option<String>,
    ) -> Cents {
        let field = format!("amount.{code}");
        let amount = match Cents::parse(typed) {
            Ok(amount) => amount,
            Err(error) => {
                self.problem(&field, error.to_string());
                return Cents(0);
            }
        };
        if amount.0 < 0 {
            self.problem(&field, "L’importo non può essere negativo.");
        } else if let Some(message) = too_much(amount) {
            self.problem(&field, message);
        }
        amount
    }
}
