//! The screen of a report put together.

use affianca_domain::{
    ActivityState, ReportDraft, ReportGap, ReportSection, ReportState, RequestId, RequestPaper,
    RequestState, Skeleton, final_report::LONGEST_SECTION,
};
use affianca_store::{ReadColumn, ReadRows, values};
use rusqlite::{Connection, Row};

use super::store::{self, Kept};
use super::{FinalReport, GapView, SectionView};
use crate::requests;
use crate::{Archive, Result, StoreError, outputs, papers};

impl Archive {
    /// The report of a request: what is written and what is missing, or its version in force. One
    /// never begun comes with its first section begun from the sessions.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn final_report(&self, request: RequestId) -> Result<FinalReport> {
        self.read(|connection| screen(connection, request))
    }
}

fn screen(connection: &Connection, request: RequestId) -> Result<FinalReport> {
    let request = requests::load(connection, request)?;
    let so_far = papers::so_far(connection, &request)?;
    let head = papers::head(connection, &request, &so_far)?;
    let fresh = Skeleton::of(&so_far);
    let versions = store::versions(connection, request.id)?;
    let in_force = versions
        .iter()
        .find(|version| version.reopened_at.is_none());
    let state = ReportState::of(in_force.map(|version| version.delivery.is_some()));
    let Kept {
        revision,
        saved_at,
        skeleton,
        draft,
    } = store::kept(connection, request.id)?.unwrap_or_else(|| Kept {
        draft: ReportDraft {
            activities: fresh.text(),
            ..ReportDraft::default()
        },
        skeleton: fresh.clone(),
        ..Kept::default()
    });
    let missing = match state {
        ReportState::Draft => gaps(&draft.missing(&request.voucher_id)),
        ReportState::Ready | ReportState::Delivered => Vec::new(),
    };
    Ok(FinalReport {
        request: request.id,
        opal: head.opal,
        surname: head.surname,
        name: head.name,
        tax_code: head.tax_code,
        voucher_id: head.voucher_id,
        centre_name: head.centre,
        admitted: request.state == RequestState::Admitted,
        state,
        revision,
        saved_at,
        draft,
        sections: ReportSection::ALL
            .into_iter()
            .map(SectionView::from)
            .collect(),
        longest: u32::try_from(LONGEST_SECTION).unwrap_or(u32::MAX),
        missing,
        skeleton_outdated: state == ReportState::Draft && skeleton != fresh,
        running: running(connection, request.id)?,
        elsewhere: outputs::standing_for(connection, request.id, RequestPaper::Report)?,
        versions,
    })
}

pub(super) fn gaps(missing: &[ReportGap]) -> Vec<GapView> {
    missing.iter().copied().map(GapView::from).collect()
}

/// The codes of the activities that are not concluded yet.
fn running(connection: &Connection, request: RequestId) -> Result<Vec<String>> {
    let read = |row: &Row| -> Result<(String, ActivityState), StoreError> {
        Ok((row.read("code")?, row.read("state")?))
    };
    let activities = connection
        .prepare_cached(
            "SELECT id, code, state FROM activity WHERE request_id = ?1 ORDER BY position",
        )?
        .all(values![request], read)?;
    Ok(activities
        .into_iter()
        .filter(|(_, state)| !state.is_ended())
        .map(|(code, _)| code)
        .collect())
}
