//! The form of a session as the portal has it: its fields in its own order, and what changed since.

use affianca_domain::{BranchId, CoachId, TimeOfDay, format_date, portal};
use chrono::NaiveDate;
use rusqlite::Row;

use super::{PortalChange, PortalForm, PortalValue};
use crate::Result;
use crate::numbering::time;

/// The form with the names that go with it.
pub(super) struct Filled {
    pub form: PortalForm,
    branch: String,
    coach: String,
}

impl Filled {
    /// Reads the columns that begin with `prefix`; `None` when the portal holds no form.
    pub fn read(row: &Row, prefix: &str) -> Result<Option<Self>> {
        let column = |name: &str| format!("{prefix}{name}");
        let branch: Option<i64> = row.get(column("branch_id").as_str())?;
        let Some(branch) = branch else {
            return Ok(None);
        };
        let hour = |name: &str| -> Result<TimeOfDay> { time(row.get(column(name).as_str())?) };
        Ok(Some(Self {
            form: PortalForm {
                branch: BranchId(branch),
                coach: CoachId(row.get(column("coach_id").as_str())?),
                date: row.get::<_, NaiveDate>(column("date").as_str())?,
                start: hour("start")?,
                end: hour("end")?,
                place: row.get(column("place").as_str())?,
                note: row.get(column("note").as_str())?,
            },
            branch: row.get(column("branch").as_str())?,
            coach: row.get(column("coach").as_str())?,
        }))
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
