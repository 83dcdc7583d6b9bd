-- The final report handed over to the CPI, and the attestations of the service delivered (§3.2).

-- A request's report while it is written: autosaved, so with no journal row for each saving.
CREATE TABLE report_draft (
    request_id INTEGER PRIMARY KEY REFERENCES request (id),
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    -- The words the first section was begun with, to know which were left as they were.
    skeleton TEXT NOT NULL,
    draft TEXT NOT NULL
) STRICT;

-- A report made ready: one version of it, with its delivery to the CPI once it is known.
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    version INTEGER NOT NULL,
    data_hash TEXT NOT NULL,
    pages INTEGER NOT NULL,
    uncovered TEXT NOT NULL DEFAULT '',
    ready_at TEXT NOT NULL,
    ready_by TEXT NOT NULL,
    delivered_on TEXT,
    received_by TEXT NOT NULL DEFAULT '',
    delivered_how TEXT NOT NULL DEFAULT '',
    -- Since when it no longer holds: the draft is written on, and another version will follow.
    reopened_at TEXT,
    content TEXT NOT NULL,
    pdf BLOB NOT NULL,
    UNIQUE (request_id, version),
    CHECK (delivered_on IS NULL OR length(trim(received_by)) > 0)
) STRICT;
-- One version in force a request.
CREATE UNIQUE INDEX report_in_force ON report (request_id) WHERE reopened_at IS NULL;

CREATE TRIGGER report_never_changes BEFORE UPDATE OF
    id, request_id, version, data_hash, pages, uncovered, ready_at, ready_by, content, pdf
ON report BEGIN
    SELECT raise(ABORT, 'a report made ready never changes');
END;
CREATE TRIGGER report_never_goes BEFORE DELETE ON report BEGIN
    SELECT raise(ABORT, 'a report made ready never goes');
END;

-- Derived: requests whose report the CPI waits for. Small even in an archive of ten years.
CREATE TABLE report_due (
    request_id INTEGER PRIMARY KEY REFERENCES request (id)
) STRICT;

CREATE TABLE attestation (
    id INTEGER PRIMARY KEY,
    -- Its number, as a register's.
    year INTEGER NOT NULL,
    series TEXT NOT NULL DEFAULT '',
    serial INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    data_hash TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    uncovered TEXT NOT NULL DEFAULT '',
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    content TEXT NOT NULL,
    pdf BLOB NOT NULL,
    UNIQUE (year, series, serial)
) STRICT;
CREATE INDEX attestation_request ON attestation (request_id, id);

CREATE TRIGGER attestation_never_changes BEFORE UPDATE ON attestation BEGIN
    SELECT raise(ABORT, 'an issued attestation never changes');
END;
CREATE TRIGGER attestation_never_goes BEFORE DELETE ON attestation BEGIN
    SELECT raise(ABORT, 'an issued attestation never goes');
END;
