//! Whether the program compiles for the systems one is not on, tests included. Nothing is linked
//! and nothing runs.

pub mod compiler;
pub mod stand_in;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::house::House;
use crate::process::{Outcome, lines_of};
use compiler::Compiler;

/// The other systems, as compilers name them.
pub const SYSTEMS: [&str; 2] = ["x86_64-pc-windows-gnu", "aarch64-apple-darwin"];

/// How it went.
pub enum Checked {
    /// It compiles, without a warning.
    Well,
    /// It was not tried, and why.
    Skipped(String),
}

/// Checks all members for all other systems in one call, so that what runs here while they are
/// built is built once.
///
/// # Errors
/// When something does not compile or warns, or where the compiler is missing on a machine that
/// has to have it.
pub fn check(house: &House) -> Outcome<Checked> {
    if !cfg!(target_os = "linux") {
        return Ok(Checked::Skipped("it is done on Linux".to_owned()));
    }
    let compiler = match Compiler::for_systems(&SYSTEMS) {
        Ok(compiler) => compiler,
        // Nobody reads there what is left out.
        Err(why) if std::env::var_os("CI").is_some() => return Err(why),
        Err(why) => return Ok(Checked::Skipped(why)),
    };
    println!(
        "Checking for {} (the first time takes several minutes).",
        SYSTEMS.join(" and ")
    );
    let target = house.target.join("cross");
    let mut command = compiler.cargo(house, &target);
    let members = "check --workspace --lib --bins --tests --keep-going --locked --quiet";
    command
        .args(members.split(' '))
        .arg("--message-format=json-diagnostic-short")
        .args(compiler.words());
    for system in SYSTEMS {
        command.args(["--target", system]);
    }
    // Nothing is run, so nothing need be found in it.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    with_stand_ins(&mut command, &target)?;
    let mut faults = Vec::new();
    let status = lines_of(&mut command, |line| faults.extend(fault(house, line)))?;
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        return Err(faults.join("\n"));
    }
    if !status.success() {
        return Err(format!("cargo ended badly ({status})"));
    }
    Ok(Checked::Well)
}

/// Puts in the place of every tool of the other systems one that makes nothing.
fn with_stand_ins(command: &mut Command, target: &Path) -> Outcome<()> {
    let tools = target.join("tools");
    let [compiler, archiver, resources] = stand_in::lay_into(&tools)?;
    for system in SYSTEMS {
        let name = system.replace('-', "_");
        command
            .env(format!("CC_{name}"), &compiler)
            .env(format!("CXX_{name}"), &compiler)
            .env(format!("AR_{name}"), &archiver)
            .env(format!("RANLIB_{name}"), &archiver)
            .env(format!("RC_{name}"), &resources);
        let name = name.to_uppercase();
        command
            .env(format!("{name}_OPENSSL_NO_VENDOR"), "1")
            .env(format!("{name}_OPENSSL_STATIC"), "1")
            .env(format!("{name}_OPENSSL_LIB_DIR"), &tools)
            .env(format!("{name}_OPENSSL_INCLUDE_DIR"), &tools);
    }
    // Apple's headers are asked for where they lie, and are not read.
    command
        .env("SDKROOT", "/")
        .env("MACOSX_DEPLOYMENT_TARGET", "11.0");
    Ok(())
}

/// What cargo says is wrong: with a member whatever it is, with a library only what stops it.
fn fault(house: &House, line: &str) -> Option<String> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-message" {
        return None;
    }
    let manifest = &message["manifest_path"];
    let ours = house
        .packages
        .iter()
        .any(|package| package["manifest_path"] == *manifest);
    let level = message["message"]["level"].as_str()?;
    let wrong = level.starts_with("error") || (ours && level == "warning");
    let text = message["message"]["rendered"].as_str()?.trim_end();
    wrong.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_warning_is_a_fault_of_a_member_and_none_of_a_library() {
        let house = House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages: vec![json!({"manifest_path": "/h/src-tauri/Cargo.toml"})],
        };
        let said = |manifest: &str, level: &str| {
            let message = json!({
                "reason": "compiler-message",
                "manifest_path": manifest,
                "message": {"level": level, "rendered": "a.rs:1:1: said\n"},
            });
            fault(&house, &message.to_string())
        };
        let (ours, other) = ("/h/src-tauri/Cargo.toml", "/r/tauri/Cargo.toml");
        let text = Some("a.rs:1:1: said".to_owned());
        assert_eq!(said(ours, "warning"), text);
        assert_eq!(said(ours, "error"), text);
        assert_eq!(said(other, "error"), text);
        assert_eq!(said(other, "warning"), None);
        assert_eq!(said(ours, "note"), None);
        assert_eq!(fault(&house, r#"{"reason": "build-finished"}"#), None);
    }
}
