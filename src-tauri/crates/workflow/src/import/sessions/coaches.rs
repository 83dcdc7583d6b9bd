//! Which coach an operator of the portal's table is: by surname and name in either order; who is not in the
//! archive yet is added with the rows that name them.

use affianca_domain::CoachId;
use affianca_domain::words::sought;
use affianca_store::settings::coach_at_work;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use super::CoachTold;
use crate::Result;
use crate::directory::CoachForm;

/// Who an operator is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// A coach of the archive.
    Known(CoachId),
    /// The coach to be added, by their place in [`Coaches::new`].
    New(usize),
}

/// The coaches of the archive and those the table brings.
pub(super) struct Coaches {
    known: Vec<Known>,
    at_work: Option<CoachId>,
    /// To be added.
    pub new: Vec<CoachForm>,
    told: Vec<(String, Operator, u32)>,
}

struct Known {
    id: CoachId,
    surname: String,
    name: String,
}

impl Known {
    fn full(&self) -> String {
        format!("{} {}", self.surname, self.name)
    }
}

impl Coaches {
    /// Everybody, those put aside included: they too have delivered.
    pub fn load(connection: &Connection) -> Result<Self> {
        let known = connection
            .prepare_cached("SELECT id, surname, name FROM coach ORDER BY archived, id")?
            .all(values![], |row| -> Result<_> {
                Ok(Known {
                    id: row.read(0)?,
                    surname: row.read(1)?,
                    name: row.read(2)?,
                })
            })?;
        Ok(Self {
            known,
            at_work: coach_at_work(connection)?,
            new: Vec::new(),
            told: Vec::new(),
        })
    }

    /// Who is meant.
    ///
    /// # Errors
    /// Why nobody can be, in a sentence.
    pub fn find(&mut self, told: &str) -> Result<Operator, String> {
        let key = sought(told);
        if let Some((_, operator, rows)) = self
            .told
            .iter_mut()
            .find(|(known, ..)| sought(known) == key)
        {
            *rows += 1;
            return Ok(operator.clone());
        }
        let operator = self.meant(told, &key)?;
        self.told.push((told.to_owned(), operator.clone(), 1));
        Ok(operator)
    }

    fn meant(&mut self, told: &str, key: &str) -> Result<Operator, String> {
        if key.is_empty() {
            let at_work = self.at_work.or(match self.known.as_slice() {
                [only] => Some(only.id),
                _ => None,
            });
            return at_work
                .map(Operator::Known)
                .ok_or_else(|| "Manca l’operatore: scrivi cognome e nome del coach.".to_owned());
        }
        let is_meant = |known: &&Known| {
            let (surname, name) = (sought(&known.surname), sought(&known.name));
            key == format!("{surname}{name}") || key == format!("{name}{surname}")
        };
        if let Some(known) = self.known.iter().find(is_meant) {
            return Ok(Operator::Known(known.id));
        }
        let words: Vec<&str> = told.split_whitespace().collect();
        let by_surname: Vec<&Known> = self
            .known
            .iter()
            .filter(|known| sought(&known.surname) == key)
            .collect();
        match (by_surname.as_slice(), words.as_slice()) {
            ([only], _) => Ok(Operator::Known(only.id)),
            ([], [surname @ .., name]) if !surname.is_empty() => {
                self.new.push(CoachForm {
                    surname: in_title_case(&surname.join(" ")),
                    name: in_title_case(name),
                    branch: None,
                });
                Ok(Operator::New(self.new.len() - 1))
            }
            ([], _) => Err(format!(
                "«{told}» non è fra i coach e non ha cognome e nome: scrivili tutti e due."
            )),
            _ => Err(format!(
                "«{told}» può essere più di un coach: scrivi cognome e nome."
            )),
        }
    }

    /// Surname and name of an operator.
    pub fn name(&self, operator: &Operator) -> String {
        match operator {
            Operator::Known(id) => self
                .known
                .iter()
                .find(|known| known.id == *id)
                .map(Known::full)
                .unwrap_or_default(),
            Operator::New(place) => self
                .new
                .get(*place)
                .map(|form| format!("{} {}", form.surname, form.name))
                .unwrap_or_default(),
        }
    }

    /// Every operator of the table, and who that is.
    pub fn told(&self) -> Vec<CoachTold> {
        let told = self.told.iter().map(|(told, operator, rows)| CoachTold {
            told: told.clone(),
            coach: self.name(operator),
            new: matches!(operator, Operator::New(_)),
            rows: *rows,
        });
        told.collect()
    }
}

/// `MARANGON` as a name is written; a name written with care stays.
fn in_title_case(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut upper = true;
    let mut cased = String::with_capacity(text.len());
    for letter in text.chars() {
        if upper {
            cased.extend(letter.to_uppercase());
        } else {
            cased.extend(letter.to_lowercase());
        }
        upper = !letter.is_alphabetic();
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coaches() -> Coaches {
        let known = |id, surname: &str, name: &str| Known {
            id: CoachId(id),
            surname: surname.into(),
            name: name.into(),
        };
        Coaches {
            known: vec![
                known(1, "Marangon", "Elisa"),
                known(2, "D’Angelo", "Nicolò"),
                known(3, "De Rossi", "Anna"),
                known(4, "De Rossi", "Ada"),
            ],
            at_work: Some(CoachId(2)),
            new: Vec::new(),
            told: Vec::new(),
        }
    }

    #[test]
    fn a_coach_is_known_in_either_order_and_however_written() {
        for (told, id) in [
            ("Marangon Elisa", 1),
            ("ELISA MARANGON", 1),
            ("marangon", 1),
            ("D'ANGELO NICOLO'", 2),
            ("Nicolò D´Angelo", 2),
            ("DE ROSSI ADA", 4),
            ("", 2),
        ] {
            assert_eq!(
                coaches().find(told),
                Ok(Operator::Known(CoachId(id))),
                "{told}"
            );
        }
    }

    #[test]
    fn who_is_not_there_is_added_once() {
        let mut all = coaches();
        assert_eq!(all.find("DAL BÒ FRANCESCA"), Ok(Operator::New(0)));
        assert_eq!(all.find("Dal Bo' Francesca"), Ok(Operator::New(0)));
        let form = all.new.first();
        assert_eq!(
            form.map(|it| (it.surname.as_str(), it.name.as_str())),
            Some(("Dal Bò", "Francesca"))
        );
        assert_eq!(all.new.len(), 1);
        let told = all.told();
        assert_eq!(told.first().map(|it| (it.new, it.rows)), Some((true, 2)));
    }

    #[test]
    fn a_name_that_says_too_little_is_refused() {
        assert_eq!(
            coaches().find("De Rossi"),
            Err("«De Rossi» può essere più di un coach: scrivi cognome e nome.".into())
        );
        assert!(coaches().find("Francesca").is_err());
    }
}
