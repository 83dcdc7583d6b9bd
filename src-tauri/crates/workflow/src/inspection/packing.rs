//! Where files are put: one after the other into a ZIP, or into a folder; with the hash of each, and
//! under names that every system takes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use hex::encode as hex;
use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::{Error, Result};

/// The longest part of a place, in characters.
const LONGEST: usize = 60;

/// Takes files, each once.
pub trait Packing {
    /// Puts a file at a place, `folder/name.pdf`.
    ///
    /// # Errors
    /// The disk.
    fn put(&mut self, place: &str, bytes: &[u8]) -> Result<()>;
}

/// Files in a ZIP that is written as it comes, without going back.
pub struct ZipPacking<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> ZipPacking<W> {
    /// One that is written into `out`.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new_stream(out))
    }

    /// Writes its end.
    ///
    /// # Errors
    /// The disk.
    pub fn finish(self) -> Result<()> {
        self.0.finish().map_err(failed)?.into_inner().flush()?;
        Ok(())
    }
}

impl<W: Write> Packing for ZipPacking<W> {
    fn put(&mut self, place: &str, bytes: &[u8]) -> Result<()> {
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .unix_permissions(0o644);
        self.0.start_file(place, stored).map_err(failed)?;
        Ok(self.0.write_all(bytes)?)
    }
}

fn failed(error: zip::result::ZipError) -> Error {
    io::Error::other(error).into()
}

/// Files in a folder that is there and empty.
pub struct FolderPacking(PathBuf);

impl FolderPacking {
    /// In that folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }
}

impl Packing for FolderPacking {
    fn put(&mut self, place: &str, bytes: &[u8]) -> Result<()> {
        let path = place
            .split('/')
            .fold(self.0.clone(), |path, part| path.join(part));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = fs::File::create_new(path)?;
        file.write_all(bytes)?;
        Ok(file.sync_all()?)
    }
}

/// The files put so far: no two at one place, each with its hash.
#[derive(Default)]
pub(super) struct Sums {
    taken: BTreeSet<String>,
    list: String,
    /// How many.
    pub files: usize,
}

impl Sums {
    /// A place nobody has yet, in a folder that may be none.
    pub fn place(&mut self, folder: &str, stem: &str, ending: &str) -> String {
        let folder = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let mut place = format!("{folder}{stem}.{ending}");
        let mut again = 2;
        // Some systems hold capital and small letters for one.
        while !self.taken.insert(place.to_lowercase()) {
            place = format!("{folder}{stem}-{again}.{ending}");
            again += 1;
        }
        place
    }

    /// Puts a file, and gives the hash of it.
    pub fn put(&mut self, packing: &mut dyn Packing, place: &str, bytes: &[u8]) -> Result<String> {
        packing.put(place, bytes)?;
        let sha256 = hex(Sha256::digest(bytes));
        self.list.push_str(&format!("{sha256}  {place}\n"));
        self.files += 1;
        Ok(sha256)
    }

    /// The list that `sha256sum -c` reads.
    pub fn list(&self) -> &str {
        &self.list
    }
}

/// A text as part of a place: letters, digits and dashes that every system and every ZIP takes.
pub(super) fn part_of_place(text: &str) -> String {
    let plain = affianca_domain::fold(text);
    let mut part = String::with_capacity(text.len());
    for (letter, folded) in text
        .chars()
        .zip(plain.chars().chain(std::iter::repeat('-')))
    {
        let letter = if letter.is_ascii_alphanumeric() {
            letter
        } else {
            folded
        };
        if letter.is_ascii_alphanumeric() {
            part.push(letter);
        } else if !part.ends_with('-') {
            part.push('-');
        }
        if part.len() >= LONGEST {
            break;
        }
    }
    match part.trim_matches('-') {
        "" => "senza-nome".to_owned(),
        part => part.to_owned(),
    }
}
