//! How values of the domain stand in a column, once for each type; a value that cannot be read is
//! an error that names table, row and column, never a default.

use affianca_domain::{
    AbsenceId, ActivityId, ActivityState, AttachmentId, AttestationId, BeneficiaryId, BranchId,
    CentreId, Cents, CoachId, ContactId, EmployerId, Id as _, Minutes, OutputId, OutputKind,
    OutputStanding, OutputVersionId, PatronDay, ProgrammeCode, RegisterId, ReportId, RequestId,
    RequestPaper, RequestState, RichText, SessionGroupId, SessionId, SessionOrigin, SessionState,
    Signer, TimeOfDay, VoucherKind, WeekHoursId,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, ToSqlOutput, Value, ValueRef};

use crate::Result;

/// How moments are stored: to the second, sortable as text.
pub const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// A value as a column holds it.
pub trait Column: Sized {
    /// The value a column holds.
    ///
    /// # Errors
    /// What was found instead.
    fn read(stored: ValueRef<'_>) -> Result<Self, String>;

    /// What the column is to hold.
    fn write(&self) -> ToSqlOutput<'_>;

    /// The same, for a list of values that is put together while a question is.
    fn value(&self) -> Value {
        match self.write() {
            ToSqlOutput::Owned(value) => value,
            ToSqlOutput::Borrowed(ValueRef::Integer(number)) => Value::Integer(number),
            ToSqlOutput::Borrowed(ValueRef::Real(number)) => Value::Real(number),
            ToSqlOutput::Borrowed(ValueRef::Text(text)) => {
                Value::Text(String::from_utf8_lossy(text).into_owned())
            }
            ToSqlOutput::Borrowed(ValueRef::Blob(bytes)) => Value::Blob(bytes.to_vec()),
            _ => Value::Null,
        }
    }
}

/// A value on its way into a statement; [`values!`](crate::values) and
/// [`named_values!`](crate::named_values) wrap them.
pub struct Stored<'a, T: ?Sized>(pub &'a T);

impl<T: Column> ToSql for Stored<'_, T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.write())
    }
}

/// Values of the domain as the parameters of a statement, in order.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        rusqlite::params![$($crate::Stored(&$value)),*]
    };
}

/// Values of the domain as the named parameters of a statement.
#[macro_export]
macro_rules! named_values {
    ($($name:literal: $value:expr),* $(,)?) => {
        rusqlite::named_params![$($name: $crate::Stored(&$value)),*]
    };
}

/// What was found, in a few words: never the contents, which may be a person's data.
pub(crate) fn shape(stored: ValueRef<'_>) -> String {
    match stored {
        ValueRef::Null => "nothing".to_owned(),
        ValueRef::Integer(number) => format!("the number {number}"),
        ValueRef::Real(number) => format!("the number {number}"),
        ValueRef::Text(text) => format!("a text of {} bytes", text.len()),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

/// Types that SQLite's own conversions read and write.
macro_rules! plain {
    ($($type:ty),+ $(,)?) => {$(
        impl Column for $type {
            fn read(stored: ValueRef<'_>) -> Result<Self, String> {
                <$type as FromSql>::column_result(stored).map_err(|_| shape(stored))
            }

            fn write(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::from(*self))
            }
        }
    )+};
}

plain!(i64, i32, u32, u16, u8, bool);

/// Identifiers: a number, one type a kind of row.
macro_rules! identifiers {
    ($($id:ty),+ $(,)?) => {$(
        impl Column for $id {
            fn read(stored: ValueRef<'_>) -> Result<Self, String> {
                let number = i64::read(stored)?;
                Self::of_stored(number).map_err(|_| shape(stored))
            }

            fn write(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Owned(Value::Integer(i64::from(*self)))
            }
        }
    )+};
}

identifiers!(
    AbsenceId,
    ActivityId,
    AttachmentId,
    AttestationId,
    BeneficiaryId,
    BranchId,
    CentreId,
    CoachId,
    ContactId,
    EmployerId,
    OutputId,
    OutputVersionId,
    RegisterId,
    ReportId,
    RequestId,
    SessionGroupId,
    SessionId,
    WeekHoursId,
);

/// Words of the manual: stored as they are written there.
macro_rules! words {
    ($($word:ty),+ $(,)?) => {$(
        impl Column for $word {
            fn read(stored: ValueRef<'_>) -> Result<Self, String> {
                let text = stored.as_str().map_err(|_| shape(stored))?;
                text.parse().map_err(|_| format!("the word «{text}»"))
            }

            fn write(&self) -> ToSqlOutput<'_> {
                ToSqlOutput::Borrowed(ValueRef::from(self.as_str()))
            }
        }
    )+};
}

impl Column for PatronDay {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        let text = stored.as_str().map_err(|_| shape(stored))?;
        Self::parse(text).map_err(|_| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.to_string()))
    }
}

words!(
    RequestState,
    ActivityState,
    SessionOrigin,
    SessionState,
    VoucherKind,
    Signer,
    OutputKind,
    OutputStanding,
    RequestPaper,
);

/// The text of a document, as the JSON it is kept in.
impl Column for RichText {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        let text = stored.as_str().map_err(|_| shape(stored))?;
        Self::parse(text).map_err(|_| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.to_json()))
    }
}

impl Column for String {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        stored
            .as_str()
            .map(str::to_owned)
            .map_err(|_| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::from(self.as_str()))
    }
}

impl Column for ProgrammeCode {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        String::read(stored).map(Self)
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::from(self.as_str()))
    }
}

impl Column for Vec<u8> {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        stored
            .as_blob()
            .map(<[u8]>::to_vec)
            .map_err(|_| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Blob(self))
    }
}

impl<T: Column> Column for Option<T> {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        match stored {
            ValueRef::Null => Ok(None),
            stored => T::read(stored).map(Some),
        }
    }

    fn write(&self) -> ToSqlOutput<'_> {
        self.as_ref()
            .map_or(ToSqlOutput::Owned(Value::Null), Column::write)
    }
}

/// What is only ever written: a borrowed text or value.
impl ToSql for Stored<'_, &str> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::from(*self.0)))
    }
}

impl ToSql for Stored<'_, str> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::from(self.0)))
    }
}

impl ToSql for Stored<'_, &[u8]> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0)))
    }
}

/// Whole minutes.
impl Column for Minutes {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        u32::read(stored).map(Self)
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::from(self.0))
    }
}

/// Whole cents.
impl Column for Cents {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        i64::read(stored).map(Self)
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Integer(self.0))
    }
}

/// Minutes from midnight.
impl Column for TimeOfDay {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        let minutes = u16::read(stored)?;
        Self::from_minutes(minutes).ok_or_else(|| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::from(self.minutes()))
    }
}

/// A day, as ISO text.
impl Column for NaiveDate {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        let text = stored.as_str().map_err(|_| shape(stored))?;
        iso_day(text.as_bytes()).ok_or_else(|| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.format("%Y-%m-%d").to_string()))
    }
}

/// The day in `text`, written `2026-11-28` and no other way. Screens read thousands of them, and
/// chrono's own reader takes ten times as long.
fn iso_day(text: &[u8]) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *text else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            let digit = char::from(*digit).to_digit(10)?;
            Some(sum * 10 + digit)
        })
    };
    let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[e, f])?, number(&[g, h])?)
}

/// A moment to the second, as ISO text.
impl Column for NaiveDateTime {
    fn read(stored: ValueRef<'_>) -> Result<Self, String> {
        let text = stored.as_str().map_err(|_| shape(stored))?;
        Self::parse_from_str(text, MOMENT).map_err(|_| shape(stored))
    }

    fn write(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.format(MOMENT).to_string()))
    }
}

#[cfg(test)]
mod tests;
