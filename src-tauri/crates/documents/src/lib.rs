//! The papers a coach hands over, as PDF: laid out here from plain data, so that this crate
//! needs neither the archive nor the rules of the domain to print what they decided.
//!
//! [`pdf`] knows how a tagged, archivable page is written; [`layout`] fills pages with tables, boxes
//! and signatures; [`register`], [`plan`] and [`paper`] say what a register, a plan of meetings and every
//! other paper look like. Nothing but those knows about coaching, and they know nothing about PDF objects.

pub mod error;
pub mod handed_over;
mod inspection;
mod italian;
mod journal;
mod layout;
mod output;
pub mod paper;
pub mod pdf;
mod person;
pub mod plan;
pub mod register;
mod scan;
mod statement;

pub use error::DocumentError;
pub use handed_over::{attestation_paper, report_paper};
pub use inspection::inspection_paper;
pub use journal::journal_paper;
pub use output::output_paper;
pub use paper::{Block, Column, Paper, Run, paper_pdf};
pub use person::person_paper;
pub use plan::plan_pdf;
pub use register::register_pdf;
pub use scan::{scan_pages, scan_pdf};
pub use statement::{statement_csv, statement_paper, statement_xlsx};
