//! Signed sheets that were read and not yet filed: they lie there for one archive, until it is locked.

use affianca_workflow::filing::{Desk, FilingProgress};
use affianca_workflow::{Archive, WeakArchive};

/// The desk, whose it is, and how far reading is.
#[derive(Default)]
pub struct Filing {
    of: Option<WeakArchive>,
    desk: Desk,
    /// While sheets are read.
    pub progress: Option<FilingProgress>,
}

impl Filing {
    /// The desk of an archive: what was read for another one is taken off it.
    pub fn desk(&mut self, archive: &Archive) -> &mut Desk {
        if !self.of.as_ref().is_some_and(|of| of.is(archive)) {
            self.of = Some(archive.weak());
            self.desk = Desk::default();
        }
        &mut self.desk
    }

    /// Takes everything off it.
    pub fn clear(&mut self) {
        self.desk = Desk::default();
    }
}
