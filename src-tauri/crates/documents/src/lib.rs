//! The papers a coach hands over, as PDF: laid out here from plain data, so that this crate
//! needs neither the archive nor the rules of the domain to print what they decided.
//!
//! [`pdf`] knows how a tagged, archivable page is written and nothing about coaching;
//! [`register`] knows what a register looks like and nothing about PDF objects.

pub mod error;
pub mod pdf;
pub mod register;

pub use error::DocumentError;
pub use register::{RegisterPdf, RegisterRow, RegisterSheet, RegisterTotal, register_pdf};
