//! Calendar files: the sessions of a person or a coach that go out, and a coach's own commitments that
//! come in as absences.

mod export;
mod import;
mod plan;
mod view;

pub use affianca_tables::calendar::MOST_CALENDAR_BYTES;
pub use export::CalendarFile;
pub use import::{CalendarTable, PreparedCalendar, read_commitments};
pub use view::{CalendarOrder, CalendarPreview, CalendarReport, CommitmentRow};
