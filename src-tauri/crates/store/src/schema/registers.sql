-- Attendance registers («registro attività», §3.2): issued once, then signed or replaced; or kept on
-- paper before Affianca and recorded here, then corrected or withdrawn.

-- What is large comes last, so that the lists need not read over it.
CREATE TABLE register (
    id INTEGER PRIMARY KEY,
    -- Its number, `2026/001` or `2026/B-001`; a new version keeps it. The series is empty while the
    -- archive stands alone. NULL on paper: that one has no number of ours, no version and no document.
    year INTEGER,
    series TEXT NOT NULL DEFAULT '',
    serial INTEGER,
    version INTEGER,
    -- Only on paper: its own number as written there, and as searches compare it.
    paper_number TEXT CHECK (length(paper_number) BETWEEN 1 AND 40),
    paper_found_by TEXT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    -- Which sessions it covers: domain::RegisterScope, on paper domain::PaperScope, as JSON; and in
    -- words.
    scope TEXT NOT NULL,
    scope_label TEXT NOT NULL,
    -- Printed before the sessions, with the descriptions left to be written by hand.
    blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
    data_hash TEXT,
    pages INTEGER,
    sessions INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    -- Characters its font did not have.
    uncovered TEXT NOT NULL DEFAULT '',
    -- On paper: recorded.
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    -- Since when a session it prints has changed.
    outdated_at TEXT,
    -- Nothing of a blank sheet was held: nothing is to be issued in its place.
    unused INTEGER NOT NULL DEFAULT 0 CHECK (unused IN (0, 1)),
    replaced_by INTEGER REFERENCES register (id),
    -- Only on paper: recorded by mistake.
    withdrawn_at TEXT,
    withdrawn_because TEXT,
    -- Derived: how many have signed, whether all who must have (§3.2), and whether only one of them.
    signatures INTEGER NOT NULL DEFAULT 0,
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    partly_signed INTEGER NOT NULL DEFAULT 0 CHECK (partly_signed IN (0, 1)),
    rows_signed INTEGER NOT NULL DEFAULT 0,
    rows_missing INTEGER NOT NULL DEFAULT 0,
    -- domain::RegisterSheet as JSON: what the document was printed from.
    sheet TEXT,
    -- Where on its pages a pen is expected: domain::SignatureField, as JSON.
    fields TEXT,
    pdf BLOB,
    UNIQUE (year, series, serial, version),
    CHECK (CASE WHEN paper_number IS NULL
        THEN paper_found_by IS NULL AND withdrawn_at IS NULL
            AND year IS NOT NULL AND serial IS NOT NULL AND version IS NOT NULL
            AND data_hash IS NOT NULL AND pages IS NOT NULL AND sheet IS NOT NULL
            AND fields IS NOT NULL AND pdf IS NOT NULL
        ELSE paper_found_by IS NOT NULL AND blank = 0 AND unused = 0 AND replaced_by IS NULL
            AND coalesce(year, serial, version, data_hash, pages, sheet, fields, pdf) IS NULL
        END),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL) AND withdrawn_because <> '')
) STRICT;
CREATE INDEX register_request ON register (request_id);
-- In the very order of the list, with all that its filters ask.
CREATE INDEX register_issued ON register
    (issued_at, id, request_id, year, series, serial, replaced_by, outdated_at, signed, partly_signed,
     withdrawn_at, paper_number, paper_found_by);
-- Only those that wait for a signature or a new version.
CREATE INDEX register_waiting ON register
    (request_id, year, series, serial, paper_number, outdated_at, replaced_by, withdrawn_at, signed, unused,
     rows_signed, rows_missing)
    WHERE replaced_by IS NULL AND withdrawn_at IS NULL AND unused = 0
        AND (signed = 0 OR outdated_at IS NOT NULL);
-- Few, and looked for by any part of their number.
CREATE INDEX register_on_paper ON register (paper_found_by) WHERE paper_number IS NOT NULL;

CREATE TRIGGER register_never_changes BEFORE UPDATE OF
    id, year, series, serial, version, request_id, scope, scope_label, blank, sheet, fields, data_hash, pdf,
    pages, sessions, minutes, uncovered, issued_at, issued_by
ON register WHEN OLD.paper_number IS NULL BEGIN
    SELECT raise(ABORT, 'an issued register never changes');
END;
-- Of one on paper only what was read off it is corrected, and nothing once it is withdrawn.
CREATE TRIGGER paper_register_stays BEFORE UPDATE OF id, request_id, issued_at, issued_by
ON register WHEN OLD.paper_number IS NOT NULL BEGIN
    SELECT raise(ABORT, 'a register on paper stays where it was recorded');
END;
CREATE TRIGGER withdrawn_register_never_changes BEFORE UPDATE OF
    paper_number, scope, scope_label, sessions, minutes, outdated_at, withdrawn_at, withdrawn_because
ON register WHEN OLD.withdrawn_at IS NOT NULL BEGIN
    SELECT raise(ABORT, 'a withdrawn register never changes');
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

-- What a scan has shown in the places of its rows, by somebody's word.
CREATE TABLE row_signature (
    register_id INTEGER NOT NULL REFERENCES register (id),
    -- The number printed on it.
    row INTEGER NOT NULL CHECK (row > 0),
    signer TEXT NOT NULL CHECK (signer IN ('coach', 'recipient')),
    signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
    PRIMARY KEY (register_id, row, signer)
) STRICT, WITHOUT ROWID;

-- Derived: delivered sessions that stand on no register in force. Small even in an archive of ten
-- years, since a register is issued for what was delivered.
CREATE TABLE unregistered (
    request_id INTEGER NOT NULL REFERENCES request (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    PRIMARY KEY (request_id, session_id)
) STRICT, WITHOUT ROWID;
