-- Derived: what the table of requests sorts, filters and searches by, folded once when something
-- changes.

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
    -- Agreed of all its activities.
    minutes INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    -- How far they have come: the more of them are begun or concluded, the more it counts.
    stage INTEGER NOT NULL,
    -- All a row of the table says, for a text too short for the index of words.
    words TEXT NOT NULL
) STRICT;

-- Sorted by one column and filtered by the others: no row is read but those shown.
CREATE INDEX listing_state ON request_listing (state, request_date, request_id, branch_id, centre_id);
CREATE INDEX listing_request_date ON request_listing (request_date, request_id, state, branch_id, centre_id);
CREATE INDEX listing_opal ON request_listing (opal, request_id, state, branch_id, centre_id);
CREATE INDEX listing_holder ON request_listing (holder, request_id, state, branch_id, centre_id);
CREATE INDEX listing_surname ON request_listing (surname, name, request_id, state, branch_id, centre_id);
CREATE INDEX listing_name ON request_listing (name, surname, request_id, state, branch_id, centre_id);
CREATE INDEX listing_tax_code ON request_listing (tax_code, request_id, state, branch_id, centre_id);
CREATE INDEX listing_centre ON request_listing (centre, request_id, state, branch_id, centre_id);
CREATE INDEX listing_minutes ON request_listing (minutes, request_id, state, branch_id, centre_id);
CREATE INDEX listing_amount ON request_listing (amount, request_id, state, branch_id, centre_id);
CREATE INDEX listing_stage ON request_listing (stage, request_id, state, branch_id, centre_id);
CREATE INDEX listing_branch ON request_listing (branch_id, state, centre_id);
CREATE INDEX listing_centre_id ON request_listing (centre_id, state, branch_id);
CREATE INDEX listing_beneficiary ON request_listing (beneficiary_id);

-- The same words, found by any three letters of them; its rows are the requests' ids.
CREATE VIRTUAL TABLE request_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram'
);
