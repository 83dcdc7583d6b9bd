//! What the interface sees of requests: a row of the table, a whole request, its envelopes.

use affianca_domain::{
    ActivityId, ActivityState, BeneficiaryId, BranchId, CentreId, Cents, ContactId, EmployerId,
    Envelope, Minutes, RequestId, RequestState, SessionId, SessionState, TimeOfDay, VoucherKind,
    Worth,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Columns a list of requests can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum RequestSort {
    State,
    #[default]
    RequestDate,
    Opal,
    Holder,
    Surname,
    Name,
    TaxCode,
    Centre,
    /// How far the activities have come.
    ActivityState,
    /// The activities within each request, by name: every request has the same five.
    Component,
    /// As above, by expense code.
    Expense,
    Minutes,
    Amount,
}

/// What the list of requests is asked for (§2, "Cerca record in cui").
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct RequestFilter {
    /// A phrase any field contains; empty for all.
    pub text: String,
    /// Only this situation.
    pub state: Option<RequestState>,
    /// Only this branch.
    pub branch: Option<BranchId>,
    /// Only this employment centre.
    pub centre: Option<CentreId>,
    /// Only requests of this person.
    pub beneficiary: Option<BeneficiaryId>,
    /// Column to sort by.
    pub sort: RequestSort,
    /// From the last to the first.
    pub descending: bool,
    /// Page, from 1.
    pub page: u32,
    /// Rows a page: 10, 25 or 50.
    pub page_size: u32,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RequestPage {
    /// Requests found.
    pub found: u32,
    /// This page, from 1 (0 with nothing found).
    pub page: u32,
    /// Pages in all.
    pub pages: u32,
    /// The page's requests.
    pub rows: Vec<RequestRow>,
}

/// One request in the list, with its activities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RequestRow {
    pub id: RequestId,
    pub opal: String,
    pub state: RequestState,
    /// Days left to answer, for a `PROPOSTA` (0 = today is the last day).
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    /// That day is only presumed: when the CPI notified it was not told.
    pub notified_guessed: bool,
    pub request_date: NaiveDate,
    pub holder: String,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub centre: String,
    pub minutes: Minutes,
    pub amount: Cents,
    pub activities: Vec<ActivityLine>,
}

/// One activity under a request in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ActivityLine {
    pub id: ActivityId,
    pub state: ActivityState,
    pub code: String,
    pub title: String,
    pub minutes: Minutes,
    pub amount: Cents,
    pub delivered: Minutes,
}

/// One activity of a request, with its envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ActivityEnvelope {
    pub id: ActivityId,
    pub code: String,
    pub title: String,
    pub state: ActivityState,
    pub envelope: Envelope,
}

/// The next session of a request, for the strip above the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct NextSession {
    pub id: SessionId,
    pub activity: ActivityId,
    pub code: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub place: String,
    pub state: SessionState,
    /// Last day to start and conclude it (§3.2).
    pub until: NaiveDate,
}

/// A whole request (§2, "Richiesta di attivazione servizi").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RequestDetail {
    pub id: RequestId,
    pub opal: String,
    pub description: String,
    pub state: RequestState,
    pub programme: String,
    pub holder: String,
    pub request_date: NaiveDate,
    pub notified_date: NaiveDate,
    /// The day was not told: the program's guess, which cancels nothing.
    pub notified_guessed: bool,
    /// Last day to answer (§2).
    pub answer_by: NaiveDate,
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    pub decided_at: Option<NaiveDateTime>,
    pub decided_by: Option<String>,
    /// Why it was refused or cancelled.
    pub reason: Option<String>,
    pub centre: CentreId,
    pub centre_name: String,
    pub branch: Option<BranchId>,
    pub branch_name: Option<String>,
    pub voucher_kind: VoucherKind,
    pub voucher_id: String,
    /// The voucher's last day, where it is known.
    pub voucher_ends: Option<NaiveDate>,
    /// What that day means, where the voucher is closed by itself.
    pub voucher_end_told: Option<String>,
    pub beneficiary: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub birth_date: Option<NaiveDate>,
    pub birthplace: String,
    pub phone: String,
    pub email: String,
    pub daily_limit: Option<Minutes>,
    pub weekly_limit: Option<Minutes>,
    pub employer: Option<EmployerId>,
    pub employer_name: Option<String>,
    pub contact: Option<ContactId>,
    pub contact_name: Option<String>,
    pub rate: Cents,
    pub activities: Vec<ActivityEnvelope>,
    pub total: Envelope,
    pub next_session: Option<NextSession>,
    /// What its registers will need and nobody has told yet, in a sentence.
    pub untold: Option<String>,
    /// Why person and kind of voucher cannot be corrected any more.
    pub person_fixed: Option<String>,
    /// Why agreed hours and amounts cannot be corrected any more.
    pub hours_fixed: Option<String>,
}

/// The form *Nuova richiesta*: raw text as typed, parsed and checked here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct RequestForm {
    pub opal: String,
    pub description: String,
    pub request_date: String,
    pub notified_date: String,
    pub centre: Option<CentreId>,
    /// Name of a centre to add, when `centre` is none.
    pub new_centre: String,
    pub branch: Option<BranchId>,
    /// The body that holds the OPAL; empty for the provider itself.
    pub holder: String,
    /// A person found, or none for the new one described below.
    pub beneficiary: Option<BeneficiaryId>,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub voucher_kind: Option<VoucherKind>,
    pub voucher_id: String,
    /// The voucher's last day, or empty.
    pub voucher_ends: String,
    pub employer: Option<EmployerId>,
    pub contact: Option<ContactId>,
    /// Agreed hours and amount per activity, in the programme's order.
    pub activities: Vec<AgreedForm>,
    /// Warnings about the codice fiscale the user has seen and confirmed.
    pub confirmed: bool,
}

/// Agreed hours of one activity, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct AgreedForm {
    pub code: String,
    pub title: String,
    /// `44` or `44:00`.
    pub hours: String,
    /// `1.672,00`.
    pub amount: String,
}

/// What the form says while one types: problems, warnings and what the total comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RequestCheck {
    pub fields: Vec<crate::FieldProblem>,
    /// Things worth a second look (codice fiscale against the name, dates…), confirmed with one tick.
    pub warnings: Vec<crate::FieldProblem>,
    pub total: Worth,
    /// What the hours of each activity, as typed, are worth at the programme's rate; in its order.
    pub due: Vec<Cents>,
    /// Last day to answer, once the notification date can be read.
    pub answer_by: Option<NaiveDate>,
    /// A person already in the archive with this codice fiscale.
    pub known: Option<BeneficiaryId>,
    pub known_name: Option<String>,
}
