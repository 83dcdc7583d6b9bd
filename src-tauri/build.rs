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

include!("src/commands/list.rs");

/// Read by tauri from the folder it expects; not kept with the sources.
const PERMISSION_FILE: &str = "permissions/commands.toml";

fn main() {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    let done = write_permission(Path::new(PERMISSION_FILE))
        .and_then(|()| Ok(tauri_build::try_build(tauri_build::Attributes::new())?));
    if let Err(error) = done {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
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
