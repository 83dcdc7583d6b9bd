//! One row of the table `request`, as the other operations need it.

use affianca_domain::{
    BeneficiaryId, BranchId, CentreId, ContactId, EmployerId, ProgrammeCode, RequestId,
    RequestState, VoucherKind,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{Error, Refusal, Result, StoreError};

/// A stored request.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub id: RequestId,
    pub opal: String,
    pub description: String,
    pub programme: ProgrammeCode,
    pub holder: String,
    pub request_date: NaiveDate,
    pub notified_date: NaiveDate,
    pub notified_guessed: bool,
    pub centre: CentreId,
    pub branch: Option<BranchId>,
    pub beneficiary: BeneficiaryId,
    pub voucher_kind: VoucherKind,
    pub voucher_id: String,
    pub employer: Option<EmployerId>,
    pub contact: Option<ContactId>,
    pub state: RequestState,
    pub decided_at: Option<NaiveDateTime>,
    pub decided_by: Option<String>,
    pub reason: Option<String>,
}

impl Record {
    /// Loads a request.
    pub fn load(connection: &Connection, id: RequestId) -> Result<Self> {
        connection
            .prepare_cached("SELECT * FROM request WHERE id = ?1")?
            .query_row([id.0], |row| Ok(Self::read(row)))
            .optional()?
            .ok_or(Error::NotFound("La richiesta"))?
    }

    fn read(row: &Row) -> Result<Self> {
        let state: String = row.get("state")?;
        let kind: String = row.get("voucher_kind")?;
        Ok(Self {
            id: RequestId(row.get("id")?),
            opal: row.get("opal")?,
            description: row.get("description")?,
            programme: ProgrammeCode(row.get("programme")?),
            holder: row.get("holder")?,
            request_date: row.get("request_date")?,
            notified_date: row.get("notified_date")?,
            notified_guessed: row.get("notified_guessed")?,
            centre: CentreId(row.get("centre_id")?),
            branch: row.get::<_, Option<i64>>("branch_id")?.map(BranchId),
            beneficiary: BeneficiaryId(row.get("beneficiary_id")?),
            voucher_kind: if kind == VoucherKind::Base.as_str() {
                VoucherKind::Base
            } else {
                VoucherKind::Reinforced
            },
            voucher_id: row.get("voucher_id")?,
            employer: row.get::<_, Option<i64>>("employer_id")?.map(EmployerId),
            contact: row.get::<_, Option<i64>>("contact_id")?.map(ContactId),
            state: state
                .parse()
                .map_err(|_| StoreError::Damaged(format!("request state {state}")))?,
            decided_at: row.get("decided_at")?,
            decided_by: row.get("decided_by")?,
            reason: row.get("reason")?,
        })
    }

    /// Refuses when the request is no longer in the state the screen showed.
    pub fn expect(&self, expected: RequestState) -> Result<()> {
        if self.state == expected {
            return Ok(());
        }
        Err(Refusal::StateChanged {
            expected: expected.to_string(),
            found: self.state.to_string(),
        }
        .into())
    }
}
