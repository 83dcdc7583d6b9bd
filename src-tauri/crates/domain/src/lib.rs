//! The words, states and rules of the job coach service, and nothing else.
//!
//! Everything the manual («Job Coach – Erogazione delle attività», vers. 2 of 07/04/2023) says about what
//! may be done and when is decided here, so that the window, the archive and the documents cannot disagree.
//! The crate is pure: no files, no clock, no database; "today" and "now" are always arguments.
//! `§` in the docs is a paragraph of the manual; `[I]` marks a decision of ours where the manual is silent.

#![forbid(unsafe_code)]

pub mod activity;
pub mod agenda;
pub mod attestation;
pub mod availability;
pub mod beginnings;
pub mod calendar;
mod clock_doubt;
pub mod copies;
mod csv_cells;
pub mod deadlines;
pub mod document_head;
pub mod doubles;
pub mod envelope;
pub mod final_report;
mod fold;
pub mod holidays;
pub mod hours;
pub mod idle_lock;
pub mod ids;
pub mod inspection_sheet;
pub mod journal_comparison;
pub mod journal_head;
pub mod journal_sheet;
pub mod made_elsewhere;
pub mod outputs;
pub mod page_code;
pub mod person_sheet;
pub mod plan_sheet;
pub mod planner;
pub mod portal;
pub mod printed;
pub mod programme;
pub mod quantities;
pub mod register;
pub mod register_number;
pub mod register_sheet;
pub mod request;
pub mod rich_text;
pub mod rules;
pub mod same_person;
pub mod series;
pub mod session;
pub mod signature_fields;
pub mod signature_reading;
pub mod signed_file;
pub mod slots;
pub mod statement;
pub mod states;
pub mod tax_code;
pub mod typed;
pub mod typed_field;
pub mod untold;
pub mod voucher_end;
pub mod word;
pub mod words;
pub mod workplace;

mod parse_error;
mod text_form;

pub use activity::Activity;
pub use agenda::{
    AgendaPeriod, AgendaView, Drag, DragTold, DragVerdicts, WorkLoad, drag_verdicts, why_fixed,
};
pub use attestation::{AttestationSheet, AttestedActivity, AttestedSession};
pub use availability::{Absence, Availability, AvailabilityError, Travel, WeekHours, Whose};
pub use beginnings::{Begun, FirstStep, FirstStepKind, copy_due, first_steps};
pub use calendar::{
    DateOf, format_date, iso_week, month_name, parse_date, weekday_name, weekday_short,
};
pub use clock_doubt::{ClockDoubt, LONGEST_SILENCE, runs_back};
pub use copies::{
    CopyTrouble, ScheduledCopy, copies_to_remove, copy_trouble_notice, scheduled_copy_due,
};
pub use csv_cells::{CSV_MARK, CSV_SEPARATOR, csv_cell};
pub use deadlines::{
    ActivityFacts, DayAhead, Deadline, DeadlineKind, Due, RegisterFacts, ReportFacts, RequestFacts,
    SessionFacts, Urgency, due, gathered, notice,
};
pub use document_head::{DocumentHead, each_once};
pub use doubles::{Firm, Likeness, address_key, likely_doubles, likeness, name_key};
pub use envelope::Envelope;
pub use final_report::{
    PathActivity, PathSession, PathSoFar, ReportChapter, ReportDraft, ReportGap, ReportOutcome,
    ReportSection, ReportSheet, ReportState, Skeleton, SkeletonParagraph,
};
pub use fold::fold;
pub use holidays::{PatronDay, easter, holiday, holiday_note, known_patron};
pub use hours::SessionHours;
pub use idle_lock::{Idle, IdleMinutes};
pub use ids::{
    AbsenceId, ActivityId, AttachmentId, AttestationId, BeneficiaryId, BranchId, CentreId, CoachId,
    ContactId, EmployerId, Id, OutputId, OutputVersionId, RegisterId, ReportId, RequestId,
    SessionGroupId, SessionId, Site, WeekHoursId,
};
pub use inspection_sheet::{InspectionFile, InspectionSheet, LeftOut};
pub use journal_comparison::{Comparing, JournalComparison, JournalMatch, Witness};
pub use journal_head::JournalHead;
pub use journal_sheet::{JournalLine, JournalSheet};
pub use made_elsewhere::RequestPaper;
pub use outputs::{
    ActivityDocuments, ListedOutput, OutputKind, OutputRule, OutputRules, OutputRulesError,
    OutputSheet, OutputStanding,
};
pub use page_code::{CodeKey, CodedPaper, PageCode, PageCodes};
pub use parse_error::{ParseError, ParseErrorKind};
pub use person_sheet::{PersonSheet, PersonTable};
pub use plan_sheet::{
    LONGEST_PLAN, Meeting, PlanPeriod, PlanReader, PlanSheet, day_in_words, hours_in_words,
    period_in_words,
};
pub use portal::{PortalChoice, PortalForm, PortalKind, PortalSession, PortalStep};
pub use printed::PrintedDocument;
pub use programme::{
    Component, ComponentCode, Limits, Programme, ProgrammeCode, ProgrammeError, VoucherKind,
};
pub use quantities::{Cents, Minutes, Span, TimeOfDay, Worth};
pub use register::{
    ExpectedSigners, IssuedRegister, Outdating, PaperMisfit, PaperRegister, PaperScope,
    PrintedMark, PrintedSession, Register, RegisterOrigin, RegisterScope, RegisterState,
    RestingOnPaper, SheetKind, Signature, Signatures, Signer,
};
pub use register_number::{RegisterNumber, Series, SoughtNumber};
pub use register_sheet::{RegisterRow, RegisterSheet, RegisterTotal};
pub use request::{AgreedFacts, Corrections, Request};
pub use rich_text::{RichBlock, RichRun, RichText, RichTextError};
pub use rules::{
    ActivityTerms, Booking, Capacity, Circumstances, Clash, Mend, Moment, Plan, RuleId, Severity,
    Violation, blocking, check, notices, unacknowledged,
};
pub use same_person::{Alike, Served, perhaps_one};
pub use series::{Cut, NoSeries, Repetition, SeriesDays, Until};
pub use session::{OnPortal, Session, SessionOrigin};
pub use signature_fields::{Area, FieldUse, RecipientKind, SignatureField};
pub use signature_reading::{FieldVerdict, Ink, QualityFault, THRESHOLDS, Thresholds};
pub use slots::{Slot, SlotAsk, next_slots};
pub use statement::{
    MonthHours, StatementActivity, StatementFigure, StatementFigures, StatementFold,
    StatementGrouping, StatementMonth, StatementRow, StatementSession, StatementSheet,
    left_out_because, statement_rules,
};
pub use states::{
    ActivityState, CannotConclude, ForbiddenAnswer, ForbiddenStep, RequestState, SessionState,
    SessionStep,
};
pub use tax_code::{TaxCode, TaxCodeError};
pub use typed_field::{FieldKind, FieldRead, read_field};
pub use untold::{to_complete, to_complete_line, untold, untold_sentence};
pub use voucher_end::{EndDoubt, Validity, VoucherEnd, end_doubt};
pub use word::{Unreadable, Word};
pub use workplace::{PlaceKind, Workplace};
