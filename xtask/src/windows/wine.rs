//! Wine, with what it lacks, and the places the tests are run in.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::outside::OUTSIDE;
use super::toolchain::{MINGW, Toolchain};
use crate::house::House;
use crate::process::{Outcome, run, text_of};

/// Where Debian keeps the program itself, which its own packages do not put on the path.
const PROGRAM: &str = "/usr/lib/wine/wine64";
/// Tools of the system that the tests start.
const TOOLS: [&str; 3] = ["pdftotext", "pdfinfo", "qpdf"];
/// A folder as the user of a name like many may have it.
const ODD: &str = "Nicolò D'Amico (2)/àèì €";
/// A share, as Wine keeps it below its devices.
const SHARE: &str = "unc/server/quota";

/// Where the tests make their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The temporary folder.
    Plain,
    /// A folder with spaces, accents and an apostrophe.
    OddName,
    /// A share of the network.
    Share,
}

impl Place {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 3] = [Self::Plain, Self::OddName, Self::Share];

    /// What is put after a tier's name in the table.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::OddName => ", odd name",
            Self::Share => ", share",
        }
    }

    /// Its folder, as Windows names it and as the system outside does; none where Wine's own does.
    fn folder(self, prefix: &Path) -> Option<(String, PathBuf)> {
        match self {
            Self::Plain => None,
            Self::OddName => Some((
                format!("C:\\{}", ODD.replace('/', "\\")),
                prefix.join("drive_c").join(ODD),
            )),
            Self::Share => Some((
                r"\\server\quota".to_owned(),
                prefix.join("dosdevices").join(SHARE),
            )),
        }
    }
}

/// A Windows of its own for the tests.
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Makes it, unless an earlier run did.
    ///
    /// # Errors
    /// When Wine or MinGW refuses.
    pub fn prepare(house: &House, toolchain: &Toolchain) -> Outcome<Self> {
        let wine = Self {
            prefix: toolchain.target.join("wine"),
        };
        let ready = wine.prefix.join("affianca-ready");
        if !ready.exists() {
            println!("Making a Windows for the tests.");
            make_folder(&wine.prefix)?;
            run(wine.bare(Path::new("wineboot")).arg("--init"))?;
            // An old one would not run a program of Rust at all.
            let version = [
                "add",
                r"HKCU\Software\Wine",
                "/v",
                "Version",
                "/d",
                "win10",
                "/f",
            ];
            run(wine.bare(Path::new("reg")).args(version))?;
            std::fs::write(&ready, []).map_err(|why| format!("{}: {why}", ready.display()))?;
        }
        wine.add_what_it_lacks(house, toolchain)?;
        Ok(wine)
    }

    /// A command that runs a program of Windows in this place, with a display for its windows or
    /// without.
    ///
    /// # Errors
    /// When the place cannot be made.
    pub fn command(&self, program: &Path, place: Place, display: bool) -> Outcome<Command> {
        let mut command = if display {
            let mut outer = Command::new("xvfb-run");
            outer.args(["--auto-servernum", PROGRAM]);
            self.within(outer, program)
        } else {
            self.bare(program)
        };
        if let Some((name, folder)) = place.folder(&self.prefix) {
            make_folder(&folder)?;
            command.env("TMP", &name).env("TEMP", &name);
        }
        Ok(command)
    }

    fn bare(&self, program: &Path) -> Command {
        self.within(Command::new(PROGRAM), program)
    }

    fn within(&self, mut command: Command, program: &Path) -> Command {
        command.arg(program);
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env_remove("DISPLAY");
        command
    }

    fn add_what_it_lacks(&self, house: &House, toolchain: &Toolchain) -> Outcome<()> {
        let sources = house.root.join("xtask/src/windows");
        let system = self.prefix.join("drive_c/windows/system32");
        let random = system.join("bcryptprimitives.dll");
        if !random.exists() {
            let source = sources.join("random.c");
            compile(&source, &random, &["-shared", "-ladvapi32"])?;
        }
        let program = std::env::current_exe().map_err(|why| why.to_string())?;
        let native = toolchain.target.join("native.exe");
        let outside = format!("-DNATIVE=\"Z:{} {OUTSIDE}\"", program.display());
        compile(&sources.join("native.c"), &native, &["-municode", &outside])?;
        for tool in TOOLS {
            std::fs::copy(&native, system.join(format!("{tool}.exe")))
                .map_err(|why| format!("{tool}: {why}"))?;
        }
        Ok(())
    }
}

fn compile(source: &Path, product: &Path, words: &[&str]) -> Outcome<()> {
    let mut command = Command::new(MINGW);
    command.args(["-O1", "-o"]).arg(product).arg(source);
    text_of(command.args(words)).map(drop)
}

fn make_folder(folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_name_of_windows_for_the_folder_outside() {
        let prefix = Path::new("/w");
        assert_eq!(Place::Plain.folder(prefix), None);
        assert_eq!(
            Place::OddName.folder(prefix),
            Some((
                r"C:\Nicolò D'Amico (2)\àèì €".to_owned(),
                "/w/drive_c/Nicolò D'Amico (2)/àèì €".into()
            ))
        );
        assert_eq!(
            Place::Share.folder(prefix),
            Some((
                r"\\server\quota".to_owned(),
                "/w/dosdevices/unc/server/quota".into()
            ))
        );
    }
}
