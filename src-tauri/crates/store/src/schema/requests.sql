-- A request of the CPI (one OPAL) with its activities (§1, §2).

CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    opal TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT '',
    programme TEXT NOT NULL REFERENCES programme (code),
    -- The body that holds the OPAL, by name.
    holder TEXT NOT NULL,
    request_date TEXT NOT NULL,
    notified_date TEXT NOT NULL,
    -- The portal's table does not tell the day of the notification: it is ours, and cancels nothing.
    notified_guessed INTEGER NOT NULL DEFAULT 0 CHECK (notified_guessed IN (0, 1)),
    centre_id INTEGER NOT NULL REFERENCES centre (id),
    branch_id INTEGER REFERENCES branch (id),
    beneficiary_id INTEGER NOT NULL REFERENCES beneficiary (id),
    -- One of its programme's kinds.
    voucher_kind TEXT NOT NULL,
    voucher_id TEXT NOT NULL DEFAULT '',
    -- The voucher's last day; NULL while nobody knows it.
    voucher_ends TEXT,
    employer_id INTEGER REFERENCES employer (id),
    contact_id INTEGER REFERENCES contact (id),
    state TEXT NOT NULL CHECK (state IN ('PROPOSTA', 'AMMESSO AL SERVIZIO', 'RIFIUTATA', 'CANCELLATA')),
    -- When and by whom it was answered here; NULL for what the portal already held as answered.
    decided_at TEXT,
    decided_by TEXT,
    reason TEXT CHECK (state <> 'RIFIUTATA' OR length(trim(reason)) > 0),
    entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX request_state ON request (state, notified_date);
CREATE INDEX request_beneficiary ON request (beneficiary_id);
CREATE INDEX request_employer ON request (employer_id);
CREATE INDEX request_decided ON request (decided_at) WHERE decided_at IS NOT NULL;

-- Groups of states are columns of a view and not generated columns of the table: SQLite puts a view's
-- own condition in their place, so that an index holds all that is asked, whereas it reads the row
-- itself for a generated column.
CREATE VIEW request_by_state AS
SELECT *,
    state = 'AMMESSO AL SERVIZIO' AS admitted,
    state IN ('PROPOSTA', 'RIFIUTATA', 'CANCELLATA') AS not_admitted
FROM request;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    -- Its place in the programme's order, from 0.
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Agreed of it.
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    state TEXT NOT NULL CHECK (state IN ('PROPOSTA', 'INIZIATA', 'TERMINATA')),
    started_at TEXT,
    -- NULL also for what the portal already held as concluded.
    ended_at TEXT,
    UNIQUE (request_id, code)
) STRICT;
-- With all that a deadline says of an activity.
CREATE INDEX activity_running ON activity (request_id, position, code, state, minutes)
    WHERE state IN ('PROPOSTA', 'INIZIATA');

CREATE VIEW activity_by_state AS
SELECT *,
    state IN ('PROPOSTA', 'INIZIATA') AS running,
    state IN ('INIZIATA', 'TERMINATA') AS begun,
    state = 'TERMINATA' AS ended
FROM activity;
