-- Derived: how the documents of each admitted request stand, a row for each standing that one of them
-- has, so that the list filtered by it reads only what it shows. Which documents are expected is said
-- by the program: it derives all of it anew whenever it opens an archive that was told otherwise.
CREATE TABLE output_standing (
    standing TEXT NOT NULL CHECK (standing IN ('ATTESO', 'MANCANTE', 'BOZZA', 'CONSERVATO', 'ALLEGATO')),
    request_date TEXT NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    PRIMARY KEY (standing, request_date, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX output_standing_request ON output_standing (request_id);
