//! Whose hours and absences they are, by name: somebody of *Anagrafiche* who is in use.

use affianca_domain::{Minutes, Whose};
use rusqlite::Connection;

use super::{beneficiaries, coaches, employers};
use crate::Result;

/// Somebody of *Anagrafiche*.
pub(crate) struct Owner {
    /// The surname, or the name of a firm.
    pub surname: String,
    pub name: String,
    /// A person's own limits.
    pub daily_limit: Option<Minutes>,
    pub weekly_limit: Option<Minutes>,
    /// How the journal names them.
    pub subject: String,
}

/// Somebody who is in use.
///
/// # Errors
/// [`crate::Error::NotFound`]; a refusal for whoever was merged into another.
pub(crate) fn owner(connection: &Connection, whose: Whose) -> Result<Owner> {
    Ok(match whose {
        Whose::Person(id) => {
            let person = beneficiaries::in_use(connection, id)?;
            Owner {
                subject: beneficiaries::subject(&person),
                surname: person.surname,
                name: person.name,
                daily_limit: person.daily_limit,
                weekly_limit: person.weekly_limit,
            }
        }
        Whose::Coach(id) => {
            let form = coaches::load(connection, id)?.form;
            Owner {
                subject: format!("coach «{}»", coaches::full_name(&form)),
                surname: form.surname,
                name: form.name,
                daily_limit: None,
                weekly_limit: None,
            }
        }
        Whose::Employer(id) => {
            let form = employers::in_use(connection, id)?.form;
            Owner {
                subject: format!("datore di lavoro «{}»", form.name),
                surname: form.name,
                name: String::new(),
                daily_limit: None,
                weekly_limit: None,
            }
        }
    })
}
