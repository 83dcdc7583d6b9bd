//! Gives the window the permission to ask for every command of the list, and for nothing else of
//! the program.

use std::path::Path;

/// Names what the list holds.
macro_rules! commands {
    ($($subject:ident { $(
        $(#[doc = $about:literal])*
        $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;
    )* })*) => {
        const COMMANDS: &[&str] = &[$($(stringify!($name)),*),*];
    };
}

include!("src/commands/list_of_the_archive.rs");
include!("src/commands/list.rs");

/// What Windows must know of a program before it starts: which of its own libraries it is written
/// for. The program has it among its resources, and its tests would have none; Microsoft's linker
/// puts it into both.
const MANIFEST: &str = "windows.manifest.xml";

/// Read by tauri from the folder it expects; not kept with the sources.
const PERMISSION_FILE: &str = "permissions/commands.toml";

fn main() {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    println!("cargo:rerun-if-changed=src/commands/list_of_the_archive.rs");
    let done = write_permission(Path::new(PERMISSION_FILE))
        .and_then(|()| Ok(tauri_build::try_build(attributes())?));
    if let Err(error) = done {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

fn attributes() -> tauri_build::Attributes {
    let linker = std::env::var("CARGO_CFG_TARGET_ENV").unwrap_or_default();
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    if linker != "msvc" {
        return tauri_build::Attributes::new();
    }
    println!("cargo:rerun-if-changed={MANIFEST}");
    println!("cargo:rustc-link-arg=/MANIFEST:EMBED");
    println!("cargo:rustc-link-arg=/MANIFESTINPUT:{folder}/{MANIFEST}");
    tauri_build::Attributes::new()
        .windows_attributes(tauri_build::WindowsAttributes::new_without_app_manifest())
}

fn write_permission(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let text = format!(
        "[[permission]]\nidentifier = \"allow-commands\"\n\
         description = \"Every command of the program.\"\ncommands.allow = {COMMANDS:?}\n"
    );
    // A file written anew would have everything built anew.
    if std::fs::read_to_string(file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(file, text)?)
}
