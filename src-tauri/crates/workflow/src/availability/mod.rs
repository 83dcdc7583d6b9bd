//! When somebody is free: the hours of a week of a person and of a coach, absences, an employer's closing
//! days, and how long it takes between places.

use affianca_domain::{Availability, BeneficiaryId, CoachId, EmployerId, Travel, Whose};
use affianca_store::rows::availability;
use rusqlite::Connection;

use crate::Result;

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
