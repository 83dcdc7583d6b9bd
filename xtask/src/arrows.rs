//! Dependencies go one way: shell → archive → domain, shell → documents → domain.

use serde_json::Value;

use crate::house::{House, PROGRAM, TESTS};

const DOMAIN: &str = "affianca-domain";
const ARCHIVE: &str = "affianca-archive";
const DOCUMENTS: &str = "affianca-documents";

/// What one member asks for, its tests and build script included.
struct Member {
    name: String,
    inner: bool,
    dependencies: Vec<String>,
}

/// Every arrow that points the wrong way, one line each.
pub fn wrong(house: &House) -> Vec<String> {
    let members: Vec<Member> = house.packages.iter().map(read).collect();
    let mut lines: Vec<String> = members.iter().flat_map(wrong_of).collect();
    for needed in [DOMAIN, ARCHIVE, DOCUMENTS] {
        if !members
            .iter()
            .any(|member| member.name == needed && member.inner)
        {
            lines.push(format!("no {needed} under src-tauri/crates to look at"));
        }
    }
    lines
}

fn read(package: &Value) -> Member {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependencies = package["dependencies"].as_array();
    Member {
        name: text(&package["name"]),
        inner: text(&package["manifest_path"])
            .replace('\\', "/")
            .contains("/crates/"),
        dependencies: dependencies
            .into_iter()
            .flatten()
            .map(|one| text(&one["name"]))
            .collect(),
    }
}

fn wrong_of(member: &Member) -> Vec<String> {
    let forbidden = member
        .dependencies
        .iter()
        .filter(|dependency| is_forbidden(member, dependency));
    forbidden
        .map(|dependency| format!("{} depends on {dependency}", member.name))
        .collect()
}

fn is_forbidden(member: &Member, dependency: &str) -> bool {
    let desktop = dependency == "tauri" || dependency.starts_with("tauri-");
    if member.inner && (desktop || dependency == PROGRAM || dependency == TESTS) {
        return true;
    }
    match member.name.as_str() {
        DOMAIN => {
            dependency.starts_with("rusqlite")
                || dependency == PROGRAM
                || dependency.starts_with("affianca-")
        }
        ARCHIVE => dependency == DOCUMENTS,
        DOCUMENTS => dependency == ARCHIVE || dependency.starts_with("rusqlite"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn member(name: &str, dependencies: &[&str]) -> Value {
        let listed: Vec<Value> = dependencies
            .iter()
            .map(|name| json!({"name": name}))
            .collect();
        let folder = name.trim_start_matches("affianca-");
        json!({
            "name": name,
            "manifest_path": format!("/h/src-tauri/crates/{folder}/Cargo.toml"),
            "dependencies": listed,
        })
    }

    fn house(packages: Vec<Value>) -> House {
        House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages,
        }
    }

    #[test]
    fn arrows_that_point_inwards_are_right() {
        let shell = json!({
            "name": "affianca", "manifest_path": "/h/src-tauri/Cargo.toml",
            "dependencies": [{"name": "tauri"}, {"name": "affianca-archive"}],
        });
        let found = wrong(&house(vec![
            member(DOMAIN, &["chrono"]),
            member(ARCHIVE, &["affianca-domain", "rusqlite"]),
            member(DOCUMENTS, &["affianca-domain"]),
            shell,
        ]));
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn arrows_that_point_outwards_or_across_are_named() {
        let found = wrong(&house(vec![
            member(DOMAIN, &["rusqlite", "affianca-documents"]),
            member(ARCHIVE, &["tauri-build", "affianca-documents"]),
            member(DOCUMENTS, &["affianca-archive", "tauri"]),
        ]));
        assert_eq!(
            found,
            [
                "affianca-domain depends on rusqlite",
                "affianca-domain depends on affianca-documents",
                "affianca-archive depends on tauri-build",
                "affianca-archive depends on affianca-documents",
                "affianca-documents depends on affianca-archive",
                "affianca-documents depends on tauri",
            ]
        );
    }

    #[test]
    fn a_crate_that_moved_away_is_missed() {
        let found = wrong(&house(vec![member(DOMAIN, &[]), member(ARCHIVE, &[])]));
        assert_eq!(
            found,
            ["no affianca-documents under src-tauri/crates to look at"]
        );
    }
}
