//! A file that came in: what it is called, its bytes, how many pages it has.

use std::sync::Arc;
use std::time::Duration;

use affianca_domain::typed::clean_line;
use affianca_sheets::{bounded, pages_in};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hex::encode as hex;
use sha2::{Digest, Sha256};

use super::{PastedFile, UnreadFile};
use crate::files::LARGEST_SHEETS;

/// How long a file may take to say how many pages it has.
const COUNTED_IN: Duration = Duration::from_secs(20);

/// A file that came in.
pub struct SheetFile {
    /// Its name.
    pub name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) sha256: String,
    pages: usize,
}

impl SheetFile {
    /// A file of a kind that is read, with its pages counted.
    ///
    /// # Errors
    /// What is said of it where it cannot be read.
    pub fn new(name: &str, bytes: Vec<u8>) -> std::result::Result<Arc<Self>, UnreadFile> {
        let name = clean_line(name).into_owned();
        let told = |why: String| UnreadFile {
            name: name.clone(),
            why,
        };
        if bytes.is_empty() {
            return Err(told("è vuoto".to_owned()));
        }
        if bytes.len() > LARGEST_SHEETS {
            let most = LARGEST_SHEETS / (1024 * 1024);
            return Err(told(format!("è troppo grande: al più {most} MB")));
        }
        let bytes: Arc<Vec<u8>> = Arc::new(bytes);
        let counted = Arc::clone(&bytes);
        let pages = bounded(COUNTED_IN, move || pages_in(&counted));
        let pages = pages.map_err(|why| told(why.to_string()))?;
        let sha256 = hex(Sha256::digest(bytes.as_slice()));
        Ok(Arc::new(Self {
            name,
            sha256,
            pages,
            bytes: Arc::unwrap_or_clone(bytes),
        }))
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }
}

impl PastedFile {
    /// The file, if it can be read.
    ///
    /// # Errors
    /// As [`SheetFile::new`].
    pub fn file(&self) -> std::result::Result<Arc<SheetFile>, UnreadFile> {
        match STANDARD.decode(&self.base64) {
            Ok(bytes) => SheetFile::new(&self.name, bytes),
            Err(_) => Err(UnreadFile {
                name: clean_line(&self.name).into_owned(),
                why: "non è arrivato intero: riprova".to_owned(),
            }),
        }
    }
}
