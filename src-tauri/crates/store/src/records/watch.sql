-- Which records a transaction touches, so that its row of the journal binds what became of them. As for
-- what is derived: no way of changing a row can forget it, and nothing is decided here. (Why not `OR IGNORE`:
-- see `touched.sql`.)

CREATE TEMP TABLE recorded (
    what TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (what, id)
) WITHOUT ROWID;

CREATE TEMP TRIGGER record_beneficiary_entered AFTER INSERT ON main.beneficiary BEGIN
    INSERT INTO recorded VALUES ('beneficiary', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_beneficiary_changed AFTER UPDATE ON main.beneficiary BEGIN
    INSERT INTO recorded VALUES ('beneficiary', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_beneficiary_gone AFTER DELETE ON main.beneficiary BEGIN
    INSERT INTO recorded VALUES ('beneficiary', OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_request_entered AFTER INSERT ON main.request BEGIN
    INSERT INTO recorded VALUES ('request', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_request_changed AFTER UPDATE ON main.request BEGIN
    INSERT INTO recorded VALUES ('request', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_request_gone AFTER DELETE ON main.request BEGIN
    INSERT INTO recorded VALUES ('request', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_activity_entered AFTER INSERT ON main.activity BEGIN
    INSERT INTO recorded VALUES ('request', NEW.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_activity_changed AFTER UPDATE ON main.activity BEGIN
    INSERT INTO recorded VALUES ('request', OLD.request_id), ('request', NEW.request_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_activity_gone AFTER DELETE ON main.activity BEGIN
    INSERT INTO recorded VALUES ('request', OLD.request_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_session_entered AFTER INSERT ON main.session BEGIN
    INSERT INTO recorded VALUES ('session', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_session_changed AFTER UPDATE ON main.session BEGIN
    INSERT INTO recorded VALUES ('session', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_session_gone AFTER DELETE ON main.session BEGIN
    INSERT INTO recorded VALUES ('session', OLD.id) ON CONFLICT DO NOTHING;
END;

-- The document of a register never changes: it is read again only when it is issued.
CREATE TEMP TRIGGER record_register_entered AFTER INSERT ON main.register BEGIN
    INSERT INTO recorded VALUES ('register', NEW.id), ('register document', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_register_changed AFTER UPDATE ON main.register BEGIN
    INSERT INTO recorded VALUES ('register', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_printed_entered AFTER INSERT ON main.register_session BEGIN
    INSERT INTO recorded VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_printed_changed AFTER UPDATE ON main.register_session BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id), ('register', NEW.register_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_printed_gone AFTER DELETE ON main.register_session BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_signature_entered AFTER INSERT ON main.signature BEGIN
    INSERT INTO recorded VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_signature_changed AFTER UPDATE ON main.signature BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id), ('register', NEW.register_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_signature_gone AFTER DELETE ON main.signature BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_row_signature_entered AFTER INSERT ON main.row_signature BEGIN
    INSERT INTO recorded VALUES ('register', NEW.register_id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_row_signature_changed AFTER UPDATE ON main.row_signature BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id), ('register', NEW.register_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_row_signature_gone AFTER DELETE ON main.row_signature BEGIN
    INSERT INTO recorded VALUES ('register', OLD.register_id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_attestation_entered AFTER INSERT ON main.attestation BEGIN
    INSERT INTO recorded VALUES ('attestation', NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_report_entered AFTER INSERT ON main.report BEGIN
    INSERT INTO recorded VALUES ('report', NEW.id), ('report document', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TEMP TRIGGER record_report_changed AFTER UPDATE ON main.report BEGIN
    INSERT INTO recorded VALUES ('report', NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TEMP TRIGGER record_version_entered AFTER INSERT ON main.output_version BEGIN
    INSERT INTO recorded VALUES ('version', NEW.id) ON CONFLICT DO NOTHING;
END;
