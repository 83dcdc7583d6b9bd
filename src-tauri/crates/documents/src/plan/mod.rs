//! The meetings of some days on paper (easy to read, in large print, for the person served; a plain list
//! for the company; dense for the coach). What stands in it is decided elsewhere; here only how it reads.

mod coach;
mod company;
mod frame;
mod look;
mod meetings;
mod person;
mod picture;
mod sentences;

use affianca_domain::printed::{canonical_json, data_hash};
use affianca_domain::{PlanReader, PlanSheet, PrintedDocument, format_date};

use crate::DocumentError;
use crate::layout::{Part, lay_out};
use crate::paper::paper_pdf;
use crate::pdf::{Fonts, Metadata};
use frame::PlanFrame;
use look::{CLOSE, COMPANY, Look, ROOMY};

/// Lays out and writes a plan for whoever reads it. The same plan gives the same bytes.
///
/// # Errors
/// Only a fault of the program itself: any text can be printed.
pub fn plan_pdf(sheet: &PlanSheet) -> Result<PrintedDocument, DocumentError> {
    match &sheet.reader {
        PlanReader::Person { name } => for_person(sheet, name),
        PlanReader::Employer { name, contact } => {
            let fonts = Fonts::shared()?;
            let frame = PlanFrame::new(fonts, &COMPANY, &company::head(sheet, name, contact));
            let parts = company::parts(fonts, sheet, &frame);
            print(fonts, sheet, &COMPANY, &frame, parts)
        }
        PlanReader::Coach { name } => paper_pdf(&coach::paper(sheet, name)),
    }
}

/// On one page where that can be read with ease, closer where it makes fewer pages, and never smaller.
fn for_person(sheet: &PlanSheet, name: &str) -> Result<PrintedDocument, DocumentError> {
    let fonts = Fonts::shared()?;
    let set = |look: &'static Look| {
        let frame = PlanFrame::new(fonts, look, &person::head(sheet, name));
        print(
            fonts,
            sheet,
            look,
            &frame,
            person::parts(fonts, look, sheet),
        )
    };
    let roomy = set(&ROOMY)?;
    if roomy.pages == 1 {
        return Ok(roomy);
    }
    let close = set(&CLOSE)?;
    Ok(if close.pages < roomy.pages {
        close
    } else {
        roomy
    })
}

fn print(
    fonts: &'static Fonts,
    sheet: &PlanSheet,
    look: &Look,
    frame: &PlanFrame,
    parts: Vec<Part>,
) -> Result<PrintedDocument, DocumentError> {
    let content = canonical_json(sheet);
    lay_out(fonts, look.page.size, frame, parts).finish(Metadata {
        title: &file_title(sheet),
        created: sheet.made,
        data_hash: data_hash(&content),
        content,
    })
}

/// The title of the file, which names nobody.
fn file_title(sheet: &PlanSheet) -> String {
    let (from, to) = (format_date(sheet.from), format_date(sheet.to));
    format!("Incontri dal {from} al {to}")
}
