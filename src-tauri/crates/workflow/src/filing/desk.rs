//! The desk: the pages read and not yet filed.

use affianca_domain::PageCode;

use super::known::Known;
use super::read::ReadPage;
use super::{PageSaid, UnreadFile};
use crate::fields::Fields;
use crate::{Error, Refusal, Result};

/// Pages that lie on the desk at the most.
const MOST_PAGES: usize = 400;
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
