-- The day a request was notified, where the portal's table does not tell it: ours, not to be held
-- against anybody.
ALTER TABLE request ADD COLUMN notified_guessed INTEGER NOT NULL DEFAULT 0
    CHECK (notified_guessed IN (0, 1));
