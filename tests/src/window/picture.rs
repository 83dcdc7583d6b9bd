//! How the window looks: its size, its colours, pictures of it, and what an accessibility checker
//! and a ruler say about it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::Window;
use super::driver::root;

/// The smallest laptop the program is comfortable on.
pub const SMALL: (u32, u32) = (1024, 700);
/// The size of the drawings.
pub const LARGE: (u32, u32) = (1280, 800);

/// The colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// As in the names of pictures.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const AXE_RUN: &str = r#"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"], elementRef: false }).then(
  ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} – ${node.failureSummary.split("\n")[1]?.trim() ?? ""}`))),
  (error) => done([`axe: ${error}`]));
"#;

impl Window {
    /// Makes the page exactly this large.
    #[track_caller]
    pub fn resize(&self, (width, height): (u32, u32)) {
        let (mut outer_width, mut outer_height) = (width, height);
        self.until(&format!("a page of {width}×{height}"), || {
            let command = self.client().set_window_size(outer_width, outer_height);
            let done = self.obey("resizing", command);
            done.unwrap_or_else(|error| panic!("resizing the window: {error}"));
            let inner: (u32, u32) = serde_json::from_value(self.ask("inner", &[])).ok()?;
            if inner == (width, height) {
                return Some(());
            }
            // The system's frame takes its part.
            outer_width = outer_width + width - inner.0.min(outer_width + width);
            outer_height = outer_height + height - inner.1.min(outer_height + height);
            None
        });
    }

    /// Puts on these colours, whatever the system's.
    #[track_caller]
    pub fn wear(&self, theme: Theme) {
        self.ask("theme", &[json!(theme.word())]);
    }

    /// Waits until nothing moves, loads or works any more.
    #[track_caller]
    pub fn settles(&self) {
        self.until("the page to settle", || {
            (self.ask("still", &[]) == Value::Bool(true)).then_some(())
        });
    }

    /// Leaves a picture of the page in `target/screenshots`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let folder = root().join("target/screenshots");
        self.picture(folder.join(format!("{name}.png")))
    }

    /// Leaves a picture of the page there.
    #[track_caller]
    pub fn picture(&self, path: PathBuf) -> PathBuf {
        self.ask("breathe", &[]);
        let shot = self.obey("a picture", self.client().screenshot());
        let bytes = shot.unwrap_or_else(|error| panic!("a picture of the page: {error}"));
        let folder = path.parent().expect("a picture is in a folder");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, bytes))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path
    }

    /// What axe-core finds: rule, element, what to do.
    #[track_caller]
    pub fn axe(&self) -> Vec<String> {
        let client = self.client();
        let there = self.run_script("return typeof axe !== 'undefined';");
        if there != Value::Bool(true) {
            let path = root().join("ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            self.run_script(&source);
        }
        let found = self.obey("axe-core", client.execute_async(AXE_RUN, Vec::new()));
        let found = found.unwrap_or_else(|error| panic!("running axe-core: {error}"));
        serde_json::from_value(found).expect("axe answers with a list")
    }

    /// What stands past the edge of the window, out of reach.
    #[track_caller]
    pub fn lost(&self) -> Vec<String> {
        serde_json::from_value(self.ask("lost", &[])).expect("a list")
    }

    #[track_caller]
    fn run_script(&self, script: &str) -> Value {
        let answer = self.obey("a script", self.client().execute(script, Vec::new()));
        answer.unwrap_or_else(|error| panic!("a script in the page: {error}"))
    }
}

/// The text of a PDF in reading order, as any reader gives it.
#[track_caller]
#[must_use]
pub fn pdf_text(path: &std::path::Path) -> String {
    let read = std::process::Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext is installed (poppler-utils)");
    assert!(
        read.status.success(),
        "{}: {}",
        path.display(),
        String::from_utf8_lossy(&read.stderr)
    );
    String::from_utf8(read.stdout).expect("the text is UTF-8")
}
