-- What the activities leave (§3.2): documents written here, with their versions, and files from
-- elsewhere. Their kinds are those of the programme.

-- The models a body made its own; the others are those that ship with the program.
CREATE TABLE output_template (
    kind TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A document as it is being written: autosaved, so with no journal row for each saving.
CREATE TABLE output (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The day it carries.
    drafted TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    -- How many versions of it are kept.
    versions INTEGER NOT NULL DEFAULT 0,
    -- The revision the last version was made of: what was written since is in the draft only.
    kept_revision INTEGER NOT NULL DEFAULT 0,
    begun_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    -- domain::RichText as JSON.
    body TEXT NOT NULL
) STRICT;
CREATE INDEX output_request ON output (request_id, versions);
CREATE INDEX output_activity ON output (activity_id, kind);
CREATE INDEX output_draft ON output (request_id) WHERE versions = 0;

CREATE TABLE output_version (
    id INTEGER PRIMARY KEY,
    output_id INTEGER NOT NULL REFERENCES output (id),
    -- From 1.
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    drafted TEXT NOT NULL,
    data_hash TEXT NOT NULL,
    pages INTEGER NOT NULL,
    uncovered TEXT NOT NULL DEFAULT '',
    kept_at TEXT NOT NULL,
    kept_by TEXT NOT NULL,
    body TEXT NOT NULL,
    -- What the paper says, as the data its hash is taken from.
    content TEXT NOT NULL,
    pdf BLOB NOT NULL,
    UNIQUE (output_id, number)
) STRICT;

CREATE TRIGGER output_version_never_changes BEFORE UPDATE ON output_version BEGIN
    SELECT raise(ABORT, 'a kept version never changes');
END;
CREATE TRIGGER output_version_never_goes BEFORE DELETE ON output_version BEGIN
    SELECT raise(ABORT, 'a kept version never goes');
END;

-- Files from elsewhere: a signed scan, a text written with another program.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    activity_id INTEGER REFERENCES activity (id),
    -- The kind of document it stands for, where it does.
    output_kind TEXT,
    -- The paper of the whole request it stands for, made elsewhere: domain::RequestPaper.
    paper TEXT CHECK (paper IN ('relazione', 'attestazione')),
    -- The day it carries, where somebody told, and whom it was handed over to.
    drafted TEXT,
    handed_on TEXT,
    handed_to TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    file_kind TEXT NOT NULL,
    -- In bytes.
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    bytes BLOB NOT NULL,
    CHECK (paper IS NULL OR (activity_id IS NULL AND output_kind IS NULL)),
    CHECK ((handed_on IS NULL) = (handed_to = ''))
) STRICT;
CREATE INDEX attachment_request ON attachment (request_id, paper, handed_on);
CREATE INDEX attachment_activity ON attachment (activity_id, output_kind);

CREATE TRIGGER attachment_never_changes BEFORE UPDATE OF
    id, request_id, activity_id, output_kind, paper, name, file_kind, size, sha256, added_at, added_by, bytes
ON attachment BEGIN
    SELECT raise(ABORT, 'an attached file never changes');
END;

-- Derived: how the documents of each admitted request stand, a row for each standing that one of them
-- has, so that the list filtered by it reads only what it shows.
CREATE TABLE output_standing (
    -- domain::OutputStanding.
    standing TEXT NOT NULL,
    request_date TEXT NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    PRIMARY KEY (standing, request_date, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX output_standing_request ON output_standing (request_id);
