//! Signed sheets that come home (§3.2): files are read onto a desk, looked at, and filed by a key.

use std::path::PathBuf;
use std::sync::Arc;

use affianca_workflow::files::LARGEST_SHEETS;
use affianca_workflow::filing::{
    Binder, FilingDesk, FilingProgress, PageBefore, PageSaid, PageToFile, PastedFile, SheetFile,
    UnreadFile,
};
use affianca_workflow::{Error, Result, StoreError, WeakArchive};

use crate::office::Office;
use crate::under_way::Stop;
use crate::{files, printing};

const BINDER: Binder = Binder {
    bind: printing::bind_scan,
    pages: printing::pages_of_scan,
};

pub fn choose_sheets(office: &Office) -> Result<FilingDesk> {
    let chosen: Vec<PathBuf> = office.ask(
        |_, _| Ok(()),
        |desktop, ()| desktop.ask_which_several(&files::SHEETS),
        |_, chosen, _| Ok(chosen),
    )?;
    let read = chosen.into_iter().map(|path| {
        let name = files::name_of(&path);
        match files::read_up_to(&path, LARGEST_SHEETS) {
            Ok(bytes) => SheetFile::new(&name, bytes),
            Err(why) => Err(UnreadFile {
                name,
                why: why.to_string(),
            }),
        }
    });
    read_all(office, read.collect())
}

pub fn read_sheets(office: &Office, files: Vec<PastedFile>) -> Result<FilingDesk> {
    read_all(office, files.iter().map(PastedFile::file).collect())
}

/// Reads files onto the desk, page by page, until somebody gives up.
fn read_all(
    office: &Office,
    files: Vec<std::result::Result<Arc<SheetFile>, UnreadFile>>,
) -> Result<FilingDesk> {
    let stop = office.reading().begin();
    let (mut readable, mut unread) = (Vec::new(), Vec::new());
    for file in files {
        match file {
            Ok(file) => readable.push(file),
            Err(why) => unread.push(why),
        }
    }
    let of = office.at_desk(|archive, desk, _| {
        unread.into_iter().for_each(|file| desk.put_unread(file));
        Ok(archive.weak())
    })?;
    let all: usize = readable.iter().map(|file| file.pages()).sum();
    let all = u32::try_from(all).unwrap_or(u32::MAX);
    let pages = readable
        .iter()
        .flat_map(|file| (0..file.pages()).map(move |page| (file, page)));
    let read = (0..).zip(pages).try_for_each(|(done, (file, page))| {
        office.filing().progress = Some(FilingProgress {
            done,
            all,
            now: format!("{}, pagina {}", file.name, page + 1),
        });
        read_one(office, (&stop, &of), file, page)
    });
    office.filing().progress = None;
    match read {
        Ok(()) | Err(Error::Cancelled) => filing_desk(office),
        Err(why) => Err(why),
    }
}

/// Reads a page while it is awaited, and for the archive it was begun for.
fn read_one(
    office: &Office,
    (stop, of): (&Stop, &WeakArchive),
    file: &Arc<SheetFile>,
    page: usize,
) -> Result<()> {
    if !stop.is_awaited() {
        return Err(Error::Cancelled);
    }
    let before = PageBefore::read(file, page);
    let (known, printed) = office.work(|archive, _| archive.what_page(&before))?;
    let read = before.as_known(known, printed);
    office.at_desk(|archive, desk, _| {
        if !of.is(archive) {
            return Err(StoreError::Locked.into());
        }
        desk.put(read)
    })
}

pub fn stop_reading_sheets(office: &Office) -> Result<()> {
    office.reading().stop();
    Ok(())
}

pub fn reading_of_sheets(office: &Office) -> Result<Option<FilingProgress>> {
    Ok(office.filing().progress.clone())
}

pub fn filing_desk(office: &Office) -> Result<FilingDesk> {
    office.at_desk(|archive, desk, _| archive.filing_desk(desk))
}

pub fn sheet_picture(office: &Office, key: u32) -> Result<String> {
    office.at_desk(|_, desk, _| desk.picture_address(key))
}

pub fn say_which_sheet(office: &Office, said: PageSaid) -> Result<FilingDesk> {
    office.at_desk(|archive, desk, _| {
        let known = archive.known_page(&desk.typed(&said)?)?;
        desk.said(said.key, known);
        archive.filing_desk(desk)
    })
}

pub fn file_sheets(office: &Office, pages: Vec<PageToFile>) -> Result<FilingDesk> {
    office.at_desk(|archive, desk, now| {
        let filed = archive.file_sheets(desk, &pages, BINDER, now)?;
        desk.filed(&filed);
        archive.filing_desk(desk)
    })
}

pub fn clear_sheet(office: &Office, key: u32) -> Result<FilingDesk> {
    office.at_desk(|archive, desk, _| {
        desk.clear(key);
        archive.filing_desk(desk)
    })
}

pub fn clear_sheets(office: &Office) -> Result<FilingDesk> {
    office.at_desk(|archive, desk, _| {
        desk.clear_all();
        archive.filing_desk(desk)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::commands::vault::leave_example;
    use crate::office::tests::example;

    /// A page with no code, and a file that is none.
    fn pasted() -> Vec<PastedFile> {
        // The smallest PDF of one empty page that readers take.
        const PDF: &str = "JVBERi0xLjEKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PgplbmRvYmoKMyAwIG9iago8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAgMCA4NCA1OV0+PgplbmRvYmoKdHJhaWxlcgo8PC9Sb290IDEgMCBSPj4KJSVFT0YK";
        let file = |name: &str, base64: &str| PastedFile {
            name: name.to_owned(),
            base64: base64.to_owned(),
        };
        vec![file("foglio.pdf", PDF), file("nota.txt", "Y2lhbw==")]
    }

    #[test]
    fn what_was_read_lies_there_until_the_archive_is_locked_and_for_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let office = example(folder.path());
        let desk = read_sheets(&office, pasted()).unwrap();
        assert_eq!((desk.pages.len(), desk.unread.len()), (1, 1));
        assert_eq!(reading_of_sheets(&office).unwrap(), None);
        // Another example is another archive.
        let other = tempfile::tempdir().unwrap();
        *office.example() = example(other.path()).example().take();
        assert_eq!(filing_desk(&office).unwrap(), FilingDesk::default());
        read_sheets(&office, pasted()).unwrap();
        office.close();
        assert!(filing_desk(&office).is_err());
        assert!(leave_example(&office).is_ok());
        assert!(read_sheets(&office, pasted()).is_err());
    }

    #[test]
    fn a_page_that_was_being_read_when_the_archive_was_locked_is_put_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let office = example(folder.path());
        let of = office.archive().unwrap().weak();
        let other = tempfile::tempdir().unwrap();
        *office.example() = example(other.path()).example().take();
        let file = pasted()[0].file().unwrap();
        let stop = office.reading().begin();
        assert!(read_one(&office, (&stop, &of), &file, 0).is_err());
        assert!(filing_desk(&office).unwrap().pages.is_empty());
        office.reading().stop();
        let of = office.archive().unwrap().weak();
        let given_up = read_one(&office, (&stop, &of), &file, 0);
        assert!(matches!(given_up, Err(Error::Cancelled)));
    }
}
