//! Many sessions at once: a series (*Ripeti…*), what comes after one of it, *Programma tutte le bozze…*, and
//! *Avvia e concludi…*, which takes two steps in one.

mod changes;
mod hold;
mod judging;
mod lines;
mod many;
mod repeat;
mod rest;
mod view;

pub use view::*;
