-- One delivery of an activity («erogazione», §3.1–3.2).

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    -- That of the activity's request: rules look over all of a person's sessions.
    beneficiary_id INTEGER NOT NULL REFERENCES beneficiary (id),
    branch_id INTEGER NOT NULL REFERENCES branch (id),
    coach_id INTEGER NOT NULL REFERENCES coach (id),
    date TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start AND "end" <= 1440),
    -- Empty: at the branch.
    place TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    -- Printed on the register, so without a health detail.
    description TEXT NOT NULL DEFAULT '',
    -- Never printed.
    private_note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA', 'EROGATA', 'ANNULLATA', 'CHIUSA NEGATIVAMENTE')),
    reason TEXT,
    -- Whether it was carried on here, taken in from the portal's table, or recorded after its term because
    -- the portal held it already; and then why.
    origin TEXT NOT NULL DEFAULT 'qui' CHECK (origin IN ('qui', 'dal portale', 'in seguito')),
    origin_why TEXT,
    -- Rises at every change: what a screen has read is told from what has become of it.
    revision INTEGER NOT NULL DEFAULT 1,
    entered_at TEXT NOT NULL,
    scheduled_at TEXT,
    started_at TEXT,
    concluded_at TEXT,
    -- Closed negatively, or given up as a draft.
    closed_at TEXT
) STRICT;

-- Indexes hold all that a list or a sum asks of a session, so that an archive of ten years answers
-- as fast as a new one: a page read anew has to be decrypted.
CREATE INDEX session_activity ON session (activity_id, state, start, "end", date, coach_id);
CREATE INDEX session_beneficiary ON session (beneficiary_id, date);
CREATE INDEX session_coach ON session (coach_id, date);
CREATE INDEX session_date ON session (date, coach_id, state, start, "end", activity_id);
-- What still waits for somebody: small even in an archive of ten years.
CREATE INDEX session_open ON session (date, start, activity_id, coach_id, "end", state, branch_id)
    WHERE state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA');

CREATE VIEW session_by_state AS
SELECT *,
    "end" - start AS minutes,
    state IN ('PROGRAMMATA', 'AVVIATA', 'EROGATA') AS counted,
    state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA') AS open,
    state IN ('PROGRAMMATA', 'AVVIATA') AS planned,
    state = 'EROGATA' AS delivered,
    state IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE') AS dropped
FROM session;

-- Derived: who has a session, whatever its state, of a request. *Oggi* of one coach asks it of many.
CREATE TABLE request_coach (
    coach_id INTEGER NOT NULL REFERENCES coach (id),
    request_id INTEGER NOT NULL REFERENCES request (id),
    PRIMARY KEY (coach_id, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_coach_request ON request_coach (request_id, coach_id);
