//! What keeps the program from starting, said in a window of the system's own, since the
//! program has none yet: a program started from a menu has no console either.

use std::io;
use std::panic::Location;
use std::path::{Path, PathBuf};

use crate::files::shown;
use crate::platform::{self, Missing};

/// What the process ends with, whatever kept it from starting.
const EXIT_CODE: i32 = 1;

/// Why the program cannot start.
#[derive(Debug)]
pub enum Trouble {
    /// The system lacks what a window needs.
    Missing(Missing),
    /// The folder of the program cannot be made or written.
    Folder(PathBuf, io::Error),
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

/// Where the program broke off, in the words of a log: the message may hold anybody's data, and is not told.
pub fn place_of(location: Option<&Location>) -> String {
    match location {
        Some(place) => format!(
            "Affianca: errore interno in {}:{}",
            place.file(),
            place.line()
        ),
        None => "Affianca: errore interno".to_owned(),
    }
}

/// Makes the program's folder, private, and sees whether files can be made in it.
///
/// # Errors
/// [`Trouble::Folder`].
pub fn prepare(folder: &Path) -> Result<(), Trouble> {
    platform::make_private_folder(folder)
        .and_then(|()| tempfile::tempfile_in(folder))
        .map(drop)
        .map_err(|why| Trouble::Folder(folder.to_owned(), why))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Nicolò D'Amico (2)");
        (place, folder)
    }

    #[test]
    fn a_folder_is_made_for_whoever_starts_for_the_first_time_and_stays_empty() {
        let (_place, folder) = place();
        prepare(&folder).unwrap();
        prepare(&folder).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_the_reason() {
        let (_place, folder) = place();
        fs::write(&folder, b"a file stands in the way").unwrap();
        let refused = prepare(&folder).unwrap_err();
        assert!(matches!(&refused, Trouble::Folder(named, _) if *named == folder));
        let words = refused.words();
        assert!(words.contains(&shown(&folder)), "{words}");
        assert!(words.contains("cartella dei dati"), "{words}");
    }

    #[test]
    fn where_the_program_broke_off_is_told_and_nothing_of_why() {
        let words = place_of(Some(Location::caller()));
        assert!(words.contains("trouble.rs:"), "{words}");
        assert!(place_of(None).contains("errore interno"));
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
