-- Migration 5: less room for the same. Words of small vocabularies are numbers, read as words through generated columns (the numbers in C++:
-- store/codes.h); a source or cue in one piece stands in its claim, as the content does; keys of statements are eight bytes and in one place;
-- what a claim is about is stored by claim, so that it grows at its end. CHECKs against lists made SQLite build each list anew at every row.
-- foreign_keys is OFF meanwhile: see migrate.cpp.
PRAGMA legacy_alter_table=ON;  -- the names that other tables and views point to stay
DROP VIEW v1_spans;
DROP TRIGGER claims_ad;
DROP TRIGGER claims_au;
DROP TRIGGER claims_date;

CREATE TABLE new_claims (
  claim_id INTEGER PRIMARY KEY,          -- one writer => ids are in COMMIT order: the alert watermark
  statement_id INTEGER NOT NULL REFERENCES statements,
  version_id INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  speaker_id INTEGER REFERENCES entities, membership_id INTEGER REFERENCES memberships,   -- role AT THE TIME
  kind_code INTEGER NOT NULL CHECK (kind_code BETWEEN 0 AND 5),
  own_name TEXT,                         -- NULL: as speaker_text, '': none
  speaker_role TEXT, speaker_org TEXT, speaker_country TEXT,
  class_code INTEGER NOT NULL CHECK (class_code BETWEEN 0 AND 10),
  hedged INTEGER NOT NULL CHECK (hedged BETWEEN 0 AND 1), negated INTEGER NOT NULL CHECK (negated BETWEEN 0 AND 1),
  speaker_text TEXT, cue TEXT, cue_lemma TEXT, addressee TEXT, venue TEXT,
  quote_code INTEGER NOT NULL CHECK (quote_code BETWEEN 0 AND 3),
  modality_code INTEGER NOT NULL CHECK (modality_code BETWEEN 0 AND 6),
  polarity_code INTEGER NOT NULL CHECK (polarity_code BETWEEN 0 AND 1),
  content_text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  source_start INTEGER, source_end INTEGER, cue_start INTEGER, cue_end INTEGER,   -- in one piece; else in claim_spans
  stated_on TEXT NOT NULL CHECK (date(stated_on) IS stated_on),
  basis_code INTEGER NOT NULL CHECK (basis_code BETWEEN 0 AND 2),
  about_from TEXT, about_to TEXT, about_edtf TEXT, about_label TEXT,   -- the time the claim is ABOUT (TIMEX3 value / EDTF)
  score REAL, run_id INTEGER REFERENCES runs, retired_run_id INTEGER REFERENCES runs,
  cluster_id INTEGER,                    -- of its article, which never changes it
  speaker_kind TEXT GENERATED ALWAYS AS (CASE kind_code WHEN 0 THEN 'person' WHEN 1 THEN 'organization' WHEN 2 THEN 'government' WHEN 3 THEN 'document' WHEN 4 THEN 'unnamed' WHEN 5 THEN 'unknown' END) VIRTUAL,
  speaker_name TEXT GENERATED ALWAYS AS (nullif(coalesce(own_name, speaker_text), '')) VIRTUAL,
  class TEXT GENERATED ALWAYS AS (CASE class_code WHEN 0 THEN 'assert' WHEN 1 THEN 'deny' WHEN 2 THEN 'accuse' WHEN 3 THEN 'promise' WHEN 4 THEN 'urge' WHEN 5 THEN 'warn' WHEN 6 THEN 'predict' WHEN 7 THEN 'ask' WHEN 8 THEN 'decline' WHEN 9 THEN 'support' WHEN 10 THEN 'criticize' END) VIRTUAL,
  quote_type TEXT GENERATED ALWAYS AS (CASE quote_code WHEN 0 THEN 'direct' WHEN 1 THEN 'indirect' WHEN 2 THEN 'mixed' WHEN 3 THEN 'headline' END) VIRTUAL,
  modality TEXT GENERATED ALWAYS AS (CASE modality_code WHEN 0 THEN 'asserted' WHEN 1 THEN 'possible' WHEN 2 THEN 'probable' WHEN 3 THEN 'promised' WHEN 4 THEN 'proposed' WHEN 5 THEN 'questioned' WHEN 6 THEN 'conditional' END) VIRTUAL,
  polarity TEXT GENERATED ALWAYS AS (CASE polarity_code WHEN 0 THEN 'positive' WHEN 1 THEN 'negative' END) VIRTUAL,
  stated_basis TEXT GENERATED ALWAYS AS (CASE basis_code WHEN 0 THEN 'text' WHEN 1 THEN 'published' WHEN 2 THEN 'seen' END) VIRTUAL,
  stated_month TEXT GENERATED ALWAYS AS (substr(stated_on,1,7)) VIRTUAL,
  CHECK (about_to IS NULL OR about_to >= about_from),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord)
) STRICT;
INSERT INTO new_claims
SELECT claim_id, statement_id, version_id, sent_ord, speaker_id, membership_id,
  CASE speaker_kind WHEN 'person' THEN 0 WHEN 'organization' THEN 1 WHEN 'government' THEN 2 WHEN 'document' THEN 3 WHEN 'unnamed' THEN 4 WHEN 'unknown' THEN 5 END,
  CASE WHEN speaker_name IS speaker_text THEN NULL ELSE coalesce(speaker_name,'') END, speaker_role, speaker_org, speaker_country,
  CASE class WHEN 'assert' THEN 0 WHEN 'deny' THEN 1 WHEN 'accuse' THEN 2 WHEN 'promise' THEN 3 WHEN 'urge' THEN 4 WHEN 'warn' THEN 5 WHEN 'predict' THEN 6 WHEN 'ask' THEN 7 WHEN 'decline' THEN 8 WHEN 'support' THEN 9 WHEN 'criticize' THEN 10 END,
  hedged, negated, speaker_text, cue, cue_lemma, addressee, venue,
  CASE quote_type WHEN 'direct' THEN 0 WHEN 'indirect' THEN 1 WHEN 'mixed' THEN 2 WHEN 'headline' THEN 3 END,
  CASE modality WHEN 'asserted' THEN 0 WHEN 'possible' THEN 1 WHEN 'probable' THEN 2 WHEN 'promised' THEN 3 WHEN 'proposed' THEN 4 WHEN 'questioned' THEN 5 WHEN 'conditional' THEN 6 END,
  CASE polarity WHEN 'positive' THEN 0 WHEN 'negative' THEN 1 END, content_text, span_start, span_end,
  (SELECT s.span_start FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='source' AND s.ord=0 AND NOT EXISTS (SELECT 1 FROM claim_spans m WHERE m.claim_id=c.claim_id AND m.part='source' AND m.ord=1)),
  (SELECT s.span_end FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='source' AND s.ord=0 AND NOT EXISTS (SELECT 1 FROM claim_spans m WHERE m.claim_id=c.claim_id AND m.part='source' AND m.ord=1)),
  (SELECT s.span_start FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='cue' AND s.ord=0 AND NOT EXISTS (SELECT 1 FROM claim_spans m WHERE m.claim_id=c.claim_id AND m.part='cue' AND m.ord=1)),
  (SELECT s.span_end FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='cue' AND s.ord=0 AND NOT EXISTS (SELECT 1 FROM claim_spans m WHERE m.claim_id=c.claim_id AND m.part='cue' AND m.ord=1)),
  stated_on, CASE stated_basis WHEN 'text' THEN 0 WHEN 'published' THEN 1 WHEN 'seen' THEN 2 END, about_from, about_to, about_edtf, about_label, score, run_id, retired_run_id, cluster_id
FROM claims c ORDER BY claim_id;
DROP TABLE claims;
ALTER TABLE new_claims RENAME TO claims;
DELETE FROM claim_spans WHERE part<>'content' AND ord=0
  AND NOT EXISTS (SELECT 1 FROM claim_spans s WHERE s.claim_id=claim_spans.claim_id AND s.part=claim_spans.part AND s.ord=1);
CREATE INDEX claims_speaker   ON claims(speaker_id, stated_on, statement_id);   -- covering for counts
CREATE INDEX claims_stated    ON claims(stated_on);
CREATE INDEX claims_statement ON claims(statement_id);
CREATE INDEX claims_about     ON claims(about_from, about_to) WHERE about_from IS NOT NULL;
CREATE INDEX claims_member    ON claims(membership_id, stated_on) WHERE membership_id IS NOT NULL;
CREATE INDEX claims_live      ON claims(version_id) WHERE retired_run_id IS NULL;
CREATE INDEX claims_days      ON claims(claim_id, stated_on, statement_id, cluster_id) WHERE retired_run_id IS NULL;
CREATE TRIGGER claims_ad AFTER DELETE ON claims BEGIN
  INSERT INTO claims_fts(claims_fts, rowid, content_text, speaker_text) VALUES ('delete', old.claim_id, old.content_text, old.speaker_text);
END;
CREATE TRIGGER claims_au AFTER UPDATE OF content_text, speaker_text ON claims BEGIN
  INSERT INTO claims_fts(claims_fts, rowid, content_text, speaker_text) VALUES ('delete', old.claim_id, old.content_text, old.speaker_text);
  INSERT INTO claims_fts(rowid, content_text, speaker_text) VALUES (new.claim_id, new.content_text, new.speaker_text);
END;
CREATE TRIGGER claims_date AFTER UPDATE OF stated_on ON claims BEGIN
  UPDATE claim_entities SET stated_on = new.stated_on WHERE claim_id = new.claim_id;
END;
CREATE VIEW v1_spans AS
SELECT claim_id, part, ord, span_start, span_end FROM claim_spans UNION ALL
SELECT claim_id, 'content', 0, span_start, span_end FROM claims c
WHERE NOT EXISTS (SELECT 1 FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='content') UNION ALL
SELECT claim_id, 'source', 0, source_start, source_end FROM claims WHERE source_start IS NOT NULL UNION ALL
SELECT claim_id, 'cue', 0, cue_start, cue_end FROM claims WHERE cue_start IS NOT NULL;

CREATE TABLE statement_keys (            -- eight bytes of SHA-256(speaker, polarity, folded content): also those of newer rules and of partial quotes
  statement_key INTEGER PRIMARY KEY, statement_id INTEGER NOT NULL
) STRICT;
INSERT OR IGNORE INTO statement_keys SELECT key_number(statement_key), statement_id FROM statements ORDER BY 1;
INSERT OR IGNORE INTO statement_keys SELECT key_number(statement_key), statement_id FROM statement_aliases ORDER BY 1;
DROP TABLE statement_aliases;
CREATE TABLE new_statements (            -- what was said, once; claims are its reports in each article
  statement_id INTEGER PRIMARY KEY, speaker_id INTEGER REFERENCES entities, first_stated_on TEXT NOT NULL
) STRICT;
INSERT INTO new_statements SELECT statement_id, speaker_id, first_stated_on FROM statements ORDER BY statement_id;
DROP TABLE statements;
ALTER TABLE new_statements RENAME TO statements;

CREATE TABLE new_claim_entities (        -- who/what/where a claim is about; the date is repeated so that the index serves ranges
  claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, entity_id INTEGER NOT NULL REFERENCES entities, stated_on TEXT NOT NULL,
  relation_code INTEGER NOT NULL CHECK (relation_code BETWEEN 0 AND 3),
  relation TEXT GENERATED ALWAYS AS (CASE relation_code WHEN 0 THEN 'about' WHEN 1 THEN 'topic' WHEN 2 THEN 'place' WHEN 3 THEN 'addressee' END) VIRTUAL,
  PRIMARY KEY (claim_id, entity_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_claim_entities SELECT claim_id, entity_id, stated_on, CASE relation WHEN 'about' THEN 0 WHEN 'topic' THEN 1 WHEN 'place' THEN 2 WHEN 'addressee' THEN 3 END
FROM claim_entities ORDER BY claim_id, entity_id;
DROP TABLE claim_entities;
ALTER TABLE new_claim_entities RENAME TO claim_entities;
CREATE INDEX claim_entities_days ON claim_entities(entity_id, stated_on, claim_id);

CREATE TABLE new_mentions (
  version_id INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities, role TEXT,
  form_code INTEGER CHECK (form_code BETWEEN 0 AND 3), score REAL,
  form TEXT GENERATED ALWAYS AS (CASE form_code WHEN 0 THEN 'name' WHEN 1 THEN 'demonym' WHEN 2 THEN 'metonym' WHEN 3 THEN 'code' END) VIRTUAL,
  PRIMARY KEY (version_id, span_start, span_end, entity_id),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO new_mentions SELECT version_id, span_start, span_end, sent_ord, entity_id, role, CASE form WHEN 'name' THEN 0 WHEN 'demonym' THEN 1 WHEN 'metonym' THEN 2 WHEN 'code' THEN 3 END, score
FROM mentions ORDER BY version_id, span_start, span_end, entity_id;
DROP TABLE mentions;
ALTER TABLE new_mentions RENAME TO mentions;
CREATE INDEX mentions_entity ON mentions(entity_id, version_id);

CREATE TABLE new_versions (              -- an article has few: the digest of a text is found among them without an index of its own
  version_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, version_no INTEGER NOT NULL,
  fetch_id INTEGER REFERENCES fetches, headline TEXT NOT NULL, byline TEXT, section TEXT, lang TEXT,
  published_at TEXT, published_basis TEXT CHECK (instr(' jsonld meta time-tag url text http seen ', ' '||published_basis||' ')>0),
  published_on TEXT NOT NULL CHECK (date(published_on) IS published_on),
  text_sha256 TEXT NOT NULL, word_count INTEGER, rules_version TEXT, modified_at TEXT, canonical_url TEXT,
  UNIQUE (article_id, version_no)
) STRICT;
INSERT INTO new_versions SELECT version_id, article_id, version_no, fetch_id, headline, byline, section, lang, published_at, published_basis,
  published_on, text_sha256, word_count, rules_version, modified_at, canonical_url FROM article_versions ORDER BY version_id;
DROP TABLE article_versions;
ALTER TABLE new_versions RENAME TO article_versions;
CREATE INDEX versions_published ON article_versions(published_on);
PRAGMA legacy_alter_table=OFF;
