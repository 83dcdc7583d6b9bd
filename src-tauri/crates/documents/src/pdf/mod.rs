//! Tagged, archivable pages (PDF/A-2a and PDF/UA-1), for any document of this crate.
