//! Signed sheets that come home (§3.2): files are read onto a desk, looked at, and filed by a key.

use std::path::PathBuf;
use std::sync::Arc;

use affianca_workflow::files::LARGEST_SHEETS;
use affianca_workflow::filing::{
    Binder, FilingDesk, FilingProgress, PageBefore, PageSaid, PageToFile, PastedFile, SheetFile,
    UnreadFile,
};
use affianca_workflow::{Error, Result};

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
    let readable = || files.iter().filter_map(|file| file.as_ref().ok());
    let all = u32::try_from(readable().map(|file| file.pages()).sum::<usize>()).unwrap_or(u32::MAX);
    for file in &files {
        if let Err(unread) = file {
            office.filing().put_unread(unread.clone());
        }
    }
    let mut done = 0;
    let read = readable().try_for_each(|file| {
        (0..file.pages()).try_for_each(|page| {
            office.tell_reading(FilingProgress {
                done,
                all,
                now: format!("{}, pagina {}", file.name, page + 1),
            });
            done += 1;
            read_one(office, &stop, file, page)
        })
    });
    office.tell_reading(FilingProgress::default());
    match read {
        Ok(()) | Err(Error::Cancelled) => filing_desk(office),
        Err(why) => Err(why),
    }
}

fn read_one(office: &Office, stop: &Stop, file: &Arc<SheetFile>, page: usize) -> Result<()> {
    if !stop.is_awaited() {
        return Err(Error::Cancelled);
    }
    let before = PageBefore::read(file, page);
    let (known, printed) = office.work(|archive, _| archive.what_page(&before))?;
    let read = before.as_known(known, printed);
    // Whoever locked the archive meanwhile has cleared the desk: nothing is put on it again.
    office.work(|_, _| office.filing().put(read))
}

pub fn stop_reading_sheets(office: &Office) -> Result<()> {
    office.reading().stop();
    Ok(())
}

pub fn reading_of_sheets(office: &Office) -> Result<Option<FilingProgress>> {
    Ok(office.told_of_reading())
}

pub fn filing_desk(office: &Office) -> Result<FilingDesk> {
    office.work(|archive, _| archive.filing_desk(&office.filing()))
}

pub fn sheet_picture(office: &Office, key: u32) -> Result<String> {
    office.work(|_, _| office.filing().picture_address(key))
}

pub fn say_which_sheet(office: &Office, said: PageSaid) -> Result<FilingDesk> {
    office.work(|archive, _| {
        let code = office.filing().typed(&said)?;
        let known = archive.known_page(&code)?;
        office.filing().said(said.key, known);
        Ok(())
    })?;
    filing_desk(office)
}

pub fn file_sheets(office: &Office, pages: Vec<PageToFile>) -> Result<FilingDesk> {
    office.work(|archive, now| {
        let mut desk = office.filing();
        let filed = archive.file_sheets(&desk, &pages, BINDER, now)?;
        desk.filed(&filed);
        Ok(())
    })?;
    filing_desk(office)
}

pub fn clear_sheet(office: &Office, key: u32) -> Result<FilingDesk> {
    office.filing().clear(key);
    filing_desk(office)
}

pub fn clear_sheets(office: &Office) -> Result<FilingDesk> {
    office.filing().clear_all();
    filing_desk(office)
}
