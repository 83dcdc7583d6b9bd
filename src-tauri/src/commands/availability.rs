//! *Orari e assenze*: hours of a week, absences, closing days, and how long it takes between places.

use affianca_domain::{AbsenceId, WeekHoursId, Whose};
use affianca_workflow::availability::{AbsenceForm, AvailabilityPage, WayForm, Ways, WeekForm};
use affianca_workflow::{Archive, Result};

use crate::office::Office;

pub fn availability(office: &Office, whose: Whose, over: bool) -> Result<AvailabilityPage> {
    office.work(|archive, now| archive.availability(whose, over, now))
}

pub fn save_week(
    office: &Office,
    whose: Whose,
    id: Option<WeekHoursId>,
    form: WeekForm,
) -> Result<WeekHoursId> {
    office.work(|archive, now| archive.save_week(whose, id, &form, now))
}

pub fn remove_week(office: &Office, whose: Whose, id: WeekHoursId) -> Result<()> {
    office.work(|archive, now| archive.remove_week(whose, id, now))
}

pub fn save_absence(
    office: &Office,
    whose: Whose,
    id: Option<AbsenceId>,
    form: AbsenceForm,
) -> Result<AbsenceId> {
    office.work(|archive, now| archive.save_absence(whose, id, &form, now))
}

pub fn remove_absence(office: &Office, whose: Whose, id: AbsenceId) -> Result<()> {
    office.work(|archive, now| archive.remove_absence(whose, id, now))
}

pub fn ways(office: &Office) -> Result<Ways> {
    office.work(Archive::ways)
}

pub fn save_way(office: &Office, form: WayForm) -> Result<()> {
    office.work(|archive, now| archive.save_way(&form, now))
}

pub fn remove_way(office: &Office, one: String, other: String) -> Result<()> {
    office.work(|archive, now| archive.remove_way(&one, &other, now))
}
