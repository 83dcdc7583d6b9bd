-- What the regional portal is known to hold, beside what is true here: it hears of nothing by itself.

CREATE TABLE session_portal (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    -- NULL: the portal holds nothing of it.
    known TEXT CHECK (known IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA', 'EROGATA', 'ANNULLATA', 'CHIUSA NEGATIVAMENTE')),
    -- The portal's own ID of the session, where somebody wrote it down.
    portal_id TEXT NOT NULL DEFAULT '',
    -- The form as the portal holds it: what it was when last repeated there. NULL with `known`.
    branch_id INTEGER,
    coach_id INTEGER,
    date TEXT,
    start INTEGER,
    "end" INTEGER,
    place TEXT,
    note TEXT,
    -- When somebody last said so, and who.
    reported_at TEXT,
    reported_by TEXT,
    -- Derived: whether something is left to repeat there, until when, and whose it is. The queue reads
    -- only what differs, however long the archive has grown.
    beneficiary_id INTEGER NOT NULL,
    coach_now INTEGER NOT NULL,
    due TEXT NOT NULL,
    differs INTEGER NOT NULL CHECK (differs IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX session_portal_number ON session_portal (portal_id) WHERE portal_id <> '';
CREATE INDEX session_portal_due ON session_portal (due, session_id, beneficiary_id, coach_now) WHERE differs = 1;
CREATE INDEX session_portal_person ON session_portal (beneficiary_id, due) WHERE differs = 1;
CREATE INDEX session_portal_coach ON session_portal (coach_now, due) WHERE differs = 1;

-- Only answers given here: what came from the portal it knows already.
CREATE TABLE request_portal (
    request_id INTEGER PRIMARY KEY REFERENCES request (id),
    known TEXT NOT NULL CHECK (known IN ('PROPOSTA', 'AMMESSO AL SERVIZIO', 'RIFIUTATA')),
    reported_at TEXT,
    reported_by TEXT,
    -- Derived.
    due TEXT NOT NULL,
    differs INTEGER NOT NULL CHECK (differs IN (0, 1))
) STRICT;
CREATE INDEX request_portal_due ON request_portal (due) WHERE differs = 1;

-- Only activities concluded here. The portal makes them INIZIATA by itself.
CREATE TABLE activity_portal (
    activity_id INTEGER PRIMARY KEY REFERENCES activity (id),
    -- The portal holds it as concluded too.
    ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    reported_at TEXT,
    reported_by TEXT
) STRICT;
CREATE INDEX activity_portal_waiting ON activity_portal (activity_id) WHERE ended = 0;
