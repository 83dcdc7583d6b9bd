//! *Pianifica…*: a plan proposed, accepted, taken back.

use affianca_domain::{RequestId, SessionGroupId};
use affianca_workflow::planning::{
    AcceptedPlan, EnteredPlan, PlanBeginning, PlanEntered, PlanForm, PlanProposal, PlansBeginning,
    PlansForm, PlansProposal,
};
use affianca_workflow::{Archive, Result};

use crate::office::Office;

pub fn plan_beginning(office: &Office, request: RequestId) -> Result<PlanBeginning> {
    office.work(|archive, now| archive.plan_beginning(request, now))
}

pub fn propose_plan(office: &Office, form: PlanForm) -> Result<PlanProposal> {
    let stop = office.planning().begin();
    let prepared = office.work(|archive, now| archive.prepare_plan(&form, now))?;
    let proposal = prepared.propose(&|| stop.is_awaited())?;
    still_open(office, proposal)
}

pub fn plans_beginning(office: &Office) -> Result<PlansBeginning> {
    office.work(Archive::plans_beginning)
}

pub fn propose_plans(office: &Office, form: PlansForm) -> Result<PlansProposal> {
    let stop = office.planning().begin();
    let prepared = office.work(|archive, now| archive.prepare_plans(&form, now))?;
    let proposal = prepared.propose(&|| stop.is_awaited())?;
    still_open(office, proposal)
}

pub fn stop_planning(office: &Office) -> Result<()> {
    office.planning().stop();
    Ok(())
}

pub fn accept_plans(office: &Office, plans: Vec<AcceptedPlan>) -> Result<PlanEntered> {
    office.work(|archive, now| archive.accept_plans(&plans, now))
}

pub fn entered_plans(office: &Office, request: RequestId) -> Result<Vec<EnteredPlan>> {
    office.work(|archive, _| archive.entered_plans(request))
}

pub fn undo_plans(office: &Office, groups: Vec<SessionGroupId>) -> Result<()> {
    office.work(|archive, now| archive.undo_plans(&groups, now))
}

/// A plan is made without the archive: one that was locked meanwhile tells nothing of it.
fn still_open<T>(office: &Office, answer: T) -> Result<T> {
    office.archive().map(|_| answer)
}
