//! What a person does with the mouse, and writes with the keyboard into a field.

use std::time::Instant;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

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

    /// Presses the first of several alike.
    #[track_caller]
    pub fn press_first(&self, name: &str) {
        self.pointed("first", &[json!(name)]);
    }

    /// Goes to a section by its entry in the navigation.
    #[track_caller]
    pub fn visit(&self, section: &str) {
        self.pointed("section", &[json!(section)]);
    }

    /// Opens the row at this place of a table, from 0.
    #[track_caller]
    pub fn press_row(&self, at: usize) {
        self.pointed("row", &[json!(at)]);
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
        // Keys sent while the page was still moving the focus went elsewhere.
        if self.value(label).is_some_and(|left| !left.is_empty()) {
            self.type_into(&field, &keys);
        }
        if !text.is_empty() {
            self.type_into(&field, text);
        }
        self.holds(label, text);
    }

    /// Pastes into a field in place of what stands there: a text nobody would type.
    #[track_caller]
    pub fn paste(&self, label: &str, text: &str) {
        self.pointed("field", &[json!(label)]);
        self.ask("paste", &[json!(label), json!(text)]);
        self.holds(label, text);
    }

    /// Chooses an entry of a list.
    #[track_caller]
    pub fn choose(&self, label: &str, entry: &str) {
        let option = self.one("option", &[json!(label), json!(entry)]);
        let done = self.obey("choosing", option.click());
        done.unwrap_or_else(|error| panic!("choosing «{entry}» in «{label}»: {error}"));
        self.holds(label, entry);
    }

    /// Chooses, in a field that suggests while one writes, what contains these words.
    #[track_caller]
    pub fn pick(&self, label: &str, text: &str, suggestion: &str) {
        self.fill(label, text);
        self.until(&format!("the suggestion «{suggestion}»"), || {
            let shown = self.ask("suggestions", &[json!(suggestion)]);
            let found = self.elements(&shown).into_iter().next()?;
            self.obey("picking", found.click()).ok()
        });
    }

    /// The middle of what bears these words, from the window's corner.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub(super) fn point_of(&self, name: &str) -> (i16, i16) {
        let element = self.until(&format!("«{name}» uncovered"), || {
            self.reach("button", &[json!(name)]).ok()
        });
        let place = self.obey("where it is", element.rectangle());
        let (left, top, width, height) = place.expect("it has a place");
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let whole = |number: f64| number.round() as i16;
        (whole(left + width / 2.0), whole(top + height / 2.0))
    }

    fn type_into(&self, field: &Element, text: &str) {
        let typed = self.obey("typing", field.send_keys(text));
        typed.unwrap_or_else(|error| panic!("typing «{text}»: {error}"));
    }

    /// Presses an element once nothing stands over it: what covers it for a moment, as a toast, is
    /// waited for.
    #[track_caller]
    fn pointed(&self, question: &str, arguments: &[Value]) {
        let start = Instant::now();
        loop {
            let why = match self.reach(question, arguments) {
                Ok(element) => match self.obey("pressing", element.click()) {
                    Ok(()) => return,
                    Err(error) => error.to_string(),
                },
                Err(why) => why,
            };
            if start.elapsed() > PATIENCE {
                panic!(
                    "{question} {} cannot be pressed: {why}. On the page:\n{}",
                    json!(arguments),
                    self.words()
                );
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// The only element asked for, when a pointer would reach it.
    #[track_caller]
    fn reach(&self, question: &str, arguments: &[Value]) -> Result<Element, String> {
        let answer = self.ask("reach", &[json!(question), json!(arguments)]);
        let [count, over, _] = answer.as_array().map(Vec::as_slice).unwrap_or_default() else {
            return Err("there is no page".to_owned());
        };
        match (count.as_u64(), over.as_str()) {
            (Some(1), Some("")) => {}
            (Some(1), Some(over)) => return Err(format!("it is covered by {over}")),
            (count, _) => return Err(format!("there are {} of it", count.unwrap_or_default())),
        }
        let element = self.elements(&answer).into_iter().next();
        element.ok_or_else(|| "it went away".to_owned())
    }
}
