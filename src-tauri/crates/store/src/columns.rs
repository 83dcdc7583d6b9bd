//! Reading rows and writing values, typed: a value that cannot be read is an error that names table,
//! row and column, never a default. How each type stands in a column is in `values`.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Params, Row, RowIndex, Statement, ToSql};
use serde::de::DeserializeOwned;

use crate::{Error, Result};

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

/// Reads a row's columns as values of the domain.
pub trait ReadColumn {
    /// The value of `column`, by name or position.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is no value of this type.
    fn read<T: Column>(&self, column: impl RowIndex) -> Result<T> {
        self.read_as(column, T::read)
    }

    /// What `read` makes of `column`, for what is no column of its own.
    ///
    /// # Errors
    /// [`Error::Unreadable`] with what was found instead.
    fn read_as<T>(
        &self,
        column: impl RowIndex,
        read: impl FnOnce(ValueRef<'_>) -> Result<T, String>,
    ) -> Result<T>;

    /// What the JSON in `column` says.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it does not say that.
    fn read_json<T: DeserializeOwned>(&self, column: impl RowIndex) -> Result<T>;
}

impl ReadColumn for Row<'_> {
    fn read_as<T>(
        &self,
        column: impl RowIndex,
        read: impl FnOnce(ValueRef<'_>) -> Result<T, String>,
    ) -> Result<T> {
        let index = column.idx(self.as_ref())?;
        read(self.get_ref(index)?).map_err(|found| unreadable(self, index, found))
    }

    fn read_json<T: DeserializeOwned>(&self, column: impl RowIndex) -> Result<T> {
        let index = column.idx(self.as_ref())?;
        let stored = self.get_ref(index)?;
        let text = stored
            .as_str()
            .map_err(|_| unreadable(self, index, shape(stored)))?;
        serde_json::from_str(text).map_err(|_| unreadable(self, index, shape(stored)))
    }
}

/// Which value of which row of which table cannot be read.
fn unreadable(row: &Row, index: usize, found: String) -> Error {
    let statement: &Statement = row.as_ref();
    let metadata = statement.columns_with_metadata();
    let column = metadata.get(index);
    let text = |name: Option<&str>| name.unwrap_or("?").to_owned();
    let table = column.and_then(|column| column.table_name());
    // The key of the same table, where the question asked for it.
    let key = metadata.iter().position(|other| {
        other.table_name() == table && matches!(other.origin_name(), Some("id" | "code" | "key"))
    });
    let key = key.and_then(|key| row.get::<_, Value>(key).ok());
    Error::Unreadable {
        table: text(table),
        row: match key {
            Some(Value::Integer(id)) => id.to_string(),
            Some(Value::Text(key)) => key,
            _ => "?".to_owned(),
        },
        column: column.map_or_else(
            || "?".to_owned(),
            |column| text(column.origin_name().or(Some(column.name()))),
        ),
        found,
    }
}

/// Runs a prepared statement and reads its rows.
pub trait ReadRows {
    /// Every row.
    ///
    /// # Errors
    /// When the archive or a row cannot be read.
    fn all<T, E: From<Error>>(
        &mut self,
        values: impl Params,
        read: impl FnMut(&Row) -> Result<T, E>,
    ) -> Result<Vec<T>, E>;

    /// The first row, if there is one.
    ///
    /// # Errors
    /// When the archive or the row cannot be read.
    fn first<T, E: From<Error>>(
        &mut self,
        values: impl Params,
        read: impl FnOnce(&Row) -> Result<T, E>,
    ) -> Result<Option<T>, E>;

    /// The one row there must be.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    fn one<T, E: From<Error>>(
        &mut self,
        values: impl Params,
        read: impl FnOnce(&Row) -> Result<T, E>,
    ) -> Result<T, E> {
        self.first(values, read)?
            .ok_or_else(|| Error::Sql(rusqlite::Error::QueryReturnedNoRows).into())
    }
}

impl ReadRows for Statement<'_> {
    fn all<T, E: From<Error>>(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        let mut rows = self.query(values).map_err(Error::from)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(Error::from)? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    fn first<T, E: From<Error>>(
        &mut self,
        values: impl Params,
        read: impl FnOnce(&Row) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let mut rows = self.query(values).map_err(Error::from)?;
        match rows.next().map_err(Error::from)? {
            Some(row) => read(row).map(Some),
            None => Ok(None),
        }
    }
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

#[cfg(test)]
mod tests;
