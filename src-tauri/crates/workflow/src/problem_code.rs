//! The codes the interface acts on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the interface does something about. A code exists only while somebody acts on it; every
/// other refusal is [`ProblemCode::Refused`], every other fault [`ProblemCode::Unexpected`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProblemCode {
    /// The archive is locked: the door is shown.
    ArchiveLocked,
    /// Passphrase or recovery code is wrong: told beside its field.
    WrongSecret,
    /// Several coaches open the archive: who one is is asked.
    WhichCoach,
    /// Too many wrong tries: the button waits.
    TooManyTries,
    /// What is shown is no longer true: it is read again.
    Stale,
    /// The subject is gone: its screen is left or read again.
    NotFound,
    /// The report is no draft any more: it is shown as ready.
    ReportReady,
    /// The signed file is not of this register, but may be its scan: it may be attached as one.
    MayBeScan,
    /// The user gave up: nothing is said.
    Cancelled,
    /// Fields are told beside themselves.
    Invalid,
    /// Rules are told, and may be acknowledged.
    Rules,
    /// Refused, with a sentence to read.
    Refused,
    /// Should not have happened: the details may be copied.
    Unexpected,
}
