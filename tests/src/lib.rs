//! What the acceptance tests start from. They know the program only by what it offers a coach:
//! its operations here, its window in the tests that drive it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod body;
pub mod window;
