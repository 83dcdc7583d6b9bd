//! What a person reads on the page, and waits for.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Window;

/// Where the keyboard is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Focus {
    /// Kind of element: `button`, `input`, `h1`.
    pub tag: String,
    /// Its id on the page.
    pub id: String,
    /// The words that name it.
    pub name: String,
    /// The key by which the focus finds its way back.
    pub key: String,
}

impl Window {
    /// All the words on the page.
    #[track_caller]
    pub fn words(&self) -> String {
        text(&self.ask("words", &[]))
    }

    /// Waits for these words.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        self.until(&format!("the words «{words}»"), || {
            self.words().contains(words).then_some(())
        });
    }

    /// Waits until these words are gone.
    #[track_caller]
    pub fn sees_no_more(&self, words: &str) {
        self.until(&format!("the words «{words}» to go"), || {
            (!self.words().contains(words)).then_some(())
        });
    }

    /// Whether these words are on the page now.
    #[track_caller]
    pub fn shows(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// Waits for the screen or the window with this heading.
    #[track_caller]
    pub fn arrives_at(&self, heading: &str) {
        self.until(&format!("the heading «{heading}»"), || {
            (text(&self.ask("heading", &[])) == heading).then_some(())
        });
    }

    /// The window's title.
    #[track_caller]
    pub fn title(&self) -> String {
        text(&self.ask("title", &[]))
    }

    /// Whether something with these words can be pressed.
    #[track_caller]
    pub fn offers(&self, name: &str) -> bool {
        !self
            .elements(&self.ask("button", &[json!(name)]))
            .is_empty()
    }

    /// What stands in a field; for boxes `true` or `false`, for lists the entry's words.
    #[track_caller]
    pub fn value(&self, label: &str) -> Option<String> {
        self.ask("value", &[json!(label)])
            .as_str()
            .map(str::to_owned)
    }

    /// Waits until this stands in a field.
    #[track_caller]
    pub fn holds(&self, label: &str, value: &str) {
        self.until(&format!("«{value}» in the field «{label}»"), || {
            (self.value(label)? == value).then_some(())
        });
    }

    /// Waits until something is said against a field, under it, and gives it.
    #[track_caller]
    pub fn problem(&self, label: &str) -> String {
        self.until(&format!("a problem under «{label}»"), || {
            let said = text(&self.ask("problem", &[json!(label)]));
            (!said.is_empty()).then_some(said)
        })
    }

    /// Waits until these words are said against a field, under it, and the field shows it.
    #[track_caller]
    pub fn refuses(&self, label: &str, words: &str) {
        self.until(&format!("«{words}» under «{label}»"), || {
            text(&self.ask("problem", &[json!(label)]))
                .contains(words)
                .then_some(())
        });
    }

    /// Waits until nothing is said against a field.
    #[track_caller]
    pub fn accepts(&self, label: &str) {
        self.until(&format!("no problem under «{label}»"), || {
            self.ask("problem", &[json!(label)])
                .as_str()?
                .is_empty()
                .then_some(())
        });
    }

    /// Waits for the row with these words and gives all of it.
    #[track_caller]
    pub fn row(&self, words: &str) -> String {
        self.until(&format!("the row with «{words}»"), || {
            let rows = self.ask("rowOf", &[json!(words)]);
            rows.as_array()?.first()?.as_str().map(str::to_owned)
        })
    }

    /// Waits until the row with these words has these buttons, and no other.
    #[track_caller]
    pub fn allows(&self, row: &str, buttons: &[&str]) {
        self.until(
            &format!("the row «{row}» with the buttons {buttons:?}"),
            || (self.ask("buttonsOf", &[json!(row)]) == json!(buttons)).then_some(()),
        );
    }

    /// Waits until nothing with these words can be pressed any more.
    #[track_caller]
    pub fn withdraws(&self, name: &str) {
        self.until(&format!("«{name}» to go"), || {
            (!self.offers(name)).then_some(())
        });
    }

    /// Waits until what this selector names stands on the page, and is not empty.
    #[track_caller]
    pub fn until_drawn(&self, selector: &str) {
        self.until(&format!("{selector} to be drawn"), || {
            (self.ask("drawn", &[json!(selector)]) == Value::Bool(true)).then_some(())
        });
    }

    /// Whether a window lies over the screen.
    #[track_caller]
    pub fn covered_by_window(&self) -> bool {
        self.ask("over", &[]) == Value::Bool(true)
    }

    /// Waits until the page is this many points wide, as when it is zoomed.
    #[track_caller]
    pub fn until_wide(&self, width: u32) {
        self.until(&format!("a page {width} points wide"), || {
            (self.ask("inner", &[]).get(0)?.as_u64()? == u64::from(width)).then_some(())
        });
    }

    /// Where the keyboard is.
    #[track_caller]
    pub fn focus(&self) -> Focus {
        serde_json::from_value(self.ask("focus", &[])).expect("a focus")
    }

    /// The focus stands somewhere on the page, also when the button pressed is gone.
    #[track_caller]
    pub fn keeps_focus(&self) {
        self.until("the focus to stand somewhere", || {
            (self.focus().tag != "body").then_some(())
        });
    }

    /// Waits until the focus is on what bears this name.
    #[track_caller]
    pub fn focus_on(&self, name: &str) {
        let mut last = None;
        let start = std::time::Instant::now();
        while start.elapsed() < super::PATIENCE {
            let focus = self.focus();
            if focus.name == name {
                return;
            }
            last = Some(focus);
            std::thread::sleep(super::GLANCE);
        }
        panic!("the focus should be on «{name}» and is on {last:?}");
    }

    /// Everything the page holds, also what is not seen: attributes, values, hidden texts.
    #[track_caller]
    pub fn everything(&self) -> String {
        text(&self.ask("everything", &[]))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
