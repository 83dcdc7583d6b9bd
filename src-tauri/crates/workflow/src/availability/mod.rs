//! When somebody is free.
use crate::Result;
use affianca_domain::{Availability, BeneficiaryId, CoachId, EmployerId, Travel};
use rusqlite::Connection;
pub fn of_person(_: &Connection, _: BeneficiaryId) -> Result<Availability> {
    Ok(Availability::default())
}
pub fn of_coach(_: &Connection, _: CoachId) -> Result<Availability> {
    Ok(Availability::default())
}
pub fn of_employer(_: &Connection, _: EmployerId) -> Result<Availability> {
    Ok(Availability::default())
}
pub fn travel(_: &Connection) -> Result<Travel> {
    Ok(Travel::default())
}
