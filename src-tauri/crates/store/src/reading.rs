//! Rows read as values of the domain: what cannot be read is named with its table, row and column.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Params, Row, RowIndex, Statement};
use serde::de::DeserializeOwned;

use crate::columns::{Column, shape};
use crate::{Error, Result};

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
    let metadata: Vec<_> = statement.columns_with_metadata().collect();
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
