//! Signed files, with signatures made for each test: by OpenSSL, and value by value where one is to be
//! left out or broken.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod anything;
mod certificates;
mod envelopes;
mod inside;
mod messages;
mod pages;
mod papers;
