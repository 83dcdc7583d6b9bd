-- The portal takes no step after day 7 but the two that free the hours: a draft it holds can still be
-- cancelled there, a scheduled session still closed (§3.2). What is left to do of those has no term,
-- written as the last day of all.
CREATE TRIGGER session_portal_term AFTER UPDATE OF known, due ON session_portal
WHEN NEW.due IS NOT (
    SELECT CASE WHEN (NEW.known = 'INSERITA' AND s.state = 'ANNULLATA')
                  OR (NEW.known IN ('PROGRAMMATA', 'AVVIATA') AND s.state = 'CHIUSA NEGATIVAMENTE')
           THEN '9999-12-31'
           ELSE date(s.date, json_extract(p.body, '$.limits.lateDays') || ' days') END
    FROM session s
    JOIN activity a ON a.id = s.activity_id
    JOIN request r ON r.id = a.request_id
    JOIN programme p ON p.id = r.programme_id
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
        JOIN programme p ON p.id = r.programme_id
        WHERE s.id = NEW.session_id)
    WHERE session_id = NEW.session_id;
END;

UPDATE session_portal SET due = due
WHERE differs = 1 AND session_id IN (
    SELECT id FROM session WHERE state IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE'));
