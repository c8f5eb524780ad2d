-- A chronicle: raw reports, their documents (text once), claims as spans of them, events, problems.
-- Days are ISO strings, so that they sort and compare as text. `record` holds the whole record as JSON.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    agency TEXT,
    title TEXT,
    dateline TEXT,
    published_from TEXT,
    published_to TEXT,
    known_by TEXT NOT NULL,
    flags TEXT NOT NULL,
    copy_of TEXT,
    copy_kind TEXT,
    copy_reason TEXT,
    text TEXT NOT NULL,
    record TEXT NOT NULL,       -- without the text
    stage TEXT NOT NULL         -- what its claims were made with: hash of code, tables and model
);
CREATE INDEX documents_published ON documents (published_to, published_from);

CREATE TABLE reports (
    id TEXT PRIMARY KEY,        -- hash of the bytes and of what was given with them
    sha256 TEXT NOT NULL,       -- of the bytes that came
    media TEXT NOT NULL,
    given TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL,         -- zlib
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,       -- the document as cleaning left it, without the text
    stage TEXT NOT NULL         -- what it was cleaned with
) WITHOUT ROWID;
CREATE INDEX reports_document ON reports (document_id);
CREATE INDEX reports_sha256 ON reports (sha256);

CREATE TABLE addresses (
    address TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (address, report_id)
) WITHOUT ROWID;
CREATE INDEX addresses_report ON addresses (report_id);

CREATE TABLE document_times (
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    time_from TEXT,
    time_to TEXT,
    PRIMARY KEY (document_id, start, "end")
) WITHOUT ROWID;

CREATE TABLE datings (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    known INTEGER NOT NULL,     -- 0 where only its words date it
    record TEXT NOT NULL        -- the days it can be of by itself, and what it tells
) WITHOUT ROWID;
CREATE INDEX datings_known ON datings (known);

CREATE TABLE told_days (
    key TEXT NOT NULL,          -- of what is told: reports that share it mean one day
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (key, document_id)
) WITHOUT ROWID;
CREATE INDEX told_days_document ON told_days (document_id);

CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    event TEXT,
    mode TEXT,
    status TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    time_from TEXT,
    time_to TEXT,
    known_from TEXT,
    known_to TEXT,
    place_id TEXT,
    actor_id TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    background INTEGER NOT NULL,
    record TEXT NOT NULL        -- without the quote
);
CREATE INDEX claims_document ON claims (document_id);
CREATE INDEX claims_event ON claims (event, status);
CREATE INDEX claims_time ON claims (time_from, time_to);
CREATE INDEX claims_known ON claims (known_to);
CREATE INDEX claims_place ON claims (place_id);
CREATE INDEX claims_actor ON claims (actor_id);

CREATE TABLE claim_actors (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    role TEXT NOT NULL,         -- actor or recipient
    position INTEGER NOT NULL,
    actor_id TEXT,
    name TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (claim_id, role, position)
) WITHOUT ROWID;
CREATE INDEX claim_actors_actor ON claim_actors (actor_id);

CREATE TABLE claim_places (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    place_id TEXT,
    name TEXT NOT NULL,
    lat REAL,
    lon REAL,
    country TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position)
) WITHOUT ROWID;
CREATE INDEX claim_places_place ON claim_places (place_id);

CREATE TABLE claim_speakers (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,  -- 0 is the innermost
    actor_id TEXT,
    name TEXT NOT NULL,
    asserts INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (claim_id, position)
) WITHOUT ROWID;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    event TEXT,
    mode TEXT,
    status TEXT NOT NULL,
    time_from TEXT,
    time_to TEXT,
    origins INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    support TEXT NOT NULL,
    background INTEGER NOT NULL,
    record TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE event_claims (
    event_id TEXT NOT NULL REFERENCES events (id),
    claim_id TEXT NOT NULL REFERENCES claims (id),
    PRIMARY KEY (event_id, claim_id)
) WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims (claim_id);

CREATE TABLE problems (
    address TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (address, stage, reason)
) WITHOUT ROWID;

CREATE VIEW claims_with_quotes AS
SELECT c.n, c.id, c.document_id, d.outlet, d.title, d.address, c.event, c.mode, c.status,
       c.time_from, c.time_to, c.known_from, c.known_to, c.place_id, c.actor_id, c."trigger",
       substr(d.text, c.start + 1, c."end" - c.start) AS quote, c.start, c."end",
       (SELECT group_concat(name, ' / ') FROM (SELECT name FROM claim_speakers s WHERE s.claim_id = c.id ORDER BY s.position)) AS speakers,
       c.confidence, c.rule, c.background
FROM claims c JOIN documents d ON d.id = c.document_id;

CREATE VIEW claim_quotes AS
SELECT c.n, substr(d.text, c.start + 1, c."end" - c.start) AS quote
FROM claims c JOIN documents d ON d.id = c.document_id;

CREATE VIEW events_with_quotes AS
SELECT e.id, e.event, e.status, e.time_from, e.time_to, e.support, e.origins, q.id AS claim_id, q.outlet, q.speakers, q.quote
FROM events e JOIN event_claims ec ON ec.event_id = e.id JOIN claims_with_quotes q ON q.id = ec.claim_id;

CREATE VIRTUAL TABLE documents_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_words (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_words (documents_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_words (documents_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
    INSERT INTO documents_words (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE VIRTUAL TABLE claims_words USING fts5 (
    quote, content = 'claim_quotes', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
    INSERT INTO claims_words (rowid, quote) SELECT n, quote FROM claim_quotes WHERE n = new.n;
END;
CREATE TRIGGER claims_removed BEFORE DELETE ON claims BEGIN
    INSERT INTO claims_words (claims_words, rowid, quote) SELECT 'delete', n, quote FROM claim_quotes WHERE n = old.n;
END;
