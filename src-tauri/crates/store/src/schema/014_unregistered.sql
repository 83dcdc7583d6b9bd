-- Derived: delivered sessions that stand on no register in force. Small even in an archive of ten
-- years, since a register is issued for what was delivered.
CREATE TABLE unregistered (
    request_id INTEGER NOT NULL REFERENCES request (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    PRIMARY KEY (request_id, session_id)
) STRICT, WITHOUT ROWID;

INSERT INTO unregistered (request_id, session_id)
SELECT a.request_id, s.id FROM session s JOIN activity a ON a.id = s.activity_id
WHERE s.state = 'EROGATA'
  AND NOT EXISTS (SELECT 1 FROM register_session p JOIN register r ON r.id = p.register_id
                  WHERE p.session_id = s.id AND r.replaced_by IS NULL);

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
