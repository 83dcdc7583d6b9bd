//! Dependencies between the crates go one way, and the libraries that tie a crate to the desktop, to
//! a database or to a file format have their places.

use serde_json::Value;

use crate::house::{House, PROGRAM, TASKS, TESTS};

/// What benches are run with: any member may use it there, and nowhere else.
const BENCH: &str = "affianca-bench";
const DOMAIN: &str = "affianca-domain";
const TABLES: &str = "affianca-tables";
const STORE: &str = "affianca-store";
const WORKFLOW: &str = "affianca-workflow";
const DOCUMENTS: &str = "affianca-documents";
const SHEETS: &str = "affianca-sheets";

/// Each member of the workspace with the members it may depend on, in its tests too.
const ARROWS: [(&str, &[&str]); 10] = [
    (BENCH, &[]),
    (DOMAIN, &[]),
    (TABLES, &[DOMAIN]),
    (STORE, &[DOMAIN]),
    (WORKFLOW, &[DOMAIN, TABLES, STORE, SHEETS]),
    (DOCUMENTS, &[DOMAIN]),
    // Sheets are printed before they are read, in its tests.
    (SHEETS, &[DOMAIN, DOCUMENTS]),
    (PROGRAM, &[WORKFLOW, DOCUMENTS, DOMAIN]),
    (TESTS, &[WORKFLOW, DOCUMENTS, SHEETS, DOMAIN]),
    (TASKS, &[]),
];

/// Libraries, each with the only members that may ship with it.
const PLACES: [(&str, &[&str]); 10] = [
    ("tauri", &[PROGRAM]),
    ("tauri-build", &[PROGRAM]),
    ("rusqlite", &[STORE, WORKFLOW]),
    ("rusqlite_migration", &[STORE]),
    ("argon2", &[STORE]),
    ("chacha20poly1305", &[STORE]),
    ("calamine", &[TABLES]),
    ("printpdf", &[DOCUMENTS]),
    ("rxing", &[SHEETS]),
    ("hayro", &[SHEETS]),
];

/// A member of the workspace and what it asks for.
struct Member {
    name: String,
    dependencies: Vec<Dependency>,
}

struct Dependency {
    name: String,
    /// Whether only tests and benchmarks use it.
    tests_only: bool,
}

/// Every dependency that points the wrong way or is out of its place, one line each.
pub fn wrong(house: &House) -> Vec<String> {
    let members: Vec<Member> = house.packages.iter().map(read).collect();
    let mut lines: Vec<String> = members.iter().flat_map(wrong_of).collect();
    for (needed, _) in ARROWS {
        if !members.iter().any(|member| member.name == needed) {
            lines.push(format!("there is no {needed} to look at"));
        }
    }
    lines
}

fn read(package: &Value) -> Member {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependencies = package["dependencies"].as_array();
    Member {
        name: text(&package["name"]),
        dependencies: dependencies
            .into_iter()
            .flatten()
            .map(|one| Dependency {
                name: text(&one["name"]),
                tests_only: one["kind"] == "dev",
            })
            .collect(),
    }
}

fn wrong_of(member: &Member) -> Vec<String> {
    let Some((_, allowed)) = ARROWS.into_iter().find(|(name, _)| *name == member.name) else {
        return vec![format!(
            "{} has no place among the crates: xtask/src/arrows.rs",
            member.name
        )];
    };
    let wrong = member
        .dependencies
        .iter()
        .filter(|one| points_wrong(one, allowed) || is_misplaced(one, member));
    wrong
        .map(|one| format!("{} depends on {}", member.name, one.name))
        .collect()
}

fn points_wrong(dependency: &Dependency, allowed: &[&str]) -> bool {
    if dependency.name == BENCH {
        return !dependency.tests_only;
    }
    let ours = ARROWS.iter().any(|(name, _)| *name == dependency.name);
    ours && !allowed.contains(&dependency.name.as_str())
}

fn is_misplaced(dependency: &Dependency, member: &Member) -> bool {
    if dependency.tests_only || member.name == TESTS {
        return false;
    }
    // The plugins of tauri have the place of tauri.
    let library = match dependency.name.as_str() {
        plugin if plugin.starts_with("tauri-plugin-") => "tauri",
        other => other,
    };
    PLACES
        .iter()
        .any(|(name, places)| *name == library && !places.contains(&member.name.as_str()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn member(name: &str, dependencies: &[&str]) -> Value {
        let listed: Vec<Value> = dependencies
            .iter()
            .map(|name| match name.strip_prefix("dev:") {
                Some(name) => json!({"name": name, "kind": "dev"}),
                None => json!({"name": name, "kind": null}),
            })
            .collect();
        json!({"name": name, "dependencies": listed})
    }

    /// What is said of a house whose members are as they should be, but for these.
    fn said(odd: &[Value]) -> Vec<String> {
        let mut packages: Vec<Value> = ARROWS
            .iter()
            .filter(|(name, _)| odd.iter().all(|package| package["name"] != *name))
            .map(|(name, allowed)| member(name, allowed))
            .collect();
        packages.extend_from_slice(odd);
        wrong(&House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages,
        })
    }

    #[test]
    fn arrows_that_point_inwards_are_right() {
        assert_eq!(said(&[]), [""; 0]);
        let shell = member(PROGRAM, &["tauri", "tauri-plugin-opener", WORKFLOW]);
        assert_eq!(
            said(&[shell, member(WORKFLOW, &["rusqlite", TABLES])]),
            [""; 0]
        );
    }

    #[test]
    fn arrows_that_point_outwards_or_across_are_named_in_tests_too() {
        let odd = [
            member(DOMAIN, &["chrono", DOCUMENTS]),
            member(TABLES, &[STORE]),
            member(WORKFLOW, &["dev:affianca-documents", PROGRAM]),
            member(DOCUMENTS, &[TABLES]),
        ];
        assert_eq!(
            said(&odd),
            [
                "affianca-domain depends on affianca-documents",
                "affianca-tables depends on affianca-store",
                "affianca-workflow depends on affianca-documents",
                "affianca-workflow depends on affianca",
                "affianca-documents depends on affianca-tables",
            ]
        );
    }

    #[test]
    fn what_benches_are_run_with_ships_with_nobody() {
        assert_eq!(said(&[member(DOMAIN, &["dev:affianca-bench"])]), [""; 0]);
        assert_eq!(
            said(&[member(WORKFLOW, &[BENCH])]),
            ["affianca-workflow depends on affianca-bench"]
        );
    }

    #[test]
    fn a_library_out_of_its_place_is_named_unless_only_tests_use_it() {
        let odd = [
            member(DOMAIN, &["rusqlite", "tauri-build"]),
            member(WORKFLOW, &["calamine", "argon2", "tauri-plugin-dialog"]),
            member(DOCUMENTS, &["dev:calamine", "chacha20poly1305"]),
            member(TESTS, &["calamine"]),
        ];
        assert_eq!(
            said(&odd),
            [
                "affianca-domain depends on rusqlite",
                "affianca-domain depends on tauri-build",
                "affianca-workflow depends on calamine",
                "affianca-workflow depends on argon2",
                "affianca-workflow depends on tauri-plugin-dialog",
                "affianca-documents depends on chacha20poly1305",
            ]
        );
    }

    #[test]
    fn a_crate_with_no_place_is_named_and_one_that_moved_away_is_missed() {
        let found = said(&[member("affianca-extra", &[])]);
        assert_eq!(
            found,
            ["affianca-extra has no place among the crates: xtask/src/arrows.rs"]
        );
        let lonely = wrong(&House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages: vec![member(DOMAIN, &[])],
        });
        assert!(lonely.contains(&"there is no affianca-tables to look at".to_owned()));
        assert_eq!(lonely.len(), ARROWS.len() - 1);
    }
}
