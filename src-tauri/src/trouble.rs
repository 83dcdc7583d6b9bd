//! What keeps the program from starting, said in a window of the system's own, since the
//! program has none yet: a program started from a menu has no console either.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::files::shown;
use crate::platform::{self, Missing};

/// A file locked by the program that works in the folder it lies in.
const IN_USE: &str = "in-uso";
/// What the process ends with, whatever kept it from starting.
const EXIT_CODE: i32 = 1;

/// Why the program cannot start.
#[derive(Debug)]
pub enum Trouble {
    /// The system lacks what a window needs.
    Missing(Missing),
    /// The folder of the program cannot be made or written.
    Folder(PathBuf, io::Error),
    /// Another program works in this folder.
    InUse(PathBuf),
    /// Anything else, in the words of whoever refused.
    Other(String),
}

impl Trouble {
    /// What happened and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Missing(missing) => words_of(missing),
            Self::Folder(folder, why) => format!(
                "La cartella dei dati non si può usare:\n{}\n\n{why}\n\nControlla che esista, \
                 che tu possa scriverci e che il disco non sia pieno, poi riapri Affianca.",
                shown(folder)
            ),
            Self::InUse(folder) => format!(
                "L’archivio è già aperto in un altro Affianca, su questo computer o su un altro \
                 che usa la stessa cartella:\n{}\n\nChiudi l’altro e riapri questo.",
                shown(folder)
            ),
            Self::Other(why) => format!("Affianca non può partire:\n\n{why}"),
        }
    }

    /// Says it and ends the process.
    pub fn end(&self) -> ! {
        let words = self.words();
        eprintln!("Affianca: {words}");
        platform::say("Affianca non può partire", &words);
        std::process::exit(EXIT_CODE);
    }
}

impl From<tauri::Error> for Trouble {
    fn from(error: tauri::Error) -> Self {
        Self::Other(error.to_string())
    }
}

fn words_of(missing: &Missing) -> String {
    match missing {
        Missing::Display => "Qui non c’è uno schermo su cui aprire la finestra. Affianca va \
                             aperto da una sessione grafica."
            .to_owned(),
        Missing::WebView if cfg!(windows) => {
            "Su questo computer manca Microsoft Edge WebView2 Runtime, che disegna la \
             finestra.\n\nWindows 11 e Windows 10 aggiornato lo hanno già; altrimenti si scarica \
             gratis da Microsoft (cerca «WebView2 Runtime», versione Evergreen x64). Poi riapri \
             Affianca: i tuoi dati restano dove sono."
                .to_owned()
        }
        Missing::WebView => "Su questo computer manca ciò che disegna la finestra. Aggiorna il \
                             sistema e riapri Affianca."
            .to_owned(),
        Missing::NewerWebView(version) => format!(
            "WebKitGTK {version} è troppo vecchio per disegnare la finestra: serve la 2.44 o una \
             successiva. Aggiorna il sistema e riapri Affianca: i tuoi dati restano dove sono."
        ),
    }
}

/// The program's folder, made and written in, and held so that no other program works in it.
#[derive(Debug)]
pub struct Held {
    /// Locked for as long as the program runs; the system lets go of it even after a crash.
    _mark: Option<File>,
}

/// Makes the folder, private, and takes hold of it.
///
/// # Errors
/// [`Trouble::Folder`], [`Trouble::InUse`].
pub fn hold(folder: &Path) -> Result<Held, Trouble> {
    let told = |why| Trouble::Folder(folder.to_owned(), why);
    platform::make_private_folder(folder).map_err(told)?;
    let mark = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(IN_USE))
        .map_err(told)?;
    match mark.try_lock() {
        Ok(()) => Ok(Held { _mark: Some(mark) }),
        Err(TryLockError::WouldBlock) => Err(Trouble::InUse(folder.to_owned())),
        // Where files cannot be locked nobody can tell, and the archive is opened as ever.
        Err(TryLockError::Error(_)) => Ok(Held { _mark: None }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Nicolò D'Amico (2)");
        (place, folder)
    }

    #[test]
    fn a_second_program_in_one_folder_is_refused_until_the_first_ends() {
        let (_place, folder) = place();
        let first = hold(&folder).unwrap();
        let refused = hold(&folder).unwrap_err();
        assert!(matches!(&refused, Trouble::InUse(held) if *held == folder));
        assert!(refused.words().contains(&shown(&folder)));
        drop(first);
        hold(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_the_reason() {
        let (_place, folder) = place();
        fs::write(&folder, b"a file stands in the way").unwrap();
        let refused = hold(&folder).unwrap_err();
        assert!(matches!(&refused, Trouble::Folder(named, _) if *named == folder));
        let words = refused.words();
        assert!(words.contains(&shown(&folder)), "{words}");
        assert!(words.contains("cartella dei dati"), "{words}");
    }

    #[test]
    fn whatever_is_missing_the_words_say_what_to_do() {
        for (missing, said) in [
            (Missing::Display, "sessione grafica"),
            (Missing::WebView, "riapri Affianca"),
            (Missing::NewerWebView("2.36.8".into()), "2.36.8"),
        ] {
            let words = Trouble::Missing(missing).words();
            assert!(words.contains(said), "{words}");
        }
        let other = Trouble::Other("porta chiusa".into()).words();
        assert!(other.contains("porta chiusa"), "{other}");
    }
}
