//! The employers a table is held against: those of the archive, and those the rows above add.

use std::collections::HashMap;

use affianca_domain::{EmployerId, Firm, Likeness, likeness, name_key};
use rusqlite::Connection;

use crate::Result;
use crate::directory::{ContactForm, EmployerForm};

/// An employer, with the names of its contacts.
pub(super) struct Seat {
    pub form: EmployerForm,
    /// Its id, when the archive has it; one merged into another stands for that one.
    pub id: Option<EmployerId>,
    /// The row that added it, when none has.
    pub row: Option<u32>,
    /// Where it stands among the new ones.
    pub new: usize,
    contacts: Vec<String>,
}

impl Seat {
    /// Notes a contact; `false` when it has it already.
    pub fn meets(&mut self, contact: &ContactForm) -> bool {
        let key = name_key(&format!("{} {}", contact.surname, contact.name));
        let is_new = !self.contacts.contains(&key);
        if is_new {
            self.contacts.push(key);
        }
        is_new
    }
}

/// Every employer, found by name and by code.
pub(super) struct Seats {
    pub all: Vec<Seat>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
}

impl Seats {
    /// The archive's, those merged into another among them: a list that still names one is not to
    /// bring it back.
    pub fn of(connection: &Connection) -> Result<Self> {
        let mut contacts: HashMap<i64, Vec<String>> = HashMap::new();
        let mut statement =
            connection.prepare_cached("SELECT employer_id, surname || ' ' || name FROM contact")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(1)?;
            contacts
                .entry(row.get(0)?)
                .or_default()
                .push(name_key(&name));
        }
        let mut seats = Self {
            all: Vec::new(),
            by_name: HashMap::new(),
            by_code: HashMap::new(),
        };
        let mut statement = connection.prepare_cached(
            "SELECT coalesce(merged_into, id) AS id, name, address, municipality, patron_day, tax_code
             FROM employer ORDER BY merged_into IS NOT NULL, id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get("id")?;
            seats.add(Seat {
                form: EmployerForm {
                    name: row.get("name")?,
                    address: row.get("address")?,
                    municipality: row.get("municipality")?,
                    patron_day: row.get("patron_day")?,
                    tax_code: row.get("tax_code")?,
                },
                id: Some(EmployerId(id)),
                row: None,
                new: 0,
                contacts: contacts.get(&id).cloned().unwrap_or_default(),
            });
        }
        Ok(seats)
    }

    /// One that a row adds, the `new`th.
    pub fn add_new(&mut self, form: EmployerForm, row: u32, new: usize) -> Option<&mut Seat> {
        self.add(Seat {
            form,
            id: None,
            row: Some(row),
            new,
            contacts: Vec::new(),
        });
        self.all.last_mut()
    }

    fn add(&mut self, seat: Seat) {
        let place = self.all.len();
        self.by_name
            .entry(name_key(&seat.form.name))
            .or_default()
            .push(place);
        if !seat.form.tax_code.is_empty() {
            self.by_code
                .entry(seat.form.tax_code.clone())
                .or_default()
                .push(place);
        }
        self.all.push(seat);
    }

    /// The employer most like `form`, with how; names that are equal under codes that differ are
    /// told apart by `None`.
    pub fn most_like(&self, form: &EmployerForm) -> Option<(usize, Option<Likeness>)> {
        let named = self.by_name.get(&name_key(&form.name));
        let coded = self.by_code.get(&form.tax_code);
        named
            .into_iter()
            .chain(coded)
            .flatten()
            .filter_map(|place| {
                let seat = self.all.get(*place)?;
                Some((*place, likeness(&firm(&seat.form), &firm(form))))
            })
            // The surest first; no likeness at all comes last.
            .min_by_key(|(place, likeness)| (likeness.is_none(), *likeness, *place))
    }
}

fn firm(form: &EmployerForm) -> Firm<'_> {
    Firm {
        name: &form.name,
        address: &form.address,
        municipality: &form.municipality,
        tax_code: &form.tax_code,
    }
}
