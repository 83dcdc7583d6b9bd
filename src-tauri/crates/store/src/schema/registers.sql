-- Attendance registers («registro attività», §3.2): issued once, then signed or replaced.

-- What is large comes last, so that the lists need not read over it.
CREATE TABLE register (
    id INTEGER PRIMARY KEY,
    -- Its number, `2026/001` or `2026/B-001`; a new version keeps it. The series is empty while the
    -- archive stands alone.
    year INTEGER NOT NULL,
    series TEXT NOT NULL DEFAULT '',
    serial INTEGER NOT NULL,
    version INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    -- Which sessions it covers: domain::RegisterScope as JSON, and in words.
    scope TEXT NOT NULL,
    scope_label TEXT NOT NULL,
    -- Printed before the sessions, with the descriptions left to be written by hand.
    blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
    data_hash TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    -- Characters its font did not have.
    uncovered TEXT NOT NULL DEFAULT '',
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    -- Since when a session it prints has changed.
    outdated_at TEXT,
    -- Nothing of a blank sheet was held: nothing is to be issued in its place.
    unused INTEGER NOT NULL DEFAULT 0 CHECK (unused IN (0, 1)),
    replaced_by INTEGER REFERENCES register (id),
    -- Derived: how many have signed, whether all who must have (§3.2), and whether only one of them.
    signatures INTEGER NOT NULL DEFAULT 0,
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    partly_signed INTEGER NOT NULL DEFAULT 0 CHECK (partly_signed IN (0, 1)),
    scan_name TEXT,
    -- domain::RegisterSheet as JSON: what the document was printed from.
    sheet TEXT NOT NULL,
    pdf BLOB NOT NULL,
    scan BLOB,
    UNIQUE (year, series, serial, version)
) STRICT;
CREATE INDEX register_request ON register (request_id);
-- In the very order of the list, with all that its filters ask.
CREATE INDEX register_issued ON register
    (issued_at, id, request_id, year, series, serial, replaced_by, outdated_at, signed, partly_signed);
-- Only those that wait for a signature or a new version.
CREATE INDEX register_waiting ON register
    (request_id, year, series, serial, outdated_at, replaced_by, signed, unused)
    WHERE replaced_by IS NULL AND unused = 0 AND (signed = 0 OR outdated_at IS NOT NULL);

CREATE TRIGGER register_never_changes BEFORE UPDATE OF
    id, year, series, serial, version, request_id, scope, scope_label, blank, sheet, data_hash, pdf,
    pages, sessions, minutes, uncovered, issued_at, issued_by
ON register BEGIN
    SELECT raise(ABORT, 'an issued register never changes');
END;
CREATE TRIGGER register_never_goes BEFORE DELETE ON register BEGIN
    SELECT raise(ABORT, 'an issued register never goes');
END;

-- What a register printed of each session, so that a later change shows.
CREATE TABLE register_session (
    register_id INTEGER NOT NULL REFERENCES register (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    -- domain::PrintedMark as JSON.
    printed TEXT NOT NULL,
    PRIMARY KEY (register_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_session_session ON register_session (session_id);

-- Seen on the paper.
CREATE TABLE signature (
    register_id INTEGER NOT NULL REFERENCES register (id),
    signer TEXT NOT NULL CHECK (signer IN ('coach', 'recipient', 'provider')),
    who TEXT NOT NULL,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (register_id, signer)
) STRICT, WITHOUT ROWID;

-- Derived: delivered sessions that stand on no register in force. Small even in an archive of ten
-- years, since a register is issued for what was delivered.
CREATE TABLE unregistered (
    request_id INTEGER NOT NULL REFERENCES request (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    PRIMARY KEY (request_id, session_id)
) STRICT, WITHOUT ROWID;
