//! What must be on the machine. On Debian and its kin it is installed; elsewhere it is named.

use std::path::Path;
use std::process::Command;

use crate::process::{Outcome, on_path, run, spelled, text_of};

/// One thing a task needs from the system.
pub struct Need {
    /// Package on Debian and Ubuntu.
    package: &'static str,
    /// How its presence is seen on other systems.
    sign: Sign,
    /// Where only Linux needs it.
    linux_only: bool,
}

enum Sign {
    Program(&'static str),
    Library(&'static str),
}

const fn everywhere(package: &'static str, program: &'static str) -> Need {
    Need {
        package,
        sign: Sign::Program(program),
        linux_only: false,
    }
}

const fn on_linux(package: &'static str, sign: Sign) -> Need {
    Need {
        package,
        sign,
        linux_only: true,
    }
}

/// To build the program. OpenSSL comes with a crate, whose build asks for perl and make.
pub const TO_BUILD: &[Need] = &[
    on_linux("build-essential", Sign::Program("make")),
    everywhere("perl", "perl"),
    on_linux("pkg-config", Sign::Program("pkg-config")),
    on_linux("libwebkit2gtk-4.1-dev", Sign::Library("webkit2gtk-4.1")),
];

/// To read the printed registers back in tests.
pub const TO_READ_PDF: &[Need] = &[
    everywhere("poppler-utils", "pdftotext"),
    everywhere("qpdf", "qpdf"),
];

/// To drive the real window with no display.
pub const TO_DRIVE_WINDOW: &[Need] = &[
    on_linux("webkit2gtk-driver", Sign::Program("WebKitWebDriver")),
    on_linux("xvfb", Sign::Program("xvfb-run")),
    on_linux("xauth", Sign::Program("xauth")),
    on_linux("dbus-x11", Sign::Program("dbus-run-session")),
];

/// Debian's second compiler, with the sources of the standard library: it checks for systems that
/// the first one has no libraries of.
pub const TO_CHECK_OTHERS: &[Need] = &[
    on_linux("cargo-web", Sign::Program("cargo")),
    on_linux("rustc-web", Sign::Program("rustc")),
    on_linux("rust-web-src", Sign::Program("rustc")),
];

/// To link a program for Windows, and to make its installer.
pub const TO_BUILD_FOR_WINDOWS: &[Need] = &[
    everywhere("gcc-mingw-w64-x86-64-posix", "x86_64-w64-mingw32-gcc-posix"),
    everywhere("nsis", "makensis"),
];

/// To run a program for Windows.
pub const TO_RUN_WINDOWS: &[Need] = &[everywhere("wine64", "wine64")];

/// To render the icons.
pub const TO_RENDER: &[Need] = &[everywhere("librsvg2-bin", "rsvg-convert")];

/// Sees to it that all of these are there.
///
/// # Errors
/// When something is missing and cannot be installed from here; the message says how to.
pub fn require(needs: &[&[Need]]) -> Outcome<()> {
    let needs = needs.iter().copied().flatten();
    let needs = needs.filter(|need| cfg!(target_os = "linux") || !need.linux_only);
    if is_debian(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        let missing: Vec<&str> = needs
            .map(|need| need.package)
            .filter(|name| !installed(name))
            .collect();
        return if missing.is_empty() {
            Ok(())
        } else {
            install(&missing)
        };
    }
    let missing: Vec<&str> = needs
        .filter(|need| !need.seen())
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(advice(std::env::consts::OS, &missing))
}

/// Sees to it that Node is there and new enough.
///
/// # Errors
/// When it is missing or older than 20.
pub fn require_node() -> Outcome<()> {
    let said = text_of(Command::new("node").arg("--version"))
        .map_err(|_| "Node.js is missing: install version 20 or newer, with npm".to_owned())?;
    match major(&said) {
        Some(version) if version >= 20 => Ok(()),
        _ => Err(format!(
            "Node.js is {}, but 20 or newer is needed",
            said.trim()
        )),
    }
}

/// Whether a window can be shown.
pub fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

impl Need {
    fn seen(&self) -> bool {
        match self.sign {
            Sign::Program(name) => on_path(name).is_some(),
            Sign::Library(name) => Command::new("pkg-config")
                .args(["--exists", name])
                .status()
                .is_ok_and(|status| status.success()),
        }
    }
}

/// The name of the Linux distribution, as it calls itself.
pub fn distribution() -> Option<String> {
    let about = std::fs::read_to_string("/etc/os-release").ok()?;
    let name = about.lines().find_map(|line| line.strip_prefix("ID="))?;
    Some(name.trim_matches('"').to_owned())
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|name| matches!(name, "debian" | "ubuntu"))
}

fn installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    text_of(&mut query).is_ok_and(|said| said == "installed")
}

fn install(missing: &[&str]) -> Outcome<()> {
    let root = text_of(Command::new("id").arg("-u")).is_ok_and(|said| said.trim() == "0");
    let by_hand = format!("sudo apt-get install {}", missing.join(" "));
    if !root && on_path("sudo").is_none() {
        return Err(format!(
            "these packages are missing; as root run: {by_hand}"
        ));
    }
    println!(
        "Missing system packages: {}. Installing them with apt-get.",
        missing.join(", ")
    );
    // Old lists may still do, so a failed update alone ends nothing.
    if let Err(why) = run(&mut apt_get(root, &["update"])) {
        println!("{why}; going on with the lists there are.");
    }
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(missing);
    run(&mut apt_get(root, &words)).map_err(|why| format!("{why}; by hand: {by_hand}"))
}

fn apt_get(root: bool, words: &[&str]) -> Command {
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root {
        command.arg("env");
    }
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "Acquire::Retries=3",
    ]);
    command.args(words);
    println!("$ {}", spelled(&command));
    command
}

fn advice(system: &str, missing: &[&str]) -> String {
    let missing = missing.join(", ");
    let how = match system {
        "macos" => {
            "Run `xcode-select --install` for the compiler and perl; the rest comes with \
             Homebrew: `brew install poppler qpdf librsvg`."
        }
        "windows" => {
            "Install the Visual Studio C++ build tools and Strawberry Perl \
             (`choco install strawberryperl`); WebView2 is part of Windows 10 and 11. \
             For the tests: `choco install poppler qpdf`."
        }
        _ if Path::new("/etc/fedora-release").exists() => {
            "Run `sudo dnf install webkit2gtk4.1-devel gcc make perl pkgconf-pkg-config`; for \
             the tests also `webkitgtk6.0 webkit2gtk4.1 xorg-x11-server-Xvfb xorg-x11-xauth \
             dbus-daemon poppler-utils qpdf`."
        }
        _ => {
            "Install your system's packages for: WebKitGTK 4.1 with its development files, a C \
             compiler, make, perl, pkg-config; for the tests also WebKitWebDriver, Xvfb with \
             xvfb-run, xauth, dbus-run-session, pdftotext and qpdf."
        }
    };
    format!("missing on this system (Debian's names): {missing}.\n{how}")
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_debian_and_its_kin() {
        assert!(is_debian(
            "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"
        ));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian(
            "ID=fedora\nID_LIKE=\"rhel\"\nNAME=\"not debian\"\n"
        ));
    }

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("no version"), None);
    }

    #[test]
    fn advice_names_what_is_missing_and_how_to_get_it() {
        let said = advice("windows", &["perl"]);
        assert!(
            said.contains("perl") && said.contains("strawberryperl"),
            "{said}"
        );
        assert!(advice("macos", &["perl"]).contains("xcode-select"));
    }
}
