-- Who did what and when: each row bound by its hash to the one before, none ever changed or removed.

CREATE TABLE journal (
    -- SQLite keeps the last number ever given apart from the rows, so that one missing at the end
    -- shows.
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    -- What it was about, in a user's words: `erogazione 37`.
    subject TEXT NOT NULL,
    request_id INTEGER,
    -- As JSON; what may name a person stands in `journal_text`, and here only its place and hash.
    detail TEXT NOT NULL,
    -- Of the records it touched, a hash of all; empty where it touched none.
    records TEXT NOT NULL DEFAULT '',
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_request ON journal (request_id, at);
CREATE INDEX journal_who ON journal (who, at);
CREATE INDEX journal_action ON journal (action, at);
CREATE INDEX journal_who_action ON journal (who, action, at);

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN
    SELECT raise(ABORT, 'the journal never changes');
END;
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN
    SELECT raise(ABORT, 'the journal never shrinks');
END;

-- What one row tells of several requests at once, as an import does: the row itself names only one.
CREATE TABLE journal_also (
    request_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (request_id, seq)
) STRICT, WITHOUT ROWID;

-- Records that a row touched, each with its hash as the row left it; without one it is gone.
CREATE TABLE journal_record (
    -- store::records::KINDS.
    what TEXT NOT NULL,
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB CHECK (length(hash) = 32),
    PRIMARY KEY (what, id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_record_seq ON journal_record (seq);

CREATE TRIGGER journal_record_never_changes BEFORE UPDATE ON journal_record BEGIN
    SELECT raise(ABORT, 'the journal never changes');
END;
CREATE TRIGGER journal_record_never_goes BEFORE DELETE ON journal_record BEGIN
    SELECT raise(ABORT, 'the journal never shrinks');
END;

-- Words of a row that may name a person, apart from it: they can go, and the chain still holds.
CREATE TABLE journal_text (
    seq INTEGER NOT NULL,
    -- From 0, as the row's detail refers to it.
    place INTEGER NOT NULL,
    -- Random, and hashed with the words: nobody finds them by trying.
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    words TEXT NOT NULL,
    PRIMARY KEY (seq, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_text_never_changes BEFORE UPDATE ON journal_text BEGIN
    SELECT raise(ABORT, 'the journal never changes');
END;
