//! Three lists name the commands of the window, and tauri compares none of them with another:
//! the manifest in build.rs, the handler, and the capability. One missing fails only when used.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::house::{House, files_under, has_extension};
use crate::process::Outcome;

/// Where the three lists disagree, one line each.
///
/// # Errors
/// When one of the lists cannot be found or read.
pub fn disagreements(house: &House) -> Outcome<Vec<String>> {
    let read = |path: &str| {
        let file = house.shell().join(path);
        std::fs::read_to_string(&file).map_err(|why| format!("{}: {why}", house.shown(&file)))
    };
    let manifest = in_manifest(&read("build.rs")?);
    let manifest = manifest.ok_or("build.rs has no AppManifest …commands(&[…]) to read")?;
    let handler = files_under(&house.shell().join("src"))
        .into_iter()
        .filter(|file| has_extension(file, &["rs"]))
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .find_map(|source| in_handler(&source));
    let handler = handler.ok_or("no generate_handler![…] in src-tauri/src")?;
    let capability = in_capability(&read("capabilities/main.json")?)?;
    Ok(compare(&manifest, &handler, &capability))
}

fn compare(manifest: &[String], handler: &[String], capability: &[String]) -> Vec<String> {
    let lists = [
        ("build.rs", manifest),
        ("generate_handler!", handler),
        ("capabilities/main.json", capability),
    ];
    let all: BTreeSet<&String> = lists.iter().flat_map(|(_, list)| list.iter()).collect();
    let mut lines = Vec::new();
    if all.is_empty() {
        lines.push("all three lists are empty".to_owned());
    }
    for name in all {
        for (place, list) in &lists {
            match list.iter().filter(|other| *other == name).count() {
                0 => lines.push(format!("{name} is not in {place}")),
                1 => {}
                times => lines.push(format!("{name} is {times} times in {place}")),
            }
        }
    }
    lines
}

/// The names given to `AppManifest::commands`, written in place or in a constant of the file.
fn in_manifest(source: &str) -> Option<Vec<String>> {
    let source = without_comments(source);
    let start = source.find("AppManifest")?;
    let call = start + source[start..].find(".commands(")? + ".commands".len();
    let argument = enclosed(&source[call..], '(', ')')?;
    if argument.contains('"') {
        return Some(strings(argument));
    }
    let constant = argument.trim().trim_start_matches('&');
    let declared = source.find(&format!("const {constant}:"))?;
    let value = declared + source[declared..].find('=')?;
    Some(strings(enclosed(&source[value..], '[', ']')?))
}

/// The last names of the paths given to `generate_handler!`.
fn in_handler(source: &str) -> Option<Vec<String>> {
    let source = without_comments(source);
    let start = source.find("generate_handler!")?;
    let paths = enclosed(&source[start..], '[', ']')?.split(',');
    let names = paths
        .filter_map(|path| path.rsplit("::").next())
        .map(str::trim);
    Some(
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

/// The commands that the capability allows: `allow-new-request` is `new_request`.
fn in_capability(text: &str) -> Outcome<Vec<String>> {
    let read: Value =
        serde_json::from_str(text).map_err(|why| format!("capabilities/main.json: {why}"))?;
    let permissions = read["permissions"].as_array().into_iter().flatten();
    let names = permissions.filter_map(|one| one.as_str().or_else(|| one["identifier"].as_str()));
    Ok(names
        .filter_map(|name| name.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect())
}

/// What stands between the first `open` and the `close` that answers it.
fn enclosed(source: &str, open: char, close: char) -> Option<&str> {
    let start = source.find(open)?;
    let mut depth = 0_usize;
    for (place, character) in source[start..].char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return Some(&source[start + open.len_utf8()..start + place]);
            }
        }
    }
    None
}

fn strings(source: &str) -> Vec<String> {
    source
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The source without `//` and `/* */` comments, so that a name in one is not taken for real.
fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start..]
            .split_once("*/")
            .map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn reads_the_manifest_written_in_place() {
        let source = r#"
            fn main() {
                let manifest = tauri_build::AppManifest::new()
                    // .commands(&["not_this"])
                    .commands(&["unlock", /* "nor_this" */ "new_request",]);
            }"#;
        assert_eq!(in_manifest(source).unwrap(), ["unlock", "new_request"]);
    }

    #[test]
    fn reads_the_manifest_from_a_constant() {
        let source = r#"
            const COMMANDS: &[&str] = &["unlock", "lock"];
            fn main() { build(AppManifest::new().commands(COMMANDS)); }"#;
        assert_eq!(in_manifest(source).unwrap(), ["unlock", "lock"]);
        assert_eq!(in_manifest("fn main() {}"), None);
    }

    #[test]
    fn reads_the_handler_with_paths_and_comments() {
        let source = "builder.invoke_handler(tauri::generate_handler![
            commands::archive::unlock, // the first
            commands::requests::new_request,
        ])";
        assert_eq!(in_handler(source).unwrap(), ["unlock", "new_request"]);
    }

    #[test]
    fn reads_only_our_own_permissions() {
        let text = r#"{"permissions": ["core:default", "allow-new-request", {"identifier": "allow-lock"},
            "dialog:allow-save"]}"#;
        assert_eq!(in_capability(text).unwrap(), ["new_request", "lock"]);
        assert!(in_capability("{").is_err());
    }

    #[test]
    fn names_what_is_missing_and_where() {
        let list = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let all = list(&["a", "b"]);
        assert!(compare(&all, &all, &all).is_empty());
        let found = compare(&all, &list(&["a", "b", "b"]), &list(&["a", "c"]));
        assert_eq!(
            found,
            [
                "b is 2 times in generate_handler!",
                "b is not in capabilities/main.json",
                "c is not in build.rs",
                "c is not in generate_handler!",
            ]
        );
        assert_eq!(compare(&[], &[], &[]), ["all three lists are empty"]);
    }
}
