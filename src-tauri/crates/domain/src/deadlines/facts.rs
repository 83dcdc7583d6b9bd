//! The little that deadlines need to know of a request and of what hangs on it.

use chrono::NaiveDate;

use crate::ids::{ActivityId, BeneficiaryId, CoachId, RegisterId, RequestId, SessionId};
use crate::programme::Limits;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::register::{RegisterState, Signatures};
use crate::states::{ActivityState, RequestState, SessionState};
use crate::voucher_end::VoucherEnd;

/// A request with its activities, registers and report.
#[derive(Clone, Debug)]
pub struct RequestFacts<'a> {
    /// Which one.
    pub id: RequestId,
    /// Its OPAL code.
    pub opal: String,
    /// Whose it is.
    pub beneficiary: BeneficiaryId,
    /// Surname and name.
    pub person: String,
    /// The CPI's name as users write it, e.g. «CPI Treviso».
    pub centre: String,
    /// Its state.
    pub state: RequestState,
    /// When the CPI notified it.
    pub notified: NaiveDate,
    /// That day was not told: the term that follows from it is only presumed.
    pub notified_guessed: bool,
    /// The limits of its programme.
    pub limits: &'a Limits,
    /// Its voucher's end, where it is known and the voucher is closed by itself.
    pub voucher: Option<VoucherEnd>,
    /// Its activities.
    pub activities: Vec<ActivityFacts>,
    /// The registers issued for it.
    pub registers: Vec<RegisterFacts>,
    /// How many delivered sessions stand on no register.
    pub unregistered: u32,
    /// Its final report.
    pub report: ReportFacts,
}

/// An activity with its sessions.
#[derive(Clone, Debug)]
pub struct ActivityFacts {
    /// Which one.
    pub id: ActivityId,
    /// Its expense code.
    pub code: String,
    /// Its state.
    pub state: ActivityState,
    /// The hours agreed.
    pub agreed: Minutes,
    /// The time of its `EROGATA` sessions; asked only where none is open, and where the hours a voucher
    /// has left are told.
    pub delivered: Minutes,
    /// Its sessions still open; the others ask for nothing.
    pub sessions: Vec<SessionFacts>,
}

/// A session.
#[derive(Clone, Debug)]
pub struct SessionFacts {
    /// Which one.
    pub id: SessionId,
    /// Who delivers it.
    pub coach: CoachId,
    /// Its day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// Its state.
    pub state: SessionState,
}

/// A register, issued here or on paper.
#[derive(Clone, Debug)]
pub struct RegisterFacts {
    /// Which one.
    pub id: RegisterId,
    /// Its number, e.g. `2022/017`.
    pub number: String,
    /// Kept on paper before Affianca: no version of it is issued.
    pub on_paper: bool,
    /// The activity, when it covers only one.
    pub activity: Option<ActivityId>,
    /// A newer version took its place.
    pub superseded: bool,
    /// A session it prints has changed since, and no newer version was issued yet.
    pub outdated: bool,
    /// The coach has signed.
    pub coach_signed: bool,
    /// The voucher holder or the company contact has signed.
    pub recipient_signed: bool,
    /// Places of rows that a scan has shown signed.
    pub rows_signed: u32,
    /// Those it has shown empty.
    pub rows_missing: u32,
    /// Where the sessions of those were held, once each.
    pub missing_at: Vec<String>,
}

/// The final report («relazione sugli esiti»).
#[derive(Clone, Copy, Debug, Default)]
pub struct ReportFacts {
    /// It was handed over to the CPI.
    pub handed_over: bool,
}

impl RegisterFacts {
    /// Where it stands; the referent's signature is not waited for.
    pub(super) fn state(&self) -> RegisterState {
        let signatures = Signatures {
            coach: self.coach_signed,
            recipient: self.recipient_signed,
            provider: false,
            rows_signed: self.rows_signed,
            rows_missing: self.rows_missing,
        };
        RegisterState::of(self.superseded, false, self.outdated, signatures)
    }
}

impl SessionFacts {
    /// How long it lasts.
    pub(super) fn length(&self) -> Minutes {
        let (start, end) = (self.start, self.end);
        Span { start, end }.length()
    }
}
