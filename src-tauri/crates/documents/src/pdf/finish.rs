//! Writes a draft as a file: printpdf writes pages and fonts, and what PDF/A and PDF/UA ask beyond
//! that is added to its objects. The same draft always gives the same bytes.

use std::collections::BTreeSet;

use affianca_domain::PrintedDocument;
use chrono::NaiveDateTime;
use flate2::{Compress, Compression, FlushCompress, Status};
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

impl From<std::io::Error> for DocumentError {
    fn from(error: std::io::Error) -> Self {
        Self::Pdf(error.to_string())
    }
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
    pub fn finish(mut self, about: Metadata<'_>) -> Result<PrintedDocument, DocumentError> {
        let count = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        let mut pages = PdfDocument::new("");
        let uncovered: BTreeSet<char> = write_pages(&mut self, &mut pages)?;
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
            pages: count,
            uncovered: uncovered.into_iter().collect(),
            fields: std::mem::take(&mut self.fields),
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
        write_information(document, about)?;
        let mut compressor = Compressor::new();
        for (&id, object) in &mut document.objects {
            if let Object::Stream(stream) = object
                && id != metadata
            {
                compressor.compress(stream)?;
            }
        }
        write_identifier(document);
        let mut bytes = Vec::with_capacity(size_of_file(document));
        document.save_to(&mut bytes)?;
        Ok(bytes)
    }
}

/// About how many bytes the file has, so that its buffer need not grow.
fn size_of_file(document: &Document) -> usize {
    const OBJECT: usize = 160;
    let size = |object: &Object| match object {
        Object::Stream(stream) => stream.content.len() + OBJECT,
        _ => OBJECT,
    };
    document.objects.values().map(size).sum()
}

/// Compresses the streams of a document, all with one set of buffers: a document has a dozen small
/// ones, and clearing fresh buffers for each would take longer than to fill them.
struct Compressor(Compress);

impl Compressor {
    /// How hard it compresses: the highest level would make a register a fifteenth smaller, and
    /// printing it would take half as long again.
    const LEVEL: Compression = Compression::new(3);

    fn new() -> Self {
        Self(Compress::new(Self::LEVEL, true))
    }

    /// Compresses a stream, but never so that it ends in a carriage return: the line feed written
    /// after it would then look like the second half of a line end, and a reader that measures the
    /// stream instead of believing its length would find it too short. That happens to one stream
    /// in 256; the operators of a page may then end in one more line feed, anything else is left as
    /// it is.
    fn compress(&mut self, stream: &mut Stream) -> Result<(), DocumentError> {
        if stream.dict.has(b"Filter") {
            return Ok(());
        }
        let mut compressed = self.deflate(&stream.content)?;
        let operators = stream.dict.iter().all(|(key, _)| key == b"Length");
        if compressed.as_ref().is_some_and(|it| it.ends_with(b"\r")) && operators {
            let mut longer = std::mem::take(&mut stream.content);
            longer.push(b'\n');
            stream.set_content(longer);
            compressed = self.deflate(&stream.content)?;
        }
        if let Some(compressed) = compressed.filter(|it| !it.ends_with(b"\r")) {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(compressed);
        }
        Ok(())
    }

    /// The content made smaller, if it can be.
    fn deflate(&mut self, content: &[u8]) -> Result<Option<Vec<u8>>, DocumentError> {
        self.0.reset();
        let mut compressed = Vec::with_capacity(content.len());
        // No more room is given than the content has.
        let status = self
            .0
            .compress_vec(content, &mut compressed, FlushCompress::Finish)
            .map_err(|error| DocumentError::Pdf(error.to_string()))?;
        Ok((status == Status::StreamEnd).then_some(compressed))
    }
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
fn write_information(document: &mut Document, about: &Metadata<'_>) -> Result<(), DocumentError> {
    let date = about.created.format("D:%Y%m%d%H%M%S").to_string();
    let written = document.trailer.get(b"Info")?.as_reference()?;
    let information = dictionary! {
        "Title" => lopdf::text_string(about.title),
        "Creator" => lopdf::text_string(CREATOR),
        "Producer" => lopdf::text_string(PRODUCER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    };
    document.set_object(written, information);
    Ok(())
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

    use lopdf::Dictionary;

    use super::*;

    /// How many of many streams were left as they are.
    fn left_plain(dictionary: &Dictionary) -> usize {
        let mut compressor = Compressor::new();
        let mut left_plain = 0;
        for number in 0..2000 {
            let text = "text of a page ".repeat(40) + &"x".repeat(number);
            let mut stream = Stream::new(dictionary.clone(), text.into_bytes());
            compressor.compress(&mut stream).unwrap();
            assert!(!stream.content.ends_with(b"\r"), "{number}");
            assert_eq!(
                stream.dict.get(b"Length").unwrap().as_i64().unwrap(),
                stream.content.len() as i64
            );
            left_plain += usize::from(!stream.dict.has(b"Filter"));
        }
        left_plain
    }

    #[test]
    fn no_stream_ends_where_a_reader_would_look_for_a_line_end() {
        let left_plain = left_plain(&dictionary! { "Length1" => 1 });
        assert!(
            (1..100).contains(&left_plain),
            "{left_plain} of 2000 left plain"
        );
    }

    #[test]
    fn every_page_is_compressed() {
        assert_eq!(left_plain(&dictionary! {}), 0);
    }
}
