//! *Fascicolo per la verifica*: written beside, then given its name; whole or not at all.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use affianca_domain::InspectionSheet;
use affianca_workflow::inspection::{
    FolderPacking, Inspection, InspectionOrder, InspectionPlan, Packing, ZipPacking,
};
use affianca_workflow::{Archive, Error, Refusal, Result};
use serde::Serialize;
use ts_rs::TS;

use super::crossing::Progress;
use crate::copies::Going;
use crate::office::Office;
use crate::{files, printing, synced};

/// What was made.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectionMade {
    /// Where, as the user reads it.
    path: String,
    files: u32,
    /// Papers that could not be put in.
    left_out: u32,
}

pub fn make_inspection(
    office: &Office,
    order: InspectionOrder,
    progress: Progress,
) -> Result<InspectionMade> {
    let before = office.archive()?.weak();
    // Locked or left: nobody reads on.
    let open = || office.archive().is_ok_and(|archive| before.is(&archive));
    office.ask(
        |archive, now| Ok(archive.plan_inspection(&order, now)?.name()),
        |desktop, name| {
            if order.folder {
                let folder = desktop.ask_folder("Scegli dove mettere il fascicolo")?;
                Ok(free(&folder, &name))
            } else {
                desktop.ask_where(&format!("{name}.zip"), &files::ZIP)
            }
        },
        |archive, path, now| {
            let going = office.copies().asked.begin();
            let going = going.ok_or(Error::Refused(Refusal::CopyUnderWay))?;
            let plan = archive.plan_inspection(&order, now)?;
            let heard = Heard::new(&going, &progress, &open);
            let made = if order.folder {
                folder(archive, &plan, &path, &heard)?
            } else {
                zip(archive, &plan, &path, &heard)?
            };
            Ok(InspectionMade {
                path: synced::told(&path),
                files: u32::try_from(made.files).unwrap_or(u32::MAX),
                left_out: u32::try_from(made.left_out).unwrap_or(u32::MAX),
            })
        },
    )
}

/// Who hears how far it is, and says whether it is still wanted.
struct Heard<'a> {
    going: &'a Going,
    progress: &'a Progress,
    open: &'a dyn Fn() -> bool,
    told: AtomicU32,
}

impl<'a> Heard<'a> {
    fn new(going: &'a Going, progress: &'a Progress, open: &'a dyn Fn() -> bool) -> Self {
        Self {
            going,
            progress,
            open,
            told: AtomicU32::new(0),
        }
    }

    fn passes(&self, done: usize, all: usize) -> bool {
        let hundredths = u32::try_from((done * 100).checked_div(all).unwrap_or_default());
        let hundredths = hundredths.unwrap_or(100);
        if self.told.swap(hundredths, Ordering::Relaxed) != hundredths {
            self.progress.tell(hundredths, 100);
        }
        self.going.passes(done as u64, all as u64) && (self.open)()
    }
}

fn print(sheet: &InspectionSheet) -> Result<Vec<u8>> {
    Ok(printing::inspection(sheet)?.pdf)
}

fn write(
    archive: &Archive,
    plan: &InspectionPlan,
    packing: &mut dyn Packing,
    heard: &Heard,
) -> Result<Inspection> {
    archive.write_inspection(plan, packing, print, &|done, all| heard.passes(done, all))
}

fn zip(archive: &Archive, plan: &InspectionPlan, path: &Path, heard: &Heard) -> Result<Inspection> {
    let beside = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = files::beside(beside, path)?;
    let mut packing = ZipPacking::new(BufWriter::new(file.as_file_mut()));
    let made = write(archive, plan, &mut packing, heard)?;
    packing.finish()?;
    file.as_file().sync_all()?;
    let put = || files::put_in_place(file, path);
    archive.tell_inspection(plan, &made, put, crate::clock::now())?;
    Ok(made)
}

fn folder(
    archive: &Archive,
    plan: &InspectionPlan,
    path: &Path,
    heard: &Heard,
) -> Result<Inspection> {
    let beside = path.parent().unwrap_or_else(|| Path::new("."));
    // Removed with all that is still in it.
    let unfinished = tempfile::Builder::new()
        .prefix("affianca-fascicolo-")
        .tempdir_in(beside)?;
    let inside = unfinished.path().join("fascicolo");
    fs::create_dir(&inside)?;
    let mut packing = FolderPacking::new(inside.clone());
    let made = write(archive, plan, &mut packing, heard)?;
    let put = || Ok(fs::rename(&inside, path)?);
    archive.tell_inspection(plan, &made, put, crate::clock::now())?;
    Ok(made)
}

/// A folder of this name that is not there yet.
fn free(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..1000).map(|again| folder.join(format!("{name}-{again}")));
    let first = folder.join(name);
    std::iter::once(first.clone())
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or(first)
}

#[cfg(test)]
mod tests;
