//! A day that went wrong: sessions not held, and where they are held instead.

use affianca_domain::SessionId;
use affianca_workflow::Result;
use affianca_workflow::missed::{
    MissDaysOrder, MissOrder, MissedCheck, MissedDaysCheck, MissedDaysForm,
};

use crate::office::Office;

pub fn check_missed(office: &Office, session: SessionId) -> Result<MissedCheck> {
    office.work(|archive, now| archive.check_missed(session, now))
}

pub fn miss_session(office: &Office, order: MissOrder) -> Result<Option<SessionId>> {
    office.work(|archive, now| archive.miss_session(&order, now))
}

pub fn check_missed_days(office: &Office, form: MissedDaysForm) -> Result<MissedDaysCheck> {
    office.work(|archive, now| archive.check_missed_days(&form, now))
}

pub fn miss_days(office: &Office, order: MissDaysOrder) -> Result<()> {
    office.work(|archive, now| archive.miss_days(&order, now))
}

pub fn save_missed_reasons(office: &Office, reasons: String) -> Result<Vec<String>> {
    office.work(|archive, now| archive.save_missed_reasons(&reasons, now))
}
