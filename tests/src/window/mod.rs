//! The real program in its real window, driven as a person would: by the words on the page, with
//! a mouse that presses and a keyboard that types. Nothing here knows how the program is made
//! inside; whoever reads a test reads what a coach does.
//!
//! A [`Stage`] is one computer: its folders, its date, the file a dialog would give. On it a
//! [`Window`] is opened, and opened again after the program was closed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod close;
mod driver;
#[cfg(target_os = "linux")]
mod drop;
mod eyes;
mod hands;
mod keyboard;
mod picture;
mod pointer;
pub mod questions;
pub mod screens;
mod stage;
mod way;

pub use eyes::Focus;
pub use fantoccini::key::Key;
pub use picture::{LARGE, SMALL, Theme, pdf_text};
pub use pointer::{Place, Point};
pub use stage::Stage;
pub use way::{PASSPHRASE, make_archive, open_archive};

use std::process::Child;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long anything may take before a test gives up: far more than it needs, for slow machines.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a condition is looked at again.
const GLANCE: Duration = Duration::from_millis(40);

/// The questions asked of the page.
const LOOK: &str = include_str!("look.js");

/// The program's window.
pub struct Window {
    runtime: Runtime,
    /// Gone once the window is closed.
    client: Option<Client>,
    driver: Child,
    /// Folder of the archive, by which the program's process is known.
    data: std::path::PathBuf,
    /// The test's name, for the picture left when it fails.
    name: String,
}

impl Window {
    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// Waits for one command of the driver; a window that no longer answers must not hold up all.
    #[track_caller]
    fn obey<T>(&self, wanted: &str, command: impl Future<Output = T>) -> T {
        let answer = self
            .runtime
            .block_on(async { tokio::time::timeout(PATIENCE, command).await });
        answer.unwrap_or_else(|_| panic!("the window does not answer: {wanted}"))
    }

    /// Asks the page one question of `look.js`.
    #[track_caller]
    fn ask(&self, question: &str, arguments: &[Value]) -> Value {
        let script = format!("{LOOK}\nreturn LOOK[arguments[0]](...arguments[1]);");
        let command = self
            .client()
            .execute(&script, vec![json!(question), json!(arguments)]);
        let answer = self.obey(question, command);
        match answer {
            Ok(value) => value,
            // Between two screens there is no page to ask: the condition is looked at again.
            Err(error) if error.is_stale_element_reference() => Value::Null,
            Err(error) => panic!("asking the page for {question} {arguments:?}: {error}"),
        }
    }

    fn elements(&self, answer: &Value) -> Vec<Element> {
        let references = answer.as_array().map(Vec::as_slice).unwrap_or_default();
        references
            .iter()
            .filter_map(|it| it.as_object()?.values().next()?.as_str())
            .map(|id| {
                let reference = ElementRef::from(id.to_owned());
                Element::from_element_id(self.client().clone(), reference)
            })
            .collect()
    }

    /// Looks again until there is an answer.
    #[track_caller]
    fn until<T>(&self, wanted: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            if start.elapsed() > PATIENCE {
                panic!(
                    "waited in vain for {wanted}. On the page:\n{}",
                    self.words()
                );
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// The only element a question answers with.
    #[track_caller]
    fn one(&self, question: &str, arguments: &[Value]) -> Element {
        let wanted = format!("one {question} {}", json!(arguments));
        let found = self.until(&wanted, || {
            let found = self.elements(&self.ask(question, arguments));
            (!found.is_empty()).then_some(found)
        });
        match <[Element; 1]>::try_from(found) {
            Ok([element]) => element,
            Err(several) => panic!("there are {} of {wanted}", several.len()),
        }
    }

    /// Closes the program, as when the session ends.
    pub fn close(mut self) {
        self.shut();
    }

    /// Ends the program as a crash does: nothing of it is asked or told.
    pub fn crash(mut self) {
        driver::strike_down(&self.data);
        self.shut();
    }

    /// Presses the window's own X.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn ask_to_close(&self) {
        for process in driver::started_in(&self.data) {
            let asked = close::ask_to_close(process).expect("the display answers");
            assert!(asked > 0, "the program has a window to close");
        }
    }

    /// Drags files from another program past what bears the first words, where they are not taken, to what
    /// bears the second, and lets them fall there.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn let_fall(&self, files: &[&std::path::Path], past: &str, on: &str) {
        let (way, place) = (self.point_of(past), self.point_of(on));
        let programs = driver::started_in(&self.data);
        let [process] = programs[..] else {
            panic!("there is not one program in the folder: {programs:?}");
        };
        let fell = drop::let_fall(process, files, way, place).expect("the display answers");
        assert!(!fell.welcome_on_the_way, "a file is taken on «{past}»");
        assert!(fell.taken, "the file is not taken on «{on}»");
    }

    /// What the clipboard holds of a kind.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn clipboard(&self, kind: &str) -> Option<String> {
        clipboard::held(kind).expect("the display answers")
    }

    /// Waits for something of a kind on the clipboard.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn copies(&self, kind: &str) -> String {
        self.until("words on the clipboard", || self.clipboard(kind))
    }

    /// Waits until nothing of a kind is on the clipboard.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn empties_clipboard(&self, kind: &str) {
        self.until("the clipboard to be emptied", || {
            self.clipboard(kind).is_none().then_some(())
        });
    }

    /// Waits for the program to end by itself.
    #[track_caller]
    pub fn ends(mut self) {
        let start = Instant::now();
        while !driver::has_ended(&self.data) {
            assert!(start.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(GLANCE);
        }
        self.shut();
    }

    /// Has the page run a piece of script, as something foreign in it would.
    #[track_caller]
    pub fn run(&self, script: &str) {
        let command = self.client().execute(script, Vec::new());
        // A script that leads away has no page to answer from.
        let _ = self.obey(script, command);
    }

    /// How many windows the program has.
    #[track_caller]
    #[must_use]
    pub fn windows(&self) -> usize {
        let command = self.client().windows();
        self.obey("how many windows", command)
            .map_or(0, |windows| windows.len())
    }

    fn shut(&mut self) {
        if let Some(client) = self.client.take() {
            // A program that died first has nothing left to close.
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(PATIENCE, client.close()).await });
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        driver::see_out(&self.data);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() && self.client.is_some() {
            let name = format!("FAILED-{}", self.name);
            let taken =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.screenshot(&name)));
            if let Ok(path) = taken {
                eprintln!("the window as it was: {}", path.display());
            }
        }
        self.shut();
    }
}
