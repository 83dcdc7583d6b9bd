//! One activity of a request: its page and its conclusion (§3.3).

use affianca_domain::{ActivityId, ActivityState};
use affianca_workflow::Result;
use affianca_workflow::activities::{ActivityDetail, EndCheck};

use crate::office::Office;

pub fn activity_detail(office: &Office, id: ActivityId) -> Result<ActivityDetail> {
    office.work(|archive, now| archive.activity_detail(id, now))
}

pub fn check_end(office: &Office, activity: ActivityId) -> Result<EndCheck> {
    office.work(|archive, now| archive.check_end(activity, now))
}

pub fn end_activity(office: &Office, activity: ActivityId, expected: ActivityState) -> Result<()> {
    office.work(|archive, now| archive.end_activity(activity, expected, now))
}
