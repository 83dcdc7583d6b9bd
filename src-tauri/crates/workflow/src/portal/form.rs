//! The form of a session as the portal has it: its fields in its own order, and what changed since.

use affianca_domain::{PortalForm, format_date, portal};
use affianca_store::ReadColumn;
use rusqlite::Row;

use super::{PortalChange, PortalValue};
use crate::StoreError;

/// The form with the names that go with it.
pub(super) struct Filled {
    pub form: PortalForm,
    branch: String,
    coach: String,
}

impl Filled {
    /// Reads the columns that begin with `prefix`.
    pub fn read(row: &Row, prefix: &str) -> Result<Self, StoreError> {
        let column = |name: &str| format!("{prefix}{name}");
        Ok(Self {
            form: PortalForm {
                branch: row.read(column("branch_id").as_str())?,
                coach: row.read(column("coach_id").as_str())?,
                date: row.read(column("date").as_str())?,
                start: row.read(column("start").as_str())?,
                end: row.read(column("end").as_str())?,
                place: row.read(column("place").as_str())?,
                note: row.read(column("note").as_str())?,
            },
            branch: row.read(column("branch").as_str())?,
            coach: row.read(column("coach").as_str())?,
        })
    }

    /// Sportello, Operatore, Data, Inizio, Fine, Note: as the portal's form asks them (§3.1).
    pub fn values(&self) -> Vec<PortalValue> {
        let form = &self.form;
        let value = |label: &str, value: String, personal: bool| PortalValue {
            label: label.to_owned(),
            value,
            personal,
        };
        vec![
            value("Sportello", self.branch.clone(), false),
            value("Operatore", self.coach.clone(), false),
            value("Data", format_date(form.date), false),
            value("Inizio", form.start.to_string(), false),
            value("Fine", form.end.to_string(), false),
            value("Note", portal::note(&form.place, &form.note), true),
        ]
    }

    /// The fields in which the portal's form is no longer this one.
    pub fn changes_since(&self, held: &Self) -> Vec<PortalChange> {
        held.values()
            .into_iter()
            .zip(self.values())
            .filter(|(before, now)| before.value != now.value)
            .map(|(before, now)| PortalChange {
                label: now.label,
                before: before.value,
                now: now.value,
                personal: now.personal,
            })
            .collect()
    }
}
