//! The desk: files that came in, and the pages read from them.

use std::sync::Arc;
use std::time::Duration;

use affianca_domain::PageCode;
use affianca_domain::typed::clean_line;
use affianca_sheets::{bounded, pages_in};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hex::encode as hex;
use sha2::{Digest, Sha256};

use super::read::{Known, ReadPage};
use super::{PageSaid, PastedFile, UnreadFile};
use crate::fields::Fields;
use crate::files::LARGEST_SHEETS;
use crate::{Error, Refusal, Result};

/// Pages that lie on the desk at the most.
const MOST_PAGES: usize = 400;
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

/// What lies on the desk.
#[derive(Default)]
pub struct Desk {
    pub(super) pages: Vec<ReadPage>,
    pub(super) unread: Vec<UnreadFile>,
    last: u32,
}

impl Desk {
    /// Puts a page that was read on the desk.
    ///
    /// # Errors
    /// [`Refusal::DeskFull`].
    pub fn put(&mut self, page: ReadPage) -> Result<()> {
        if self.pages.len() >= MOST_PAGES {
            return Err(Refusal::DeskFull(MOST_PAGES).into());
        }
        self.last += 1;
        self.pages.push(ReadPage {
            key: self.last,
            ..page
        });
        Ok(())
    }

    /// Says that a file could not be read.
    pub fn put_unread(&mut self, file: UnreadFile) {
        self.unread.push(file);
    }

    /// Takes a page off it.
    pub fn clear(&mut self, key: u32) {
        self.pages.retain(|page| page.key != key);
    }

    /// Takes everything off it.
    pub fn clear_all(&mut self) {
        self.pages.clear();
        self.unread.clear();
    }

    /// Marks pages as filed.
    pub fn filed(&mut self, keys: &[u32]) {
        for page in &mut self.pages {
            page.filed |= keys.contains(&page.key);
        }
    }

    /// A page as it was read, large and upright: a JPEG.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn picture(&self, key: u32) -> Result<&[u8]> {
        Ok(&self.page(key)?.jpeg)
    }

    /// Which page a code typed by hand says it is, to be looked up.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for what is no code.
    pub fn typed(&self, said: &PageSaid) -> Result<PageCode> {
        self.page(said.key)?;
        PageCode::typed(&said.code).map_err(|why| {
            let mut fields = Fields::new("");
            fields.problem("code", why);
            Error::Invalid(fields.problems())
        })
    }

    /// A page is what its code says.
    pub fn said(&mut self, key: u32, known: Known) {
        if let Some(page) = self.pages.iter_mut().find(|page| page.key == key) {
            page.known = known;
        }
    }

    pub(super) fn page(&self, key: u32) -> Result<&ReadPage> {
        let found = self.pages.iter().find(|page| page.key == key);
        found.ok_or(Error::NotFound("La pagina"))
    }
}
