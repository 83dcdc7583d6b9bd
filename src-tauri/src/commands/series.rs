//! Many sessions at once: series, what comes after one of them, drafts scheduled together, two steps in one.

use affianca_domain::{ActivityId, RuleId, SessionId, Slot};
use affianca_workflow::Result;
use affianca_workflow::series::{
    ManyCheck, ManyFilter, SeriesCheck, SeriesEdit, SeriesEntered, SeriesForm, SeriesRest,
    ShownSession,
};
use affianca_workflow::sessions::{SessionForm, StepCheck, StepOrder};

use crate::office::Office;

pub fn check_series(
    office: &Office,
    activity: ActivityId,
    form: SeriesForm,
) -> Result<SeriesCheck> {
    office.work(|archive, now| archive.check_series(activity, &form, now))
}

pub fn enter_series(
    office: &Office,
    activity: ActivityId,
    form: SeriesForm,
    shown: Vec<Slot>,
    acknowledged: Vec<RuleId>,
) -> Result<SeriesEntered> {
    office.work(|archive, now| archive.enter_series(activity, &form, &shown, &acknowledged, now))
}

pub fn series_rest(
    office: &Office,
    session: SessionId,
    form: Option<SessionForm>,
) -> Result<SeriesRest> {
    office.work(|archive, now| archive.series_rest(session, form.as_ref(), now))
}

pub fn edit_series(office: &Office, order: SeriesEdit) -> Result<()> {
    office.work(|archive, now| archive.edit_series(&order, now))
}

pub fn cancel_series(office: &Office, session: SessionId, shown: Vec<ShownSession>) -> Result<()> {
    office.work(|archive, now| archive.cancel_series(session, &shown, now))
}

pub fn duplicate_form(office: &Office, session: SessionId) -> Result<SessionForm> {
    office.work(|archive, now| archive.duplicate_form(session, now))
}

pub fn check_many(office: &Office, filter: ManyFilter) -> Result<ManyCheck> {
    office.work(|archive, now| archive.check_many(&filter, now))
}

pub fn schedule_many(
    office: &Office,
    shown: Vec<ShownSession>,
    acknowledged: Vec<RuleId>,
) -> Result<()> {
    office.work(|archive, now| archive.schedule_many(&shown, &acknowledged, now))
}

pub fn check_hold(office: &Office, session: SessionId) -> Result<StepCheck> {
    office.work(|archive, now| archive.check_hold(session, now))
}

pub fn hold_session(office: &Office, order: StepOrder) -> Result<()> {
    office.work(|archive, now| archive.hold_session(&order, now))
}
