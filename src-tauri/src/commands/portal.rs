//! The portal's mirror: what is left to repeat there by hand. No command of this program calls the
//! portal.

use affianca_domain::SessionId;
use affianca_workflow::Result;
use affianca_workflow::portal::{PortalFilter, PortalKnown, PortalOrder, PortalQueue, PortalReach};

use crate::office::Office;

pub fn portal_queue(office: &Office, filter: PortalFilter) -> Result<PortalQueue> {
    office.work(|archive, now| archive.portal_queue(&filter, now))
}

pub fn report_to_portal(
    office: &Office,
    orders: Vec<PortalOrder>,
    reach: PortalReach,
) -> Result<Vec<PortalKnown>> {
    office.work(|archive, now| archive.report_to_portal(&orders, reach, now))
}

pub fn correct_portal(office: &Office, known: Vec<PortalKnown>) -> Result<()> {
    office.work(|archive, now| archive.correct_portal(&known, now))
}

pub fn set_portal_id(office: &Office, session: SessionId, portal_id: String) -> Result<()> {
    office.work(|archive, now| archive.set_portal_id(session, &portal_id, now))
}
