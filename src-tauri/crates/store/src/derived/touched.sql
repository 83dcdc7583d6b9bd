-- What a change touches, of everything that something is derived from. Kept on the connection that
-- writes, for as long as a transaction lasts: no way of changing a row can forget it. Nothing is
-- decided here.
-- What stands there already is passed over in the statement itself: of `OR IGNORE` SQLite would take the
-- rule of the statement that fired the trigger, and entering a row «or else changing it» would fail.

CREATE TEMP TABLE touched (
    what TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (what, id)
) WITHOUT ROWID;

-- How a session stood before: what is printed of it may no longer be so.
CREATE TEMP TABLE session_before (
    id INTEGER PRIMARY KEY,
    activity_id INTEGER NOT NULL,
    branch_id INTEGER NOT NULL,
    coach_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    place TEXT NOT NULL,
    description TEXT NOT NULL,
    state TEXT NOT NULL,
    origin TEXT NOT NULL
);

CREATE TEMP TRIGGER request_entered AFTER INSERT ON main.request BEGIN
    INSERT INTO touched VALUES ('request', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER request_changed AFTER UPDATE ON main.request BEGIN
    INSERT INTO touched VALUES ('request', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER request_under_another_programme AFTER UPDATE OF programme ON main.request
WHEN NEW.programme <> OLD.programme BEGIN
    INSERT INTO touched
    SELECT 'session', s.id FROM activity a JOIN session s ON s.activity_id = a.id
    WHERE a.request_id = NEW.id
    ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER activity_entered AFTER INSERT ON main.activity BEGIN
    INSERT INTO touched VALUES ('request', NEW.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER activity_changed AFTER UPDATE ON main.activity BEGIN
    INSERT INTO touched VALUES ('request', NEW.request_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER activity_ended AFTER UPDATE OF state ON main.activity
WHEN NEW.state = 'TERMINATA' AND OLD.state <> 'TERMINATA' BEGIN
    INSERT INTO touched VALUES ('ended activity', NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER person_changed AFTER UPDATE ON main.beneficiary BEGIN
    INSERT INTO touched VALUES ('person', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER centre_changed AFTER UPDATE OF name ON main.centre BEGIN
    INSERT INTO touched VALUES ('centre', NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER session_entered AFTER INSERT ON main.session BEGIN
    INSERT INTO touched VALUES ('session', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER session_changed AFTER UPDATE ON main.session BEGIN
    INSERT INTO touched VALUES ('session', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO session_before
    VALUES (OLD.id, OLD.activity_id, OLD.branch_id, OLD.coach_id, OLD.date, OLD.start, OLD."end",
        OLD.place, OLD.description, OLD.state, OLD.origin)
    ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER session_on_portal_changed
AFTER UPDATE OF known, branch_id, coach_id, date, start, "end", place, note ON main.session_portal
BEGIN
    INSERT INTO touched VALUES ('session on the portal', NEW.session_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER answer_on_portal_changed AFTER UPDATE OF known ON main.request_portal BEGIN
    INSERT INTO touched VALUES ('answer on the portal', NEW.request_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER signature_entered AFTER INSERT ON main.signature BEGIN
    INSERT INTO touched VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER signature_changed AFTER UPDATE ON main.signature BEGIN
    INSERT INTO touched VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER signature_gone AFTER DELETE ON main.signature BEGIN
    INSERT INTO touched VALUES ('register', OLD.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER row_signature_entered AFTER INSERT ON main.row_signature BEGIN
    INSERT INTO touched VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER row_signature_changed AFTER UPDATE ON main.row_signature BEGIN
    INSERT INTO touched VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER row_signature_gone AFTER DELETE ON main.row_signature BEGIN
    INSERT INTO touched VALUES ('register', OLD.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER session_printed AFTER INSERT ON main.register_session BEGIN
    INSERT INTO touched VALUES ('printed session', NEW.session_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER session_no_longer_printed AFTER DELETE ON main.register_session BEGIN
    INSERT INTO touched VALUES ('printed session', OLD.session_id) ON CONFLICT DO NOTHING;
END;
-- A new version may print less than the one it replaces.
CREATE TEMP TRIGGER register_replaced AFTER UPDATE OF replaced_by, withdrawn_at ON main.register BEGIN
    INSERT INTO touched
    SELECT 'printed session', session_id FROM register_session WHERE register_id = NEW.id
    ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER output_begun AFTER INSERT ON main.output BEGIN
    INSERT INTO touched VALUES ('documents', NEW.request_id) ON CONFLICT DO NOTHING;
END;
-- Not what is written in it: a draft is saved every few seconds.
CREATE TEMP TRIGGER output_changed AFTER UPDATE OF activity_id, kind, versions ON main.output BEGIN
    INSERT INTO touched VALUES ('documents', NEW.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER output_gone AFTER DELETE ON main.output BEGIN
    INSERT INTO touched VALUES ('documents', OLD.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER file_attached AFTER INSERT ON main.attachment BEGIN
    INSERT INTO touched
    VALUES ('documents', NEW.request_id), ('report', NEW.request_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER file_gone AFTER DELETE ON main.attachment BEGIN
    INSERT INTO touched
    VALUES ('documents', OLD.request_id), ('report', OLD.request_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER file_handed_over AFTER UPDATE OF handed_on ON main.attachment BEGIN
    INSERT INTO touched VALUES ('report', NEW.request_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER report_made_ready AFTER INSERT ON main.report BEGIN
    INSERT INTO touched VALUES ('report', NEW.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER report_changed AFTER UPDATE ON main.report BEGIN
    INSERT INTO touched VALUES ('report', NEW.request_id) ON CONFLICT DO NOTHING;
END;
