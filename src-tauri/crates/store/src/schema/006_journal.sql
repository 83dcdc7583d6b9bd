-- The journal read by person, by who did it and by date, however long it has grown.

-- What one row tells of several requests at once, as an import does: the row itself names only one.
CREATE TABLE journal_also (
    request_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (request_id, seq)
) STRICT, WITHOUT ROWID;

DROP INDEX journal_request;
DROP INDEX journal_action;
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_request ON journal (request_id, at);
CREATE INDEX journal_who ON journal (who, at);
CREATE INDEX journal_action ON journal (action, at);
CREATE INDEX journal_who_action ON journal (who, action, at);

INSERT INTO journal_also (request_id, seq)
SELECT r.id, j.seq FROM request r JOIN journal j ON j.action = 'IMPORT' AND j.at = r.entered_at;
