//! What the example's coach has already repeated on the portal: everything up to a few days ago,
//! but for one session that was forgotten until it was too late.

use chrono::NaiveDateTime;

use super::days::Days;
use super::script::Script;
use crate::portal::{PortalFilter, PortalOrder, PortalReach};
use crate::{Archive, Result};

/// Working days, counted from today, on which the coach sat down at the portal.
const SITTINGS: [i32; 7] = [-25, -21, -17, -13, -10, -6, -3];
/// OPAL and code of what was forgotten.
const FORGOTTEN: (&str, &str) = ("JC-1-1103/014", "JC-SU");

/// Writes down every sitting.
pub(super) fn write(script: &mut Script, days: &Days) -> Result<()> {
    for day in SITTINGS {
        script.at(days.moment(day, 18, 45)?, |archive, _, now| {
            sitting(archive, now)
        });
    }
    Ok(())
}

fn sitting(archive: &Archive, now: NaiveDateTime) -> Result<()> {
    let orders: Vec<PortalOrder> = archive
        .portal_queue(&PortalFilter::default(), now)?
        .items
        .into_iter()
        .filter(|item| (item.opal.as_str(), item.code.as_str()) != FORGOTTEN)
        .map(|item| PortalOrder {
            subject: item.subject,
            stamp: item.stamp,
        })
        .collect();
    if orders.is_empty() {
        return Ok(());
    }
    archive
        .report_to_portal(&orders, PortalReach::All, now)
        .map(drop)
}
