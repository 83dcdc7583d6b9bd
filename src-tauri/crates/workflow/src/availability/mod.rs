//! When somebody is free: the hours of a week of a person and of a coach, absences, an employer's closing
//! days, and how long it takes between places.

mod absences;
mod view;
mod ways;
mod weeks;

use affianca_domain::{Availability, BeneficiaryId, CoachId, EmployerId, Travel, Whose};
use affianca_store::rows::availability;
use chrono::NaiveDateTime;
use rusqlite::Connection;

pub use view::{
    AbsenceForm, AbsenceRow, AvailabilityPage, WayForm, WayRow, Ways, WeekForm, WeekRow,
};

pub(crate) use absences::when;

use crate::directory::{Owner, owner};
use crate::{Archive, Result};

/// When a person can, at the employer.
///
/// # Errors
/// When the archive cannot be read.
pub fn of_person(connection: &Connection, id: BeneficiaryId) -> Result<Availability> {
    Ok(availability::of(connection, Whose::Person(id))?)
}

/// When a coach works.
///
/// # Errors
/// When the archive cannot be read.
pub fn of_coach(connection: &Connection, id: CoachId) -> Result<Availability> {
    Ok(availability::of(connection, Whose::Coach(id))?)
}

/// When an employer is closed.
///
/// # Errors
/// When the archive cannot be read.
pub fn of_employer(connection: &Connection, id: EmployerId) -> Result<Availability> {
    Ok(availability::of(connection, Whose::Employer(id))?)
}

/// How long it takes between places.
///
/// # Errors
/// When the archive cannot be read.
pub fn travel(connection: &Connection) -> Result<Travel> {
    Ok(availability::travel(connection)?)
}

impl Archive {
    /// *Orari e assenze* of somebody; `over`: with the absences that are over.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; a refusal for whoever was merged into another.
    pub fn availability(
        &self,
        whose: Whose,
        over: bool,
        now: NaiveDateTime,
    ) -> Result<AvailabilityPage> {
        let today = now.date();
        self.read(|connection| {
            let Owner {
                surname,
                name,
                daily_limit,
                weekly_limit,
                ..
            } = owner(connection, whose)?;
            let from = (!over).then_some(today);
            Ok(AvailabilityPage {
                whose,
                surname,
                name,
                daily_limit,
                weekly_limit,
                weeks: weeks::rows(connection, whose, today)?,
                absences: absences::rows(connection, whose, from)?,
                over: if over {
                    0
                } else {
                    availability::absences_before(connection, whose, today)?
                },
            })
        })
    }
}
