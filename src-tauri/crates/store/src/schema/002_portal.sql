-- What the regional portal is known to hold, beside what is true here: it hears of nothing by itself.
--
-- `differs` and `due` are derived, and kept by triggers so that no way of changing a session can
-- forget them: the queue reads only what differs, however long the archive has grown.

CREATE TABLE session_portal (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    -- NULL: the portal holds nothing of it.
    known TEXT CHECK (known IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA', 'EROGATA', 'ANNULLATA', 'CHIUSA NEGATIVAMENTE')),
    -- The portal's own ID of the session, where somebody wrote it down.
    portal_id TEXT NOT NULL DEFAULT '',
    -- The form as the portal holds it: what it was when last repeated there.
    branch_id INTEGER,
    coach_id INTEGER,
    date TEXT,
    start INTEGER,
    "end" INTEGER,
    place TEXT,
    note TEXT,
    reported_at TEXT,
    reported_by TEXT,
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
    due TEXT NOT NULL,
    differs INTEGER NOT NULL CHECK (differs IN (0, 1))
) STRICT;
CREATE INDEX request_portal_due ON request_portal (due) WHERE differs = 1;

-- Only activities concluded here. The portal makes them INIZIATA by itself.
CREATE TABLE activity_portal (
    activity_id INTEGER PRIMARY KEY REFERENCES activity (id),
    ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    reported_at TEXT,
    reported_by TEXT
) STRICT;
CREATE INDEX activity_portal_waiting ON activity_portal (activity_id) WHERE ended = 0;

INSERT INTO session_portal (session_id, beneficiary_id, coach_now, due, differs)
SELECT s.id, s.beneficiary_id, s.coach_id,
       date(s.date, json_extract(p.body, '$.limits.lateDays') || ' days'),
       s.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
FROM session s
JOIN activity a ON a.id = s.activity_id
JOIN request r ON r.id = a.request_id
JOIN programme p ON p.id = r.programme_id;

INSERT INTO request_portal (request_id, known, due, differs)
SELECT r.id, 'PROPOSTA', date(r.notified_date, json_extract(p.body, '$.limits.answerDays') || ' days'), 1
FROM request r JOIN programme p ON p.id = r.programme_id
WHERE r.state IN ('AMMESSO AL SERVIZIO', 'RIFIUTATA') AND r.decided_at IS NOT NULL;

INSERT INTO activity_portal (activity_id)
SELECT id FROM activity WHERE state = 'TERMINATA' AND ended_at IS NOT NULL;

CREATE TRIGGER session_portal_begins AFTER INSERT ON session BEGIN
    INSERT INTO session_portal (session_id, beneficiary_id, coach_now, due, differs)
    SELECT NEW.id, NEW.beneficiary_id, NEW.coach_id,
           date(NEW.date, json_extract(p.body, '$.limits.lateDays') || ' days'),
           NEW.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
    FROM activity a
    JOIN request r ON r.id = a.request_id
    JOIN programme p ON p.id = r.programme_id
    WHERE a.id = NEW.activity_id;
END;

CREATE TRIGGER session_portal_follows
AFTER UPDATE OF state, branch_id, coach_id, date, start, "end", place, note ON session BEGIN
    UPDATE session_portal SET
        coach_now = NEW.coach_id,
        due = (SELECT date(NEW.date, json_extract(p.body, '$.limits.lateDays') || ' days')
               FROM activity a
               JOIN request r ON r.id = a.request_id
               JOIN programme p ON p.id = r.programme_id
               WHERE a.id = NEW.activity_id),
        differs = CASE
            WHEN known IS NULL THEN NEW.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
            ELSE known <> NEW.state OR (known = 'INSERITA'
                AND (branch_id, coach_id, date, start, "end", place, note)
                    IS NOT (NEW.branch_id, NEW.coach_id, NEW.date, NEW.start, NEW."end", NEW.place, NEW.note))
        END
    WHERE session_id = NEW.id;
END;

CREATE TRIGGER session_portal_reported
AFTER UPDATE OF known, branch_id, coach_id, date, start, "end", place, note ON session_portal BEGIN
    UPDATE session_portal SET
        differs = (SELECT CASE
            WHEN NEW.known IS NULL THEN s.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
            ELSE NEW.known <> s.state OR (NEW.known = 'INSERITA'
                AND (NEW.branch_id, NEW.coach_id, NEW.date, NEW.start, NEW."end", NEW.place, NEW.note)
                    IS NOT (s.branch_id, s.coach_id, s.date, s.start, s."end", s.place, s.note))
        END FROM session s WHERE s.id = NEW.session_id)
    WHERE session_id = NEW.session_id;
END;

CREATE TRIGGER request_portal_answered AFTER UPDATE OF state ON request
WHEN OLD.state = 'PROPOSTA' AND NEW.state IN ('AMMESSO AL SERVIZIO', 'RIFIUTATA') BEGIN
    INSERT INTO request_portal (request_id, known, due, differs)
    SELECT NEW.id, 'PROPOSTA',
           date(NEW.notified_date, json_extract(p.body, '$.limits.answerDays') || ' days'), 1
    FROM programme p WHERE p.id = NEW.programme_id;
END;

CREATE TRIGGER request_portal_moved AFTER UPDATE OF notified_date ON request BEGIN
    UPDATE request_portal SET
        due = (SELECT date(NEW.notified_date, json_extract(p.body, '$.limits.answerDays') || ' days')
               FROM programme p WHERE p.id = NEW.programme_id)
    WHERE request_id = NEW.id;
END;

CREATE TRIGGER request_portal_reported AFTER UPDATE OF known ON request_portal BEGIN
    UPDATE request_portal SET
        differs = NEW.known <> (SELECT state FROM request WHERE id = NEW.request_id)
    WHERE request_id = NEW.request_id;
END;

CREATE TRIGGER activity_portal_ended AFTER UPDATE OF state ON activity
WHEN NEW.state = 'TERMINATA' AND OLD.state <> 'TERMINATA' BEGIN
    INSERT INTO activity_portal (activity_id) VALUES (NEW.id);
END;
