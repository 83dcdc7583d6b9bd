//! Calendar files (iCalendar, RFC 5545): appointments written, and somebody's commitments read.

mod bounds;
mod pieces;
mod read;
mod series;
mod write;

#[cfg(test)]
mod tests;

pub use read::{CalendarRead, Commitment, read_calendar};
pub use write::{Appointment, Certainty, write_calendar};

/// More bytes than this are no calendar of one person's: a bigger file need not even be read.
pub const MOST_CALENDAR_BYTES: usize = 8 * 1024 * 1024;

/// Why a calendar file cannot be read, each reason a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A file of no bytes, or of blanks only.
    #[error("Il file è vuoto.")]
    Empty,
    /// Bytes that are no calendar.
    #[error(
        "Il file non è un calendario: serve un file .ics, quello che il calendario chiama «esporta»."
    )]
    NotACalendar,
    /// It ends in the midst of an appointment.
    #[error("Il calendario è incompleto: il file finisce a metà. Esportalo di nuovo e riprova.")]
    CutShort,
    /// Its reader breaks on it.
    #[error("Il calendario è danneggiato: esportalo di nuovo e riprova.")]
    Damaged,
    /// More than [`MOST_CALENDAR_BYTES`], or lines longer than any calendar writes.
    #[error("Il file supera gli 8 MB: esporta solo un periodo, o un calendario solo, e riprova.")]
    TooBig,
    /// More appointments than a person has.
    #[error(
        "Il calendario ha troppi impegni: esporta solo un periodo, per esempio i prossimi mesi, e riprova."
    )]
    TooMany,
}
