//! Reads scanned and photographed pages: which paper each is, which way up it lies, and what was signed or
//! ticked on it. Bytes of a stranger go in and words come out: the crate knows neither archive nor window.
//!
//! [`pages_in`] and [`read_page`] turn a file into pictures; [`find_codes`] finds the squares on one;
//! [`Template`] is the page as we printed it; [`lay`] says how a picture lies on it, and [`ink`] measures what
//! a pen has added. What the measures mean is said by [`affianca_domain::signature_reading`].

#![forbid(unsafe_code)]

mod bounded;
mod codes;
mod crop;
mod error;
mod file;
mod flat;
mod gray;
mod homography;
pub mod ink;
mod pdf;
mod picture;
mod reading;
mod strip;
mod template;
mod tiff;

pub use bounded::{LONGEST, bounded};
pub use codes::{FoundCode, find_codes};
pub use crop::crops;
pub use error::Unreadable;
pub use file::{kind_of, pages_in, read_page};
pub use picture::{Picture, Quarter};
pub use reading::{Lie, PageReading, ReadField, lie, read_fields, upright};
pub use strip::strips;
pub use template::Template;
