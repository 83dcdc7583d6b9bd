//! Rows read as the nouns of the domain, a file a noun.

pub mod register;
