//! The words, states and rules of the job coach service, and nothing else.
//!
//! Everything the manual («Job Coach – Erogazione delle attività», vers. 2 of 07/04/2023) says about what
//! may be done and when is decided here, so that the window, the archive and the documents cannot disagree.
//! The crate is pure: no files, no clock, no database; "today" and "now" are always arguments.
//! `§` in the docs is a paragraph of the manual; `[I]` marks a decision of ours where the manual is silent.

#![forbid(unsafe_code)]

pub mod attestation;
pub mod calendar;
mod csv_cells;
pub mod deadlines;
pub mod document_head;
pub mod doubles;
pub mod final_report;
pub mod holidays;
pub mod journal_sheet;
pub mod outputs;
pub mod portal;
pub mod printed;
pub mod programme;
pub mod quantities;
pub mod register_sheet;
pub mod rich_text;
pub mod rules;
pub mod statement;
pub mod states;
pub mod tax_code;
pub mod words;

mod parse_error;
mod text_form;

pub use attestation::{AttestationSheet, AttestedActivity, AttestedSession};
pub use calendar::{format_date, month_name, parse_date, weekday_name, weekday_short};
pub use csv_cells::{CSV_MARK, CSV_SEPARATOR, csv_cell};
pub use deadlines::{
    ActivityFacts, DayAhead, Deadline, DeadlineKind, Due, RegisterFacts, ReportFacts, RequestFacts,
    SessionFacts, Urgency, deadlines, due, notice,
};
pub use document_head::DocumentHead;
pub use doubles::{Firm, Likeness, address_key, likely_doubles, likeness, name_key};
pub use final_report::{
    PathActivity, PathSession, PathSoFar, ReportChapter, ReportDraft, ReportGap, ReportOutcome,
    ReportSection, ReportSheet, ReportState, Skeleton, SkeletonParagraph,
};
pub use holidays::{PatronDay, easter, holiday, known_patron};
pub use journal_sheet::{JournalLine, JournalSheet};
pub use outputs::{
    OutputKind, OutputRule, OutputRules, OutputRulesError, OutputSheet, OutputStanding,
    UnknownOutput,
};
pub use parse_error::{ParseError, ParseErrorKind};
pub use portal::PortalStep;
pub use printed::PrintedDocument;
pub use programme::{
    Component, ComponentCode, Limits, Programme, ProgrammeError, UnknownVoucher, VoucherKind,
};
pub use quantities::{Cents, Minutes, TimeOfDay};
pub use register_sheet::{RegisterRow, RegisterSheet, RegisterTotal};
pub use rich_text::{RichBlock, RichRun, RichText, RichTextError};
pub use rules::{
    Booking, Capacity, Circumstances, Mend, Moment, Plan, RuleId, Severity, Violation, blocking,
    check, notices, unacknowledged,
};
pub use statement::{
    MonthHours, SessionHours, StatementActivity, StatementFigure, StatementFigures, StatementFold,
    StatementGrouping, StatementMonth, StatementRow, StatementSession, StatementSheet,
    statement_rules,
};
pub use states::{
    ActivityState, CannotConclude, ForbiddenAnswer, ForbiddenStep, RequestState, SessionState,
    SessionStep, UnknownState,
};
pub use tax_code::{Sex, TaxCode, TaxCodeError};
pub use words::{
    ActivityId, AttachmentId, AttestationId, BeneficiaryId, BranchId, CentreId, CoachId, ContactId,
    EmployerId, JournalSeq, OutputId, ProgrammeId, RegisterId, ReportId, RequestId, SessionId,
    fold,
};
