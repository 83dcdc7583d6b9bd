//! Words that are stored and that cross: each is spelled once, beside its variant.

use thiserror::Error;

/// A stored or crossing value that cannot be read; its `Display` names what it should have been.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("«{text}» non è {what}.")]
pub struct Unreadable {
    /// What it should have been, with its Italian article.
    pub what: &'static str,
    /// The value that was found.
    pub text: String,
}

impl Unreadable {
    /// A value that should have been `what`.
    #[must_use]
    pub fn new(what: &'static str, text: impl Into<String>) -> Self {
        Self {
            what,
            text: text.into(),
        }
    }
}

/// A closed set of words: a state or a kind.
pub trait Word: Copy + Eq + 'static {
    /// What the word stands for, with its Italian article.
    const WHAT: &'static str;
    /// Every value, in order.
    const WORDS: &'static [Self];

    /// The word as stored.
    fn word(self) -> &'static str;

    /// The value a stored word stands for.
    ///
    /// # Errors
    /// A text that is none of the words.
    fn of_word(text: &str) -> Result<Self, Unreadable> {
        Self::WORDS
            .iter()
            .copied()
            .find(|value| value.word() == text)
            .ok_or_else(|| Unreadable::new(Self::WHAT, text))
    }
}

/// An enum whose words are spelled once: it is stored, parsed and serialised by them.
macro_rules! words {
    (
        $(#[$about:meta])*
        $name:ident, $what:literal {
            $($(#[$doc:meta])* $variant:ident = $word:tt,)+
        }
    ) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        #[ts(export)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: [Self; [$($name::$variant),+].len()] = [$($name::$variant),+];

            /// The word as stored and as it crosses.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl $crate::word::Word for $name {
            const WHAT: &'static str = $what;
            const WORDS: &'static [Self] = &Self::ALL;

            fn word(self) -> &'static str {
                self.as_str()
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::word::Unreadable;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <Self as $crate::word::Word>::of_word(text)
            }
        }
    };
}

/// Shows enums by their stored words.
macro_rules! shown_by_its_word {
    ($($name:ident),+) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

/// Shows enums by the label a user reads.
macro_rules! shown_by_its_label {
    ($($name:ident),+) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.label())
            }
        }
    )+};
}

pub(crate) use {shown_by_its_label, shown_by_its_word, words};

#[cfg(test)]
mod tests;
