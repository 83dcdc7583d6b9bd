//! Which file of the interface imports which, and the circles among files and among folders.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::circles::Graph;

/// A source file: its path below `ui/src`, and its text.
pub type File = (String, String);

/// Circles among the files, and circles among the parts: the folders, each screen's folder by
/// itself, and the files beside them.
pub fn circles(files: &[File]) -> Vec<String> {
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let (mut by_file, mut by_part) = (Graph::default(), Graph::default());
    let mut lines = Vec::new();
    for (name, text) in files {
        for imported in imported(text) {
            match found(&names, name, imported) {
                Some(other) => {
                    by_file.arrow(name, other, name);
                    by_part.arrow(&part_of(name), &part_of(other), name);
                }
                None => lines.push(format!("{name} imports {imported}, which is not there")),
            }
        }
    }
    lines.extend(by_file.circles());
    lines.extend(by_part.circles());
    lines
}

/// `screens/today/facts.ts` is part of `screens/today`, `components/dialog.ts` of `components`.
fn part_of(name: &str) -> String {
    let folders: Vec<&str> = name.split('/').collect();
    match folders.as_slice() {
        ["screens", screen, _, ..] => format!("screens/{screen}"),
        [first, ..] => (*first).to_owned(),
        [] => String::new(),
    }
}

/// The files a file imports by a path, at its top or later, for a type or for more. The formatter
/// puts what stands before the path on the path's own line.
fn imported(text: &str) -> Vec<&str> {
    let mut paths = Vec::new();
    for line in text.lines().map(str::trim_start) {
        let is_statement = ["import", "export", "}"]
            .iter()
            .any(|word| line.starts_with(word));
        let starts: &[&str] = if is_statement {
            &["from \"", "import \"", "import(\""]
        } else if line.starts_with("//") || line.starts_with('*') {
            &[]
        } else {
            &["import(\""]
        };
        for start in starts {
            for after in line.split(start).skip(1) {
                let path = after.split('"').next().unwrap_or_default();
                if path.starts_with('.') {
                    paths.push(path);
                }
            }
        }
    }
    paths
}

fn found<'a>(names: &BTreeSet<&'a str>, name: &str, imported: &str) -> Option<&'a str> {
    let path = imported.split('?').next().unwrap_or_default();
    let whole = joined(Path::new(name).parent()?, path)?;
    ["", ".ts", "/index.ts"]
        .iter()
        .find_map(|ending| names.get(format!("{whole}{ending}").as_str()).copied())
}

/// `folder` and a path from it, with no `..` left.
fn joined(folder: &Path, path: &str) -> Option<String> {
    let mut whole = PathBuf::from(folder);
    for step in Path::new(path).components() {
        match step {
            Component::ParentDir if !whole.pop() => return None,
            Component::Normal(name) => whole.push(name),
            _ => {}
        }
    }
    Some(whole.to_str()?.replace('\\', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        circles(&files)
    }

    #[test]
    fn imports_that_only_go_down_form_no_circle() {
        let files = [
            ("main.ts", "import \"./routes\";\nimport \"lit\";"),
            ("routes.ts", "  load: () => import(\"./screens/a/screen\"),"),
            (
                "screens/a/screen.ts",
                "import {\n  x,\n} from \"../../components/x\";\nimport \"./part\";",
            ),
            (
                "screens/a/part.ts",
                "// import \"../../routes\"\nimport css from \"../../styles/a.css?inline\";",
            ),
            (
                "components/x.ts",
                "export * from \"./y\";\n * import(\"../routes\")",
            ),
            ("components/y.ts", "const text = \"from ./x\";"),
            ("styles/a.css", ""),
        ];
        assert_eq!(said(&files), [""; 0]);
    }

    #[test]
    fn a_circle_of_files_is_seen_through_every_way_of_importing() {
        for back in [
            "import { a } from \"./a\";",
            "import type { A } from \"./a\";",
            "import {\n  a,\n} from \"../api/a\";",
            "export { a } from \"./a\";",
            "export * from \"./a\";",
            "import \"./a\";",
            "import \"./a.ts\";",
            "  const a = await import(\"./a\");",
        ] {
            let files = [("api/a.ts", "import \"./b\";"), ("api/b.ts", back)];
            assert_eq!(
                said(&files),
                [
                    "circle of 2: api/a.ts, api/b.ts",
                    "  api/a.ts -> api/b.ts in api/a.ts",
                    "  api/b.ts -> api/a.ts in api/b.ts",
                ],
                "{back}"
            );
        }
    }

    #[test]
    fn a_circle_of_folders_is_seen_where_no_file_lies_on_one() {
        let files = [
            ("screens/a/one.ts", "import \"../b/one\";"),
            ("screens/b/one.ts", ""),
            ("screens/b/two.ts", "import \"../a/two\";"),
            ("screens/a/two.ts", ""),
        ];
        assert_eq!(
            said(&files),
            [
                "circle of 2: screens/a, screens/b",
                "  screens/a -> screens/b in screens/a/one.ts",
                "  screens/b -> screens/a in screens/b/two.ts",
            ]
        );
        let files = [
            ("frame/bar.ts", "import \"../screens/a/one\";"),
            ("screens/a/one.ts", "import \"../../frame/menu\";"),
            ("frame/menu.ts", ""),
        ];
        assert_eq!(said(&files).len(), 3);
    }

    #[test]
    fn an_import_that_leads_nowhere_is_told() {
        let files = [("a.ts", "import \"./gone\";\nimport \"../../out\";")];
        assert_eq!(
            said(&files),
            [
                "a.ts imports ./gone, which is not there",
                "a.ts imports ../../out, which is not there",
            ]
        );
    }
}
