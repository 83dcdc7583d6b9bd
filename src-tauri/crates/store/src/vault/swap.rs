//! One archive in the place of another, step by step after a plan that is on the disk before the first
//! step: a crash in between leaves something that can be finished, or undone.

use std::fs;
use std::io::Write as _;
use std::path::{Component, Path};

use affianca_domain::CoachId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keyring::Keyring;
use super::{ARCHIVE_FILE, DRAFT_FILE, KEYRING_FILE, Vault, backup, new_key, restore, scheduled};
use crate::connect::set_log_aside;
use crate::files::{
    name_to_keep, private_file, put_in_place, remove_if_there, remove_with_companions,
};
use crate::paths::beside;
use crate::{Result, Sealed, Store, seen};

/// What is to be done, while it is not all done.
const PLAN_FILE: &str = "sostituzione.json";
/// No plan is larger.
const LARGEST_PLAN: u64 = 64 * 1024;
/// The keys about to come.
const NEW_KEYS_FILE: &str = "chiavi.json.in-arrivo";

/// Why one archive takes another's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum Interrupted {
    /// A copy is taken as the archive.
    #[serde(rename = "ripristino")]
    Restore,
    /// The archive is encrypted with another key.
    #[serde(rename = "chiave nuova")]
    NewKey,
}

/// The steps: what is there is set aside, then keys and archive come. Names are those in the folder.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Plan {
    why: Interrupted,
    /// Whose passphrase opened what comes, where each coach has their own.
    by: Option<CoachId>,
    /// When it began.
    at: NaiveDateTime,
    /// The archive that comes.
    from: String,
    /// Where each file is, and where it is kept.
    moves: Vec<(String, String)>,
}

impl Plan {
    /// Whether it touches nothing outside the folder.
    fn is_within(&self) -> bool {
        let names = self.moves.iter().flat_map(|(place, kept)| [place, kept]);
        let plain = |name: &String| {
            Path::new(name)
                .components()
                .all(|part| matches!(part, Component::Normal(_)))
        };
        names.chain([&self.from]).all(plain)
    }
}

impl Vault {
    /// Gives the archive in `from` and its keys the place of those that are there, which are kept under
    /// other names; should anything fail, they are back where they were.
    pub(super) fn take(
        &self,
        from: &Path,
        ring: &Keyring,
        (why, by): (Interrupted, Option<CoachId>),
        now: NaiveDateTime,
    ) -> Result<()> {
        let plan = Plan {
            why,
            by,
            at: now,
            from: self.name_of(from),
            moves: self.in_the_way(now),
        };
        let taken = ring
            .save(&self.folder.join(NEW_KEYS_FILE))
            .and_then(|()| self.write_plan(&plan))
            .and_then(|()| self.carry_out(&plan));
        if taken.is_err() {
            self.put_back(&plan);
        }
        taken
    }

    /// What a crash left half done, when it is to be finished or undone: asked while the archive is locked.
    #[must_use]
    pub fn interrupted(&self) -> Option<Interrupted> {
        if self.open.is_some() {
            return None;
        }
        self.half_done().map(|plan| plan.why)
    }

    /// The plan of which the last step is still to come.
    pub(super) fn half_done(&self) -> Option<Plan> {
        self.plan()
            .filter(|plan| self.folder.join(&plan.from).exists())
    }

    /// Finishes it: the archive that was to come is there then, locked.
    ///
    /// # Errors
    /// The disk; [`crate::Error::InUse`].
    pub fn finish_interrupted(&mut self) -> Result<()> {
        self.alone(|vault| match vault.half_done() {
            Some(plan) => vault.carry_out(&plan),
            None => Ok(()),
        })?;
        self.tidy()
    }

    /// Undoes it: what was there before is there again, locked.
    ///
    /// # Errors
    /// The disk; [`crate::Error::InUse`].
    pub fn undo_interrupted(&mut self) -> Result<()> {
        self.alone(|vault| {
            if let Some(plan) = vault.half_done() {
                vault.put_back(&plan);
            }
            Ok(())
        })?;
        self.tidy()
    }

    /// Removes what a crash left behind and nobody misses, and what was left of a swap that is done. To be
    /// called before anything is opened; nothing is touched while another program has the archive.
    ///
    /// # Errors
    /// The disk.
    pub fn tidy(&mut self) -> Result<()> {
        self.alone(|vault| {
            vault.remove_unfinished()?;
            match vault.plan() {
                Some(_) if vault.half_done().is_some() => Ok(()),
                // A copy that came is told to its journal when it is opened.
                Some(plan) if plan.why == Interrupted::Restore => Ok(()),
                Some(plan) => vault.forget_old(&plan),
                None => vault.remove_unclaimed(),
            }
        })
    }

    /// The archive that came is open: a copy is told to its journal, an old key's file is gone for good.
    pub(super) fn settle(&self, store: &Store) -> Result<()> {
        let Some(plan) = self.plan().filter(|_| self.half_done().is_none()) else {
            return Ok(());
        };
        match plan.why {
            Interrupted::Restore => {
                let seen_here = Sealed::beside(&self.folder);
                restore::tell_restored(store, seen_here.as_ref(), plan.by, plan.at)?;
                self.forget_old(&plan)
            }
            Interrupted::NewKey => {
                // What cannot be removed now is under another name, and is tried again at the next start.
                let _ = self.forget_old(&plan);
                Ok(())
            }
        }
    }

    /// Runs `run` on an archive nobody has open, here or elsewhere; not where there never was one.
    fn alone(&mut self, run: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        if self.open.is_some() || !self.folder.is_dir() {
            return Ok(());
        }
        self.hold()?;
        let done = run(self);
        self.let_go();
        done
    }

    /// Every step of the plan that is not done yet.
    fn carry_out(&self, plan: &Plan) -> Result<()> {
        let from = self.folder.join(&plan.from);
        for (place, kept) in &plan.moves {
            let (place, kept) = (self.folder.join(place), self.folder.join(kept));
            if place.exists() && !kept.exists() {
                put_in_place(&place, &kept)?;
            }
        }
        let keys = self.folder.join(NEW_KEYS_FILE);
        if keys.exists() {
            put_in_place(&keys, &self.keyring_file())?;
        }
        put_in_place(&from, &self.archive_file())
    }

    /// Undoes what was done of the plan. A disk that refuses this too leaves all of it under the names it is
    /// kept by, and the plan to undo it by.
    fn put_back(&self, plan: &Plan) {
        for file in [ARCHIVE_FILE, KEYRING_FILE] {
            // What was not there before is the new one.
            if plan.moves.iter().all(|(place, _)| place != file) {
                let _ = remove_if_there(&self.folder.join(file));
            }
        }
        let mut back = true;
        for (place, kept) in plan.moves.iter().rev() {
            let (place, kept) = (self.folder.join(place), self.folder.join(kept));
            back &= !kept.exists() || put_in_place(&kept, &place).is_ok();
        }
        if back {
            let _ = remove_if_there(&self.folder.join(NEW_KEYS_FILE));
            let _ = remove_if_there(&self.folder.join(PLAN_FILE));
        }
    }

    /// The swap is done. What an old key opens is removed; what a copy took the place of stays under its
    /// other name.
    fn forget_old(&self, plan: &Plan) -> Result<()> {
        if plan.why == Interrupted::NewKey {
            for (_, kept) in &plan.moves {
                remove_if_there(&self.folder.join(kept))?;
            }
        }
        remove_if_there(&self.folder.join(PLAN_FILE))
    }

    /// The archive that is there, what SQLite wrote beside it and its keys: where each is, and where it is to
    /// be kept.
    fn in_the_way(&self, now: NaiveDateTime) -> Vec<(String, String)> {
        let (archive, keys) = (self.archive_file(), self.keyring_file());
        let kept = name_to_keep(&archive, "messo-da-parte", now);
        ["", "-wal", "-shm"]
            .into_iter()
            .map(|ending| (beside(&archive, ending), beside(&kept, ending)))
            .chain([(keys.clone(), name_to_keep(&keys, "precedenti", now))])
            .filter(|(place, _)| place.exists())
            .map(|(place, kept)| (self.name_of(&place), self.name_of(&kept)))
            .collect()
    }

    /// A file's name within the folder.
    fn name_of(&self, path: &Path) -> String {
        let within = path.strip_prefix(&self.folder).unwrap_or(path);
        within.to_string_lossy().into_owned()
    }

    fn plan(&self) -> Option<Plan> {
        let file = self.folder.join(PLAN_FILE);
        let size = fs::metadata(&file).ok()?.len();
        let bytes = (size <= LARGEST_PLAN).then(|| fs::read(&file).ok())??;
        let plan: Plan = serde_json::from_slice(&bytes).ok()?;
        plan.is_within().then_some(plan)
    }

    fn write_plan(&self, plan: &Plan) -> Result<()> {
        let place = self.folder.join(PLAN_FILE);
        let new = beside(&place, ".nuovo");
        let mut file = private_file(&new)?;
        file.write_all(&serde_json::to_vec(plan)?)?;
        file.sync_all()?;
        drop(file);
        put_in_place(&new, &place)
    }

    /// Removes what was being made when the program broke off, whatever else is under way.
    fn remove_unfinished(&self) -> Result<()> {
        for archive in [DRAFT_FILE, backup::SNAPSHOT_FILE, scheduled::SNAPSHOT_FILE] {
            remove_with_companions(&self.folder.join(archive))?;
        }
        for file in [
            KEYRING_FILE,
            PLAN_FILE,
            NEW_KEYS_FILE,
            seen::FILE,
            scheduled::NOTE_FILE,
        ] {
            remove_if_there(&self.folder.join(format!("{file}.nuovo")))?;
        }
        Ok(())
    }

    /// Removes what belongs to a swap that never began, and sets aside a log without its archive: whose it is
    /// nobody knows, and a new archive would take it for its own.
    fn remove_unclaimed(&self) -> Result<()> {
        remove_if_there(&self.folder.join(PLAN_FILE))?;
        remove_if_there(&self.folder.join(NEW_KEYS_FILE))?;
        remove_with_companions(&self.folder.join(new_key::DRAFT_FILE))?;
        let unpacked = self.folder.join(restore::UNPACKED_FOLDER);
        if unpacked.exists() {
            fs::remove_dir_all(unpacked)?;
        }
        if !self.archive_file().exists() {
            set_log_aside(&self.archive_file())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
