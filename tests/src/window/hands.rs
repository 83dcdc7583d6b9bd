//! What a person does with the mouse, and writes with the keyboard into a field.

use std::time::Instant;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::json;

use super::{GLANCE, PATIENCE, Window};

impl Window {
    /// Presses what bears these words: button, link or tab.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.pointed("button", &[json!(name)]);
    }

    /// Presses, of several alike, the one nearest to other words: a row's, a panel's.
    #[track_caller]
    pub fn press_near(&self, within: &str, name: &str) {
        self.pointed("button", &[json!(name), json!(within)]);
    }

    /// Ticks or unticks a box, or chooses among round ones.
    #[track_caller]
    pub fn tick(&self, label: &str) {
        self.pointed("field", &[json!(label)]);
    }

    /// Writes into a field in place of what stands there.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        let arguments = [json!(label)];
        self.pointed("field", &arguments);
        let keys = format!("{}a{}{}", &*Key::Control, &*Key::Null, &*Key::Delete);
        let field = self.one("field", &arguments);
        self.type_into(&field, &keys);
        if !text.is_empty() {
            self.type_into(&field, text);
        }
        self.until(&format!("«{text}» in the field «{label}»"), || {
            self.value(label).filter(|value| value == text)
        });
    }

    /// Chooses an entry of a list.
    #[track_caller]
    pub fn choose(&self, label: &str, entry: &str) {
        let option = self.one("option", &[json!(label), json!(entry)]);
        let done = self.runtime.block_on(option.click());
        done.unwrap_or_else(|error| panic!("choosing «{entry}» in «{label}»: {error}"));
        self.until(&format!("«{entry}» chosen in «{label}»"), || {
            self.value(label).filter(|value| value == entry)
        });
    }

    /// Chooses, in a field that suggests while one writes, what contains these words.
    #[track_caller]
    pub fn pick(&self, label: &str, text: &str, suggestion: &str) {
        self.fill(label, text);
        self.until(&format!("the suggestion «{suggestion}»"), || {
            let shown = self.ask("suggestions", &[json!(suggestion)]);
            let found = self.elements(&shown).into_iter().next()?;
            self.runtime.block_on(found.click()).ok()
        });
    }

    fn type_into(&self, field: &Element, text: &str) {
        let typed = self.runtime.block_on(field.send_keys(text));
        typed.unwrap_or_else(|error| panic!("typing «{text}»: {error}"));
    }

    /// Presses an element once it stands still under the pointer: what covers it for a moment, as
    /// a toast, is waited for.
    #[track_caller]
    fn pointed(&self, question: &str, arguments: &[serde_json::Value]) {
        let start = Instant::now();
        loop {
            let element = self.one(question, arguments);
            match self.runtime.block_on(element.click()) {
                Ok(()) => return,
                Err(error) if in_the_way(&error) && start.elapsed() < PATIENCE => {}
                Err(error) => panic!("pressing {}: {error}", json!(arguments)),
            }
            std::thread::sleep(GLANCE);
        }
    }
}

fn in_the_way(error: &CmdError) -> bool {
    let covered = matches!(error, CmdError::Standard(told) if told.error.to_string() == "element click intercepted");
    covered || error.is_stale_element_reference() || error.is_element_not_interactable()
}
