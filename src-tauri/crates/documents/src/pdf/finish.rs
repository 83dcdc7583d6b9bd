//! The last mile from a draft to a file: printpdf writes pages and fonts, and what PDF/A and
//! PDF/UA ask beyond that is added to its objects. The same draft always gives the same bytes.

use std::collections::BTreeSet;

use affianca_domain::PrintedDocument;
use chrono::NaiveDateTime;
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::content::write_pages;
use super::draft::Draft;
use super::xmp::{self, Description};
use crate::DocumentError;

const LANGUAGE: &str = "it-IT";
const CREATOR: &str = "Affianca";
const PRODUCER: &str = "Affianca, printpdf";

/// What the file says of itself outside its pages, and what is kept beside it.
#[derive(Clone, Debug)]
pub struct Metadata<'a> {
    /// Shown as the window's title. It travels where the pages are never opened, so it must hold no
    /// personal data.
    pub title: &'a str,
    /// When the document was made, local time.
    pub created: NaiveDateTime,
    /// What the document was printed from.
    pub content: String,
    /// Hash of the content.
    pub data_hash: String,
}

impl From<lopdf::Error> for DocumentError {
    fn from(error: lopdf::Error) -> Self {
        Self::Pdf(error.to_string())
    }
}

impl Draft {
    /// Writes the file.
    ///
    /// # Errors
    /// When an embedded font cannot be reduced or the PDF cannot be put together; never because
    /// of the text.
    pub fn finish(&self, about: Metadata<'_>) -> Result<PrintedDocument, DocumentError> {
        let mut pages = PdfDocument::new("");
        let uncovered: BTreeSet<char> = write_pages(self, &mut pages)?;
        let options = PdfSaveOptions {
            optimize: true,
            subset_fonts: false,
            secure: true,
            image_optimization: None,
        };
        let mut warnings = Vec::new();
        let mut document = pages.to_lopdf_document(&options, &mut warnings);
        if let Some(warning) = warnings.first() {
            return Err(DocumentError::Pdf(format!("{warning:?}")));
        }
        Ok(PrintedDocument {
            pdf: self.seal(&mut document, &about)?,
            pages: u32::try_from(self.pages.len()).unwrap_or(u32::MAX),
            uncovered: uncovered.into_iter().collect(),
            content: about.content,
            data_hash: about.data_hash,
        })
    }

    fn seal(
        &self,
        document: &mut Document,
        about: &Metadata<'_>,
    ) -> Result<Vec<u8>, DocumentError> {
        document.version = "1.7".to_owned();
        document.binary_mark = vec![0xE2, 0xE3, 0xCF, 0xD3];
        let pages: Vec<ObjectId> = document.get_pages().values().copied().collect();
        for &page in &pages {
            document
                .get_object_mut(page)?
                .as_dict_mut()?
                .remove(b"Annots");
        }
        let structure = self.tree.write(document, &pages)?;
        let description = Description {
            title: about.title,
            language: LANGUAGE,
            creator: CREATOR,
            producer: PRODUCER,
            created: about.created,
        };
        let metadata = document.add_object(
            Stream::new(
                dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
                xmp::packet(&description).into_bytes(),
            )
            .with_compression(false),
        );
        let intent = output_intent(document);
        let catalog = document.catalog_mut()?;
        catalog.set("Metadata", metadata);
        catalog.set("OutputIntents", vec![intent]);
        catalog.set("Lang", Object::string_literal(LANGUAGE));
        catalog.set(
            "ViewerPreferences",
            dictionary! { "DisplayDocTitle" => true },
        );
        catalog.set("StructTreeRoot", structure);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        write_information(document, about);
        write_identifier(document);
        for (&id, object) in &mut document.objects {
            if let Object::Stream(stream) = object
                && id != metadata
            {
                compress(stream)?;
            }
        }
        document.prune_objects();
        document.renumber_objects();
        let mut bytes = Vec::new();
        document
            .save_to(&mut bytes)
            .map_err(|error| DocumentError::Pdf(error.to_string()))?;
        Ok(bytes)
    }
}

/// Compresses a stream, unless that would end it in a carriage return: the line feed written after
/// it would then look like the second half of a line end, and a reader that measures the stream
/// instead of believing its length would find it too short (one stream in 256).
fn compress(stream: &mut Stream) -> Result<(), DocumentError> {
    let plain = stream.clone();
    stream.compress()?;
    if stream.content.ends_with(b"\r") {
        *stream = plain;
    }
    Ok(())
}

/// Pages are drawn in `DeviceGray`, which PDF/A allows only beside a grey output profile.
fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(
        dictionary! { "N" => 1 },
        typst_assets::icc::S_GREY_V4.to_vec(),
    ));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sGrey"),
        "Info" => Object::string_literal("sGrey v4"),
        "DestOutputProfile" => profile,
    }
    .into()
}

/// Replaces what printpdf writes, which has empty entries and a claim of PDF/X.
fn write_information(document: &mut Document, about: &Metadata<'_>) {
    let date = about.created.format("D:%Y%m%d%H%M%S").to_string();
    let information = document.add_object(dictionary! {
        "Title" => lopdf::text_string(about.title),
        "Creator" => lopdf::text_string(CREATOR),
        "Producer" => lopdf::text_string(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    });
    document.trailer.set("Info", information);
}

/// The file's identifier is taken from its content, since a random one would make two files of
/// the same register.
fn write_identifier(document: &mut Document) {
    let mut digest = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let id = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn no_stream_ends_where_a_reader_would_look_for_a_line_end() {
        let mut left_plain = 0;
        for number in 0..2000 {
            let text = "text of a page ".repeat(40) + &"x".repeat(number);
            let mut stream = Stream::new(dictionary! {}, text.into_bytes());
            compress(&mut stream).unwrap();
            assert!(!stream.content.ends_with(b"\r"), "{number}");
            assert_eq!(
                stream.dict.get(b"Length").unwrap().as_i64().unwrap(),
                stream.content.len() as i64
            );
            left_plain += usize::from(!stream.dict.has(b"Filter"));
        }
        assert!(
            (1..100).contains(&left_plain),
            "{left_plain} of 2000 left plain"
        );
    }
}
