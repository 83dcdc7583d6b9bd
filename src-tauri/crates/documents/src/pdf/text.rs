//! From text as people wrote it to measured lines. Lines break at spaces; a word too long for its
//! column breaks anywhere, so that nothing ever runs out of its cell.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fonts::{Fonts, Weight};

/// Size of the type and distance between baselines, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size of the type.
    pub size: f32,
    /// Distance from one baseline to the next.
    pub leading: f32,
}

impl Type {
    /// A size with a leading given as a multiple of it.
    pub const fn new(size: f32, spacing: f32) -> Self {
        Self {
            size,
            leading: size * spacing,
        }
    }
}

/// A stretch of text of one weight.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    weight: Weight,
    text: &'a str,
}

/// Text in the regular weight.
pub fn regular(text: &str) -> Span<'_> {
    Span {
        weight: Weight::Regular,
        text,
    }
}

/// Text in bold.
pub fn bold(text: &str) -> Span<'_> {
    Span {
        weight: Weight::Bold,
        text,
    }
}

/// One line of text, broken and measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Stretches of one weight, in reading order.
    pub(super) runs: Vec<(Weight, String)>,
    /// Width in points, without the space it was broken at.
    pub width: f32,
}

type Letter = (Weight, char);

/// Breaks text into lines no wider than `width` points. Line feeds in the text are kept; text with
/// nothing to print gives no line.
pub fn wrap(fonts: &Fonts, spans: &[Span<'_>], size: f32, width: f32) -> Vec<Line> {
    let letters = letters(spans);
    if letters.iter().all(|&(_, c)| is_gap(c) || c == '\n') {
        return Vec::new();
    }
    let mut breaker = Breaker {
        fonts,
        size,
        width,
        lines: Vec::new(),
        line: Vec::new(),
        used: 0.0,
    };
    for paragraph in letters.split(|&(_, c)| c == '\n') {
        for word in paragraph
            .split(|&(_, c)| is_gap(c))
            .filter(|word| !word.is_empty())
        {
            breaker.word(word);
        }
        breaker.end_line(true);
    }
    breaker.lines
}

/// Like [`wrap`], but what does not fit in `most` lines is cut, and an ellipsis says so.
pub fn wrap_at_most(
    fonts: &Fonts,
    spans: &[Span<'_>],
    size: f32,
    width: f32,
    most: usize,
) -> Vec<Line> {
    let mut lines = wrap(fonts, spans, size, width);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        let mut letters: Vec<Letter> = last
            .runs
            .iter()
            .flat_map(|(weight, text)| text.trim_end().chars().map(|c| (*weight, c)))
            .collect();
        let weight = letters
            .last()
            .map_or(Weight::Regular, |&(weight, _)| weight);
        let ellipsis = fonts.face(weight).advance('…', size);
        while measure(fonts, &letters, size) + ellipsis > width && letters.pop().is_some() {}
        letters.push((weight, '…'));
        *last = line_of(fonts, &letters, size, false);
    }
    lines
}

struct Breaker<'a> {
    fonts: &'a Fonts,
    size: f32,
    width: f32,
    lines: Vec<Line>,
    line: Vec<Letter>,
    used: f32,
}

impl Breaker<'_> {
    fn word(&mut self, word: &[Letter]) {
        let wide = measure(self.fonts, word, self.size);
        if let Some(&(weight, _)) = self.line.last() {
            let space = self.fonts.face(weight).advance(' ', self.size);
            if self.used + space + wide <= self.width {
                self.line.push((weight, ' '));
                self.used += space;
            } else {
                self.end_line(true);
            }
        }
        if self.used + wide <= self.width {
            self.line.extend_from_slice(word);
            self.used += wide;
            return;
        }
        for &(weight, character) in word {
            let wide = self.fonts.face(weight).advance(character, self.size);
            if self.used + wide > self.width && !self.line.is_empty() {
                self.end_line(false);
            }
            self.line.push((weight, character));
            self.used += wide;
        }
    }

    fn end_line(&mut self, at_space: bool) {
        self.lines
            .push(line_of(self.fonts, &self.line, self.size, at_space));
        self.line.clear();
        self.used = 0.0;
    }
}

/// A line broken at a space keeps that space at its end, unseen, or whoever listens to the
/// document or copies from it would get two words in one.
fn line_of(fonts: &Fonts, letters: &[Letter], size: f32, at_space: bool) -> Line {
    let mut runs: Vec<(Weight, String)> = Vec::new();
    for &(weight, character) in letters {
        match runs.last_mut() {
            Some((last, text)) if *last == weight => text.push(character),
            _ => runs.push((weight, character.to_string())),
        }
    }
    if at_space && let Some((_, text)) = runs.last_mut() {
        text.push(' ');
    }
    Line {
        runs,
        width: measure(fonts, letters, size),
    }
}

fn measure(fonts: &Fonts, letters: &[Letter], size: f32) -> f32 {
    letters
        .iter()
        .map(|&(weight, character)| fonts.face(weight).advance(character, size))
        .sum()
}

/// Drops what has no ink, composes accents typed as separate marks (names pasted from some systems)
/// also where something without ink stood between, and leaves only two kinds of white space: a gap
/// where a line may break, and `\n`.
fn letters(spans: &[Span<'_>]) -> Vec<Letter> {
    let bytes = spans.iter().map(|span| span.text.len()).sum();
    let mut letters = Vec::with_capacity(bytes);
    for span in spans {
        let inked = span.text.chars().filter(|&c| !has_no_ink(c));
        if is_nfc_quick(inked.clone()) == IsNormalized::Yes {
            add_letters(&mut letters, span.weight, inked);
        } else {
            add_letters(&mut letters, span.weight, inked.nfc());
        }
    }
    letters
}

fn add_letters(letters: &mut Vec<Letter>, weight: Weight, characters: impl Iterator<Item = char>) {
    let mut before = None;
    for character in characters {
        let crlf = before == Some('\r') && character == '\n';
        before = Some(character);
        if crlf {
            continue;
        }
        let character = match character {
            '\r' | '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{2007}' | '\u{202F}' => '\u{A0}',
            other => other,
        };
        letters.push((weight, character));
    }
}

fn is_gap(character: char) -> bool {
    character.is_whitespace() && character != '\u{A0}' && character != '\n'
}

/// Joiners, direction marks, soft hyphens and variation selectors.
fn has_no_ink(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn broken(text: &str, width: f32) -> Vec<String> {
        lines_of(wrap(
            Fonts::shared().unwrap(),
            &[regular(text)],
            10.0,
            width,
        ))
    }

    fn lines_of(lines: Vec<Line>) -> Vec<String> {
        lines
            .into_iter()
            .map(|line| line.runs.into_iter().map(|(_, text)| text).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_keep_them_unseen() {
        assert_eq!(broken("uno due  tre", 40.0), ["uno due ", "tre "]);
    }

    #[test]
    fn a_word_too_long_breaks_with_no_space_put_in() {
        assert_eq!(
            broken("precipitevolissimevolmente", 70.0)
                .concat()
                .trim_end(),
            "precipitevolissimevolmente"
        );
    }

    #[test]
    fn line_feeds_of_every_system_are_one_break() {
        assert_eq!(
            broken("a\r\nb\rc\nd\u{2028}e", 90.0),
            ["a ", "b ", "c ", "d ", "e "]
        );
    }

    #[test]
    fn a_space_that_holds_words_together_does() {
        assert_eq!(broken("uno due\u{A0}tre", 40.0), ["uno ", "due\u{A0}tre "]);
    }

    #[test]
    fn what_has_no_ink_keeps_no_accent_from_its_letter() {
        assert_eq!(broken("Nicolo\u{200D}\u{300}", 90.0), ["Nicolò "]);
        // Marks stand in the order of Unicode, also when a selector stood between them.
        assert_eq!(
            broken("a\u{315}\u{E0100}\u{323}", 90.0),
            ["\u{1EA1}\u{315} "]
        );
    }

    #[test]
    fn nothing_to_print_gives_no_line() {
        assert!(broken(" \t\u{200B}\n ", 90.0).is_empty());
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis_within_the_width() {
        let fonts = Fonts::shared().unwrap();
        let lines = wrap_at_most(
            fonts,
            &[bold("uno due tre quattro cinque sei")],
            10.0,
            50.0,
            2,
        );
        assert!(lines.iter().all(|line| line.width <= 50.0));
        assert!(lines_of(lines)[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(text in "\\PC{0,200}", width in 15.0..200.0_f32) {
            let lines = wrap(Fonts::shared().unwrap(), &[regular(&text)], 10.0, width);
            prop_assert!(lines.iter().all(|line| line.width <= width + 0.01));
            let inked = |text: &str| {
                let letters = text.chars().filter(|&c| !has_no_ink(c)).nfc();
                letters.filter(|c| !c.is_whitespace()).collect::<String>()
            };
            prop_assert_eq!(inked(&lines_of(lines).concat()), inked(&text));
        }
    }
}
