//! Rows of the table `request`.

use affianca_domain::{Request, RequestId};

use super::rows;
use crate::{ReadColumn as _, ReadRows as _};

rows! {
    Request in "request" by id: RequestId {
        opal: "opal",
        description: "description",
        programme: "programme",
        holder: "holder",
        request_date: "request_date",
        notified_date: "notified_date",
        notified_guessed: "notified_guessed",
        centre: "centre_id",
        branch: "branch_id",
        beneficiary: "beneficiary_id",
        voucher_kind: "voucher_kind",
        voucher_id: "voucher_id",
        voucher_ends: "voucher_ends",
        employer: "employer_id",
        contact: "contact_id",
        state: "state",
        decided_at: "decided_at",
        decided_by: "decided_by",
        reason: "reason",
        entered_at: "entered_at",
    }
}
