-- Scans of the signed paper of a register (§3.2): each one attached is a version, the newest is the one
-- that counts, and none is ever overwritten.
CREATE TABLE register_scan (
    register_id INTEGER NOT NULL REFERENCES register (id),
    -- From 1, in the order they were attached.
    number INTEGER NOT NULL CHECK (number > 0),
    -- In bytes.
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL,
    file_kind TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (register_id, number)
) STRICT;

-- Files that pages of scans came in, as they came, each once.
CREATE TABLE scanned_file (
    sha256 TEXT PRIMARY KEY,
    file_kind TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- Which page of which file each page of a scan put together here is.
CREATE TABLE register_scan_page (
    register_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    -- Of the register, from 1.
    page INTEGER NOT NULL CHECK (page > 0),
    file_sha256 TEXT NOT NULL REFERENCES scanned_file (sha256),
    -- Of the file, from 1.
    file_page INTEGER NOT NULL CHECK (file_page > 0),
    PRIMARY KEY (register_id, number, page),
    FOREIGN KEY (register_id, number) REFERENCES register_scan (register_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER scanned_file_never_changes BEFORE UPDATE ON scanned_file BEGIN
    SELECT raise(ABORT, 'a scan never changes');
END;
CREATE TRIGGER scanned_file_never_goes BEFORE DELETE ON scanned_file BEGIN
    SELECT raise(ABORT, 'a scan never goes');
END;
CREATE TRIGGER register_scan_page_never_changes BEFORE UPDATE ON register_scan_page BEGIN
    SELECT raise(ABORT, 'a scan never changes');
END;
CREATE TRIGGER register_scan_page_never_goes BEFORE DELETE ON register_scan_page BEGIN
    SELECT raise(ABORT, 'a scan never goes');
END;
CREATE TRIGGER register_scan_never_changes BEFORE UPDATE ON register_scan BEGIN
    SELECT raise(ABORT, 'a scan never changes');
END;
CREATE TRIGGER register_scan_never_goes BEFORE DELETE ON register_scan BEGIN
    SELECT raise(ABORT, 'a scan never goes');
END;
CREATE TRIGGER withdrawn_register_takes_no_scan BEFORE INSERT ON register_scan
WHEN EXISTS (SELECT 1 FROM register WHERE id = NEW.register_id AND withdrawn_at IS NOT NULL) BEGIN
    SELECT raise(ABORT, 'a withdrawn register never changes');
END;
