-- Two indexes that hold all that is asked of them.

-- `minutes` is computed from these two, and SQLite reads the row itself for a computed column.
CREATE INDEX session_delivered ON session (activity_id, start, "end") WHERE state = 'EROGATA';

-- In the very order of the list, so that nothing is sorted.
DROP INDEX register_issued;
CREATE INDEX register_issued ON register (issued_at, id, request_id, year, serial, replaced_by, outdated_at, signatures);
DROP INDEX register_waiting;
CREATE INDEX register_waiting ON register (request_id, year, serial, outdated_at, replaced_by, signatures)
    WHERE replaced_by IS NULL AND (signatures < 3 OR outdated_at IS NOT NULL);
