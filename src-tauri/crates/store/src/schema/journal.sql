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
    -- As JSON.
    detail TEXT NOT NULL,
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
