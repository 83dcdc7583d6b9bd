-- From the CPI's request to the signed register.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Programmes in force (the legal frame), each with its dates; body as the JSON of domain::Programme.
CREATE TABLE programme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE provider (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    tax_code TEXT NOT NULL DEFAULT '',
    referent TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE branch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    patron_day TEXT NOT NULL DEFAULT '',
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE coach (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    surname TEXT NOT NULL,
    name TEXT NOT NULL,
    branch_id INTEGER REFERENCES branch (id),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE centre (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE employer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    patron_day TEXT NOT NULL DEFAULT '',
    tax_code TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL
) STRICT;
CREATE INDEX employer_folded ON employer (folded);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    employer_id INTEGER NOT NULL REFERENCES employer (id),
    surname TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_employer ON contact (employer_id);

CREATE TABLE beneficiary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    surname TEXT NOT NULL,
    name TEXT NOT NULL,
    tax_code TEXT NOT NULL UNIQUE,
    birth_date TEXT,
    birthplace TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    daily_limit INTEGER CHECK (daily_limit > 0),
    weekly_limit INTEGER CHECK (weekly_limit > 0),
    folded TEXT NOT NULL
) STRICT;
CREATE INDEX beneficiary_folded ON beneficiary (folded);

CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opal TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT '',
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    holder TEXT NOT NULL,
    request_date TEXT NOT NULL,
    notified_date TEXT NOT NULL,
    centre_id INTEGER NOT NULL REFERENCES centre (id),
    branch_id INTEGER REFERENCES branch (id),
    beneficiary_id INTEGER NOT NULL REFERENCES beneficiary (id),
    voucher_kind TEXT NOT NULL CHECK (voucher_kind IN ('base', 'rinforzato')),
    voucher_id TEXT NOT NULL DEFAULT '',
    employer_id INTEGER REFERENCES employer (id),
    contact_id INTEGER REFERENCES contact (id),
    state TEXT NOT NULL CHECK (state IN ('PROPOSTA', 'AMMESSO AL SERVIZIO', 'RIFIUTATA', 'CANCELLATA')),
    decided_at TEXT,
    decided_by TEXT,
    reason TEXT CHECK (state <> 'RIFIUTATA' OR length(trim(reason)) > 0),
    entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX request_state ON request (state, notified_date);
CREATE INDEX request_beneficiary ON request (beneficiary_id);
CREATE INDEX request_employer ON request (employer_id);

-- Derived: what the table of requests sorts and filters by, folded once when something changes.
CREATE TABLE request_listing (
    request_id INTEGER PRIMARY KEY REFERENCES request (id),
    state TEXT NOT NULL,
    branch_id INTEGER,
    centre_id INTEGER NOT NULL,
    beneficiary_id INTEGER NOT NULL,
    request_date TEXT NOT NULL,
    opal TEXT NOT NULL,
    holder TEXT NOT NULL,
    surname TEXT NOT NULL,
    name TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    centre TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX listing_state ON request_listing (state, request_date);
CREATE INDEX listing_request_date ON request_listing (request_date);
CREATE INDEX listing_opal ON request_listing (opal);
CREATE INDEX listing_holder ON request_listing (holder);
CREATE INDEX listing_surname ON request_listing (surname, name);
CREATE INDEX listing_name ON request_listing (name, surname);
CREATE INDEX listing_tax_code ON request_listing (tax_code);
CREATE INDEX listing_centre ON request_listing (centre);
CREATE INDEX listing_minutes ON request_listing (minutes);
CREATE INDEX listing_amount ON request_listing (amount);
CREATE INDEX listing_branch ON request_listing (branch_id, request_date);
CREATE INDEX listing_centre_id ON request_listing (centre_id, request_date);
CREATE INDEX listing_beneficiary ON request_listing (beneficiary_id);

CREATE VIRTUAL TABLE request_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    state TEXT NOT NULL CHECK (state IN ('PROPOSTA', 'INIZIATA', 'TERMINATA')),
    started_at TEXT,
    ended_at TEXT,
    UNIQUE (request_id, code)
) STRICT;

CREATE INDEX activity_running ON activity (request_id) WHERE state IN ('PROPOSTA', 'INIZIATA');
CREATE INDEX activity_started ON activity (request_id) WHERE state = 'INIZIATA';

CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    beneficiary_id INTEGER NOT NULL REFERENCES beneficiary (id),
    branch_id INTEGER NOT NULL REFERENCES branch (id),
    coach_id INTEGER NOT NULL REFERENCES coach (id),
    date TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start AND "end" <= 1440),
    minutes INTEGER NOT NULL AS ("end" - start) STORED,
    place TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    private_note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA', 'EROGATA', 'ANNULLATA', 'CHIUSA NEGATIVAMENTE')),
    reason TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    entered_at TEXT NOT NULL,
    scheduled_at TEXT,
    started_at TEXT,
    concluded_at TEXT,
    closed_at TEXT
) STRICT;
CREATE INDEX session_activity ON session (activity_id, state, minutes);
CREATE INDEX session_beneficiary ON session (beneficiary_id, date);
CREATE INDEX session_coach ON session (coach_id, date);
CREATE INDEX session_date ON session (date, coach_id, state, minutes);
-- Only what still waits for somebody: small even in an archive of ten years.
CREATE INDEX session_open ON session (date, activity_id) WHERE state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA');

-- What is large comes last, so that the lists need not read over it.
CREATE TABLE register (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    version INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    scope TEXT NOT NULL,
    scope_label TEXT NOT NULL,
    blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
    data_hash TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    uncovered TEXT NOT NULL DEFAULT '',
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    outdated_at TEXT,
    replaced_by INTEGER REFERENCES register (id),
    signatures INTEGER NOT NULL DEFAULT 0,
    scan_name TEXT,
    sheet TEXT NOT NULL,
    pdf BLOB NOT NULL,
    scan BLOB,
    UNIQUE (year, serial, version)
) STRICT;
CREATE INDEX register_request ON register (request_id);
CREATE INDEX register_issued ON register (issued_at);
-- Only those that wait for a signature or a new version.
CREATE INDEX register_waiting ON register (request_id)
    WHERE replaced_by IS NULL AND (signatures < 3 OR outdated_at IS NOT NULL);

CREATE TRIGGER register_never_changes BEFORE UPDATE OF
    year, serial, version, request_id, scope, scope_label, blank, sheet, data_hash, pdf, pages,
    sessions, minutes, issued_at, issued_by
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
    printed TEXT NOT NULL,
    PRIMARY KEY (register_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_session_session ON register_session (session_id);

CREATE TABLE signature (
    register_id INTEGER NOT NULL REFERENCES register (id),
    signer TEXT NOT NULL CHECK (signer IN ('coach', 'recipient', 'provider')),
    who TEXT NOT NULL,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (register_id, signer)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    request_id INTEGER,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_request ON journal (request_id, seq);
CREATE INDEX journal_action ON journal (action, seq);

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN
    SELECT raise(ABORT, 'the journal never changes');
END;
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN
    SELECT raise(ABORT, 'the journal never shrinks');
END;
