CREATE TRIGGER session_portal_begins AFTER INSERT ON session BEGIN
    INSERT INTO session_portal (session_id, beneficiary_id, coach_now, due, differs)
    SELECT NEW.id, NEW.beneficiary_id, NEW.coach_id,
           date(NEW.date, json_extract(p.body, '$.limits.lateDays') || ' days'),
           NEW.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
    FROM activity a
    JOIN request r ON r.id = a.request_id
    JOIN programme p ON p.code = r.programme
    WHERE a.id = NEW.activity_id;
END;

CREATE TRIGGER session_portal_follows
AFTER UPDATE OF state, branch_id, coach_id, date, start, "end", place, note ON session BEGIN
    UPDATE session_portal SET
        coach_now = NEW.coach_id,
        due = (SELECT date(NEW.date, json_extract(p.body, '$.limits.lateDays') || ' days')
               FROM activity a
               JOIN request r ON r.id = a.request_id
               JOIN programme p ON p.code = r.programme
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
    FROM programme p WHERE p.code = NEW.programme;
END;

CREATE TRIGGER request_portal_moved AFTER UPDATE OF notified_date ON request BEGIN
    UPDATE request_portal SET
        due = (SELECT date(NEW.notified_date, json_extract(p.body, '$.limits.answerDays') || ' days')
               FROM programme p WHERE p.code = NEW.programme)
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

CREATE TRIGGER activity_ended AFTER UPDATE OF state ON activity
    WHEN NEW.state = 'TERMINATA'
     AND NOT EXISTS (SELECT 1 FROM activity
                     WHERE request_id = NEW.request_id AND state <> 'TERMINATA')
     AND NOT EXISTS (SELECT 1 FROM report WHERE request_id = NEW.request_id
                     AND reopened_at IS NULL AND delivered_on IS NOT NULL)
BEGIN
    INSERT OR IGNORE INTO report_due (request_id) VALUES (NEW.request_id);
END;

CREATE TRIGGER session_delivered_unregistered AFTER UPDATE OF state ON session
WHEN NEW.state = 'EROGATA' AND OLD.state <> 'EROGATA'
 AND NOT EXISTS (SELECT 1 FROM register_session p JOIN register r ON r.id = p.register_id
                 WHERE p.session_id = NEW.id AND r.replaced_by IS NULL)
BEGIN
    INSERT OR IGNORE INTO unregistered (request_id, session_id)
    SELECT request_id, NEW.id FROM activity WHERE id = NEW.activity_id;
END;

CREATE TRIGGER register_session_registered AFTER INSERT ON register_session BEGIN
    DELETE FROM unregistered
    WHERE request_id = (SELECT request_id FROM register WHERE id = NEW.register_id)
      AND session_id = NEW.session_id;
END;

-- A new version may print less than the one it replaces.
CREATE TRIGGER register_replaced AFTER UPDATE OF replaced_by ON register
WHEN NEW.replaced_by IS NOT NULL AND OLD.replaced_by IS NULL BEGIN
    INSERT OR IGNORE INTO unregistered (request_id, session_id)
    SELECT NEW.request_id, s.id FROM register_session p JOIN session s ON s.id = p.session_id
    WHERE p.register_id = NEW.id AND s.state = 'EROGATA'
      AND NOT EXISTS (SELECT 1 FROM register_session q JOIN register r ON r.id = q.register_id
                      WHERE q.session_id = s.id AND r.replaced_by IS NULL);
END;

CREATE TRIGGER session_portal_term AFTER UPDATE OF known, due ON session_portal
WHEN NEW.due IS NOT (
    SELECT CASE WHEN (NEW.known = 'INSERITA' AND s.state = 'ANNULLATA')
                  OR (NEW.known IN ('PROGRAMMATA', 'AVVIATA') AND s.state = 'CHIUSA NEGATIVAMENTE')
           THEN '9999-12-31'
           ELSE date(s.date, json_extract(p.body, '$.limits.lateDays') || ' days') END
    FROM session s
    JOIN activity a ON a.id = s.activity_id
    JOIN request r ON r.id = a.request_id
    JOIN programme p ON p.code = r.programme
    WHERE s.id = NEW.session_id)
BEGIN
    UPDATE session_portal SET due = (
        SELECT CASE WHEN (NEW.known = 'INSERITA' AND s.state = 'ANNULLATA')
                      OR (NEW.known IN ('PROGRAMMATA', 'AVVIATA') AND s.state = 'CHIUSA NEGATIVAMENTE')
               THEN '9999-12-31'
               ELSE date(s.date, json_extract(p.body, '$.limits.lateDays') || ' days') END
        FROM session s
        JOIN activity a ON a.id = s.activity_id
        JOIN request r ON r.id = a.request_id
        JOIN programme p ON p.code = r.programme
        WHERE s.id = NEW.session_id)
    WHERE session_id = NEW.session_id;
END;
