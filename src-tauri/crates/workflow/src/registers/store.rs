//! The document of a register: its own PDF.

use affianca_domain::RegisterId;
use affianca_store::{ReadColumn, ReadRows, rows, values};

use crate::files::StoredFile;
use crate::{Archive, Error, Refusal, Result, StoreError};

impl Archive {
    /// The PDF of a register, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::RegisterOnPaper`].
    pub fn register_pdf(&self, id: RegisterId) -> Result<StoredFile> {
        self.read(|connection| {
            let register =
                rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
            let issued = register.issued().ok_or(Refusal::RegisterOnPaper)?;
            let (number, version) = (issued.number.in_file_names(), issued.version);
            Ok(StoredFile {
                name: format!("registro-{number}-v{version}.pdf"),
                bytes: connection
                    .prepare_cached("SELECT pdf FROM register WHERE id = ?1")?
                    .one::<_, StoreError>(values![id], |row| row.read("pdf"))?,
            })
        })
    }
}
