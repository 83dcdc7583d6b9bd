-- Files of a register that came back signed digitally (§3.2): PDF with signatures inside, envelopes
-- around it (p7m). Each one attached is a version and none is ever overwritten; what is in them is read
-- from their bytes whenever it is shown.
CREATE TABLE signed_file (
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

CREATE TRIGGER signed_file_never_changes BEFORE UPDATE ON signed_file BEGIN
    SELECT raise(ABORT, 'a signed file never changes');
END;
CREATE TRIGGER signed_file_never_goes BEFORE DELETE ON signed_file BEGIN
    SELECT raise(ABORT, 'a signed file never goes');
END;
-- Only what was issued here can be known again by its bytes.
CREATE TRIGGER register_on_paper_takes_no_signed_file BEFORE INSERT ON signed_file
WHEN EXISTS (SELECT 1 FROM register WHERE id = NEW.register_id AND paper_number IS NOT NULL) BEGIN
    SELECT raise(ABORT, 'only a register issued here takes signed files');
END;
