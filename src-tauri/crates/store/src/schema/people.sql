-- *Anagrafiche*: the body with its branches and coaches, and whom it deals with.

-- The body that holds the archive: one row.
CREATE TABLE provider (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    tax_code TEXT NOT NULL DEFAULT '',
    referent TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE branch (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    -- Of the municipality's patron saint, `gg/mm`; empty where nobody said.
    patron_day TEXT NOT NULL DEFAULT '',
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE coach (
    id INTEGER PRIMARY KEY,
    surname TEXT NOT NULL,
    name TEXT NOT NULL,
    branch_id INTEGER REFERENCES branch (id),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

-- Employment centres (CPI).
CREATE TABLE centre (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE employer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    patron_day TEXT NOT NULL DEFAULT '',
    tax_code TEXT NOT NULL DEFAULT '',
    -- Name, seat and tax code folded, for search.
    folded TEXT NOT NULL,
    -- Entered twice: the one that stays, so that whatever named this one can be followed.
    merged_into INTEGER REFERENCES employer (id),
    merged_at TEXT
) STRICT;
CREATE INDEX employer_folded ON employer (folded) WHERE merged_into IS NULL;
CREATE INDEX employer_merged ON employer (merged_into) WHERE merged_into IS NOT NULL;

-- Pairs somebody looked at and said are two.
CREATE TABLE employer_apart (
    one INTEGER NOT NULL REFERENCES employer (id),
    other INTEGER NOT NULL REFERENCES employer (id),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- An employer's contact, who may sign in the person's stead.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    employer_id INTEGER NOT NULL REFERENCES employer (id),
    surname TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_employer ON contact (employer_id);

-- The person served.
CREATE TABLE beneficiary (
    id INTEGER PRIMARY KEY,
    surname TEXT NOT NULL,
    name TEXT NOT NULL,
    tax_code TEXT NOT NULL UNIQUE,
    birth_date TEXT,
    birthplace TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    -- The person's own softer limits, in minutes; NULL: only the programme's.
    daily_limit INTEGER CHECK (daily_limit > 0),
    weekly_limit INTEGER CHECK (weekly_limit > 0),
    -- Name and tax code folded, for search.
    folded TEXT NOT NULL,
    -- Entered twice under two codes: the one that stays.
    merged_into INTEGER REFERENCES beneficiary (id),
    merged_at TEXT
) STRICT;
-- With all that a search asks of a person: no row is read but those shown.
CREATE INDEX beneficiary_folded ON beneficiary (folded, id, merged_into) WHERE merged_into IS NULL;
CREATE INDEX beneficiary_merged ON beneficiary (merged_into) WHERE merged_into IS NOT NULL;
-- Codes that may be a second one of somebody: provisional, or with letters in place of figures. Few even
-- among thousands.
CREATE INDEX beneficiary_second_code ON beneficiary (id) WHERE merged_into IS NULL AND tax_code NOT GLOB
    '[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z][0-9][0-9][A-Z][0-9][0-9][A-Z][0-9][0-9][0-9][A-Z]';

-- Pairs somebody looked at and said are two.
CREATE TABLE beneficiary_apart (
    one INTEGER NOT NULL REFERENCES beneficiary (id),
    other INTEGER NOT NULL REFERENCES beneficiary (id),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- What a merge of two people did, so that it can be taken back while nothing has touched it.
CREATE TABLE beneficiary_merge (
    merged INTEGER PRIMARY KEY REFERENCES beneficiary (id),
    -- Its row of the journal.
    seq INTEGER NOT NULL,
    -- Requests that changed person, and people merged before who follow: ids as JSON.
    requests TEXT NOT NULL,
    followers TEXT NOT NULL,
    -- Columns that the one who stays lacked, as JSON.
    filled TEXT NOT NULL
) STRICT;
