//! Reads scanned and photographed pages: which paper each is, and what was signed on it.
