-- Indexes that hold all that a list asks of a row, so that an archive of ten years is asked as fast
-- as a new one. SQLite forgets what it has read after every step of a coach, and a page read anew
-- has to be decrypted: what counts is how few of them a question needs.

-- The table of requests: sorted by one column, filtered by the others, and no row read but those shown.
DROP INDEX listing_state;
DROP INDEX listing_request_date;
DROP INDEX listing_opal;
DROP INDEX listing_holder;
DROP INDEX listing_surname;
DROP INDEX listing_name;
DROP INDEX listing_tax_code;
DROP INDEX listing_centre;
DROP INDEX listing_minutes;
DROP INDEX listing_amount;
DROP INDEX listing_branch;
DROP INDEX listing_centre_id;
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
CREATE INDEX listing_branch ON request_listing (branch_id, state, centre_id);
CREATE INDEX listing_centre_id ON request_listing (centre_id, state, branch_id);

-- What still waits for somebody, with all that its deadline says.
DROP INDEX session_open;
CREATE INDEX session_open ON session (date, start, activity_id, coach_id, "end", state)
    WHERE state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA');
DROP INDEX activity_running;
CREATE INDEX activity_running ON activity (request_id, position, code, state, minutes)
    WHERE state IN ('PROPOSTA', 'INIZIATA');

-- A register's row is as long as its document.
DROP INDEX register_issued;
CREATE INDEX register_issued ON register (issued_at, request_id, year, serial, replaced_by, outdated_at, signatures);
DROP INDEX register_waiting;
CREATE INDEX register_waiting ON register (request_id, year, serial, outdated_at)
    WHERE replaced_by IS NULL AND (signatures < 3 OR outdated_at IS NOT NULL);
