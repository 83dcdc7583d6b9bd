//! What a calendar file may make us do, looked at before it is believed.

use super::{CalendarError, MOST_CALENDAR_BYTES};

/// Lines of a file; a busy calendar of ten years has some hundred thousand.
const MOST_LINES: usize = 400_000;
/// Bytes of one line; an attached picture is told as unreadable.
const LONGEST_LINE: usize = 1024 * 1024;

/// Refuses what is no calendar of one person's.
pub(super) fn within(bytes: &[u8]) -> Result<(), CalendarError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(CalendarError::Empty);
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    if bytes.len() > MOST_CALENDAR_BYTES || lines.clone().any(|line| line.len() > LONGEST_LINE) {
        return Err(CalendarError::TooBig);
    }
    if lines.count() > MOST_LINES {
        return Err(CalendarError::TooMany);
    }
    Ok(())
}
