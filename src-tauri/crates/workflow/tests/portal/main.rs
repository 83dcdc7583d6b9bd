//! The portal's mirror on a real archive: what is left to repeat there, and what is said back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
#![allow(unreachable_pub)]

#[path = "../common/mod.rs"]
mod common;
mod office;
mod queue;
mod reports;
