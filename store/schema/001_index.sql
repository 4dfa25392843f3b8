-- Migration 1: the index. Every connection sets PRAGMA foreign_keys = ON itself: the setting is not stored in the file.
--
-- Conventions: dates are TEXT 'YYYY-MM-DD', instants TEXT 'YYYY-MM-DDTHH:MM:SSZ' (UTC); intervals are INCLUSIVE at day
-- precision (as Popolo start_date/end_date and EDTF 'a/b'); span offsets are Unicode CODE POINTS into article_texts.text
-- (as W3C TextPositionSelector), end exclusive;  substr(text, span_start+1, span_end-span_start) gives the span.

CREATE TABLE schema_migrations (
  version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT;
CREATE TABLE schema_docs (               -- column dictionary; also exported as datasette metadata.json
  object TEXT NOT NULL, field TEXT NOT NULL DEFAULT '', description TEXT NOT NULL, standard TEXT,
  PRIMARY KEY (object, field)
) STRICT, WITHOUT ROWID;

-- PROV-O Activity -------------------------------------------------------------------------------------------------
CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('crawl','extract','alert','export','import','maintain')),
  started_at TEXT NOT NULL, finished_at TEXT,
  status TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running','ok','partial','failed','abandoned')),
  tool_version TEXT NOT NULL, rules_version TEXT, config_sha256 TEXT, counts TEXT CHECK (counts IS NULL OR json_valid(counts))
) STRICT;

-- sources and fetches (PROV-O Entity / Generation) ------------------------------------------------------------------
CREATE TABLE sources (
  source_id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, homepage TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('news','wire','government','legislature','ngo','thinktank','court','other')),
  country TEXT CHECK (length(country)=2), lang TEXT, timezone TEXT NOT NULL DEFAULT 'UTC', qid TEXT,
  licence TEXT, redistributable INTEGER NOT NULL DEFAULT 0 CHECK (redistributable IN (0,1))
) STRICT;
CREATE TABLE fetches (
  fetch_id INTEGER PRIMARY KEY, run_id INTEGER REFERENCES runs, source_id INTEGER NOT NULL REFERENCES sources,
  url TEXT NOT NULL, final_url TEXT, fetched_at TEXT NOT NULL, http_status INTEGER, error TEXT,
  etag TEXT, last_modified TEXT, body_sha256 TEXT,
  warc_file TEXT, warc_offset INTEGER, warc_length INTEGER      -- the archived page, byte-exact
) STRICT;
CREATE INDEX fetches_url ON fetches(url, fetched_at);

-- articles and their versions (schema.org NewsArticle) --------------------------------------------------------------
CREATE TABLE clusters (                  -- syndicated copies / near duplicates
  cluster_id INTEGER PRIMARY KEY, method TEXT NOT NULL, first_published_on TEXT, n_articles INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE articles (
  article_id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES sources, url TEXT NOT NULL UNIQUE,
  cluster_id INTEGER REFERENCES clusters, current_version INTEGER, first_seen_at TEXT NOT NULL, gone_at TEXT
) STRICT;
CREATE INDEX articles_cluster ON articles(cluster_id);
CREATE TABLE article_versions (
  version_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, version_no INTEGER NOT NULL,
  fetch_id INTEGER REFERENCES fetches, headline TEXT NOT NULL, byline TEXT, section TEXT, lang TEXT,
  published_at TEXT, published_basis TEXT CHECK (published_basis IN ('jsonld','meta','time-tag','url','text','http','seen')),
  published_on TEXT NOT NULL CHECK (date(published_on) IS published_on),
  text_sha256 TEXT NOT NULL, word_count INTEGER, simhash INTEGER, rules_version TEXT,
  UNIQUE (article_id, version_no), UNIQUE (article_id, text_sha256)
) STRICT;
CREATE INDEX versions_published ON article_versions(published_on);
CREATE TABLE article_texts (             -- apart: wide rows must not sit between the narrow ones; can be left out of a public copy
  version_id INTEGER PRIMARY KEY REFERENCES article_versions ON DELETE CASCADE, text TEXT NOT NULL
) STRICT;
CREATE TABLE sentences (
  version_id INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE, ord INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL CHECK (span_end > span_start),
  PRIMARY KEY (version_id, ord)
) STRICT, WITHOUT ROWID;

-- entities: one id space (FollowTheMoney idea), typed sub-tables (Popolo terms) -------------------------------------
CREATE TABLE entities (
  entity_id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('person','organization','country','place','topic')),
  slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, qid TEXT, merged_into INTEGER REFERENCES entities
) STRICT;
CREATE UNIQUE INDEX entities_qid ON entities(qid) WHERE qid IS NOT NULL;
CREATE TABLE entity_names (
  entity_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE, name TEXT NOT NULL, folded TEXT NOT NULL, lang TEXT,
  kind TEXT NOT NULL DEFAULT 'alias' CHECK (kind IN ('official','alias','short','demonym','former','acronym')),
  start_date TEXT, end_date TEXT, PRIMARY KEY (folded, entity_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE countries (
  entity_id INTEGER PRIMARY KEY REFERENCES entities, iso2 TEXT NOT NULL UNIQUE, iso3 TEXT UNIQUE, m49 INTEGER,
  start_date TEXT, end_date TEXT
) STRICT;
CREATE TABLE organizations (
  entity_id INTEGER PRIMARY KEY REFERENCES entities, classification TEXT, parent_id INTEGER REFERENCES entities,
  country_id INTEGER REFERENCES countries, founding_date TEXT, dissolution_date TEXT
) STRICT;
CREATE TABLE people (
  entity_id INTEGER PRIMARY KEY REFERENCES entities, family_name TEXT, given_name TEXT, sort_name TEXT, birth_date TEXT
) STRICT;
CREATE TABLE posts (                     -- Popolo Post: exists whoever holds it
  post_id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL, role TEXT,
  org_id INTEGER REFERENCES organizations, country_id INTEGER REFERENCES countries, qid TEXT
) STRICT;
CREATE TABLE memberships (               -- Popolo Membership: person holds post over a term
  membership_id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people, post_id INTEGER NOT NULL REFERENCES posts,
  start_date TEXT NOT NULL, end_date TEXT, capacity TEXT NOT NULL DEFAULT 'full' CHECK (capacity IN ('full','acting','nominee','former')),
  source_url TEXT, CHECK (end_date IS NULL OR end_date >= start_date)
) STRICT;
CREATE INDEX memberships_post ON memberships(post_id, start_date);
CREATE INDEX memberships_person ON memberships(person_id, start_date);

-- mentions -----------------------------------------------------------------------------------------------------------
CREATE TABLE mentions (
  version_id INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entities, role TEXT,
  form TEXT CHECK (form IN ('name','demonym','metonym','code')), score REAL,
  PRIMARY KEY (version_id, span_start, span_end, entity_id),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions(entity_id, version_id);

-- claims (schema.org Claim/Quotation) --------------------------------------------------------------------------------
CREATE TABLE statements (                -- what was said, once; claims are its reports in each article
  statement_id INTEGER PRIMARY KEY, statement_key BLOB NOT NULL UNIQUE,   -- 16 bytes of SHA-256(speaker, folded content)
  speaker_id INTEGER REFERENCES entities, first_stated_on TEXT NOT NULL
) STRICT;
CREATE TABLE claims (
  claim_id INTEGER PRIMARY KEY,          -- one writer => ids are in COMMIT order: the alert watermark
  statement_id INTEGER NOT NULL REFERENCES statements,
  version_id INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  speaker_id INTEGER REFERENCES entities, membership_id INTEGER REFERENCES memberships,   -- role AT THE TIME
  speaker_kind TEXT NOT NULL CHECK (speaker_kind IN ('person','organization','government','document','unnamed','unknown')),
  speaker_name TEXT, speaker_role TEXT, speaker_org TEXT, speaker_country TEXT,
  class TEXT NOT NULL CHECK (class IN ('assert','deny','accuse','promise','urge','warn','predict','ask','decline','support','criticize')),
  hedged INTEGER NOT NULL CHECK (hedged IN (0,1)), negated INTEGER NOT NULL CHECK (negated IN (0,1)),
  speaker_text TEXT, cue TEXT,
  quote_type TEXT NOT NULL CHECK (quote_type IN ('direct','indirect','mixed','headline')),
  modality TEXT NOT NULL DEFAULT 'asserted' CHECK (modality IN ('asserted','possible','probable','promised','proposed','questioned','conditional')),
  polarity TEXT NOT NULL DEFAULT 'positive' CHECK (polarity IN ('positive','negative')),
  content_text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  stated_on TEXT NOT NULL CHECK (date(stated_on) IS stated_on),
  stated_basis TEXT NOT NULL CHECK (stated_basis IN ('text','published','seen')),
  about_from TEXT, about_to TEXT, about_edtf TEXT, about_label TEXT,   -- the time the claim is ABOUT (TIMEX3 value / EDTF)
  score REAL, run_id INTEGER REFERENCES runs, retired_run_id INTEGER REFERENCES runs,
  stated_month TEXT GENERATED ALWAYS AS (substr(stated_on,1,7)) VIRTUAL,
  CHECK (about_to IS NULL OR about_to >= about_from),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord)
) STRICT;
CREATE TABLE claim_spans (               -- content, source and cue may each have several parts
  claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, part TEXT NOT NULL CHECK (part IN ('content','source','cue')),
  ord INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL CHECK (span_end > span_start),
  PRIMARY KEY (claim_id, part, ord)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_entities (            -- who/what/where a claim is about; the date is repeated so the key serves ranges
  entity_id INTEGER NOT NULL REFERENCES entities, stated_on TEXT NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('topic','about','place','addressee')),
  PRIMARY KEY (entity_id, stated_on, claim_id)
) STRICT, WITHOUT ROWID;

-- figures --------------------------------------------------------------------------------------------------------------
CREATE TABLE measures (
  measure_id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL, unit TEXT NOT NULL, description TEXT
) STRICT;
CREATE TABLE figures (
  figure_id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  claim_id INTEGER REFERENCES claims ON DELETE SET NULL,       -- NULL: the article's own voice
  raw_text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  value_low REAL, value_high REAL,                              -- 'over 24,000' = [24000, NULL)
  modifier TEXT NOT NULL CHECK (modifier IN ('exact','about','over','under','at_least','at_most','between')),
  unit TEXT NOT NULL,                                           -- UCUM code, '{thing}' annotation for counts, or ISO 4217
  currency TEXT CHECK (length(currency)=3), counted TEXT, measure_id INTEGER REFERENCES measures,
  subject_id INTEGER REFERENCES entities, place_id INTEGER REFERENCES entities,
  period_from TEXT, period_to TEXT, period_edtf TEXT, period_label TEXT,  -- 2022-10-01, 2023-09-30, 2022-10/2023-09, FY2023
  compare_kind TEXT CHECK (compare_kind IN ('increase_to','decrease_to','increase_by','decrease_by','ratio','percent_change','share_of')),
  compare_to INTEGER REFERENCES figures,
  value_mid REAL GENERATED ALWAYS AS (CASE WHEN value_low IS NULL THEN value_high WHEN value_high IS NULL THEN value_low
                                           ELSE (value_low+value_high)/2 END) VIRTUAL,
  CHECK (value_low IS NOT NULL OR value_high IS NOT NULL),
  CHECK (value_low IS NULL OR value_high IS NULL OR value_low <= value_high),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord)
) STRICT;

-- watches, alerts, deliveries -------------------------------------------------------------------------------------------
CREATE TABLE watches (
  watch_id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, query TEXT NOT NULL CHECK (json_valid(query)),
  query_sha256 TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1)),
  max_items INTEGER NOT NULL DEFAULT 50, min_interval_s INTEGER NOT NULL DEFAULT 0, owner TEXT, created_at TEXT NOT NULL,
  watermark INTEGER NOT NULL DEFAULT 0   -- highest claim_id examined; moves in the SAME transaction as its alert_items
) STRICT;
CREATE TABLE digests (                   -- one per watch and run with something to say
  digest_id INTEGER PRIMARY KEY, watch_id INTEGER NOT NULL REFERENCES watches, run_id INTEGER NOT NULL REFERENCES runs,
  from_claim INTEGER NOT NULL, to_claim INTEGER NOT NULL, created_at TEXT NOT NULL, n_items INTEGER NOT NULL,
  UNIQUE (watch_id, run_id), CHECK (to_claim >= from_claim)
) STRICT;
CREATE TABLE alert_items (               -- the ledger of 'already told'
  watch_id INTEGER NOT NULL REFERENCES watches, statement_id INTEGER NOT NULL REFERENCES statements,
  reason TEXT NOT NULL DEFAULT 'new' CHECK (reason IN ('new','revised','contradicts','retracted')),
  digest_id INTEGER NOT NULL REFERENCES digests, claim_id INTEGER NOT NULL REFERENCES claims,
  PRIMARY KEY (watch_id, statement_id, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_items_digest ON alert_items(digest_id);
CREATE TABLE deliveries (                -- transactional outbox: rendered once, sent until acknowledged
  delivery_id INTEGER PRIMARY KEY, digest_id INTEGER NOT NULL REFERENCES digests, channel TEXT NOT NULL, target TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,       -- derived from (db uuid, digest_id, channel, target): the same on every retry
  body_sha256 TEXT NOT NULL, body BLOB NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','sending','sent','failed','dead')),
  attempts INTEGER NOT NULL DEFAULT 0, next_attempt_at TEXT, sent_at TEXT, last_error TEXT,
  UNIQUE (digest_id, channel, target)
) STRICT;
CREATE INDEX deliveries_open ON deliveries(next_attempt_at) WHERE state IN ('pending','sending','failed');

-- counts over time -------------------------------------------------------------------------------------------------------
-- Live claims ABOUT an entity, by day (claims BY a speaker are served by the covering index claims_speaker).  At the end of a
-- run the touched days are deleted and filled again from claim_entities JOIN claims WHERE retired_run_id IS NULL.
-- n_claims adds up over days; n_statements is distinct within its day only: a statement reported on two days counts on both.
CREATE TABLE daily_counts (
  entity_id INTEGER NOT NULL REFERENCES entities, stated_on TEXT NOT NULL CHECK (date(stated_on) IS stated_on),
  n_claims INTEGER NOT NULL CHECK (n_claims > 0), n_statements INTEGER NOT NULL CHECK (n_statements BETWEEN 1 AND n_claims),
  PRIMARY KEY (entity_id, stated_on)
) STRICT, WITHOUT ROWID;

-- indexes: built after a bulk load, always present in normal running
CREATE INDEX IF NOT EXISTS claims_speaker   ON claims(speaker_id, stated_on, statement_id);   -- covering for counts
CREATE INDEX IF NOT EXISTS claims_stated    ON claims(stated_on);
CREATE INDEX IF NOT EXISTS claims_statement ON claims(statement_id);
CREATE INDEX IF NOT EXISTS claims_version   ON claims(version_id);
CREATE INDEX IF NOT EXISTS claims_member    ON claims(membership_id, stated_on);
CREATE INDEX IF NOT EXISTS claims_about     ON claims(about_from, about_to) WHERE about_from IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_entities_claim ON claim_entities(claim_id);
CREATE INDEX IF NOT EXISTS figures_claim    ON figures(claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS figures_measure  ON figures(measure_id, period_from, period_to);
CREATE INDEX IF NOT EXISTS figures_version  ON figures(version_id);

-- full text: external content; no prefix index (it costs 72 B a claim and saves 0.4 ms at 100,000 claims)
CREATE VIRTUAL TABLE claims_fts USING fts5(
  content_text, speaker_text, content='claims', content_rowid='claim_id',
  tokenize = "unicode61 remove_diacritics 2");

-- FTS5 external content wants the OLD values in 'delete'; the last trigger keeps the repeated date equal
CREATE TRIGGER claims_ai AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts(rowid, content_text, speaker_text) VALUES (new.claim_id, new.content_text, new.speaker_text);
END;
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

-- views: the stable, documented surface (contract v1); base tables may change, these may only gain columns within a major version
CREATE VIEW v1_claims AS
SELECT c.claim_id, c.statement_id, c.stated_on, c.stated_month, c.stated_basis, c.speaker_name AS speaker, c.speaker_kind, c.speaker_role AS role,
       c.class, c.hedged, c.negated, sp.qid AS speaker_qid, sp.slug AS speaker_slug,
       p.label AS role_at_the_time, m.capacity AS role_capacity, c.cue, c.quote_type, c.modality, c.polarity, c.content_text AS claim,
       c.about_from, c.about_to, c.about_edtf, v.published_on, v.headline, s.name AS source, s.slug AS source_slug, a.url,
       a.cluster_id, f.fetched_at, f.warc_file, f.warc_offset, c.version_id, c.span_start, c.span_end, c.score
FROM claims c JOIN article_versions v ON v.version_id=c.version_id JOIN articles a ON a.article_id=v.article_id
JOIN sources s ON s.source_id=a.source_id LEFT JOIN fetches f ON f.fetch_id=v.fetch_id LEFT JOIN entities sp ON sp.entity_id=c.speaker_id
LEFT JOIN memberships m ON m.membership_id=c.membership_id LEFT JOIN posts p ON p.post_id=m.post_id
WHERE c.retired_run_id IS NULL;
CREATE VIEW v1_figures AS
SELECT g.figure_id, me.slug AS measure, g.counted, g.value_low, g.value_high, g.value_mid, g.modifier, g.unit, g.currency, g.raw_text,
       g.period_from, g.period_to, g.period_label, su.name AS subject, pl.name AS place, sp.name AS speaker, c.stated_on, v.published_on,
       s.name AS source, a.url, a.cluster_id, g.claim_id, g.version_id, g.span_start, g.span_end, g.compare_kind, g.compare_to
FROM figures g JOIN article_versions v ON v.version_id=g.version_id JOIN articles a ON a.article_id=v.article_id JOIN sources s ON s.source_id=a.source_id
LEFT JOIN measures me ON me.measure_id=g.measure_id LEFT JOIN claims c ON c.claim_id=g.claim_id LEFT JOIN entities sp ON sp.entity_id=c.speaker_id
LEFT JOIN entities su ON su.entity_id=g.subject_id LEFT JOIN entities pl ON pl.entity_id=g.place_id
WHERE a.current_version=g.version_id AND (c.claim_id IS NULL OR c.retired_run_id IS NULL);
CREATE VIEW v1_offices AS
SELECT e.name AS person, e.qid, p.label AS post, o.name AS organization, ce.name AS country, m.capacity, m.start_date, m.end_date, m.person_id, m.post_id, m.membership_id
FROM memberships m JOIN entities e ON e.entity_id=m.person_id JOIN posts p ON p.post_id=m.post_id
LEFT JOIN entities o ON o.entity_id=p.org_id LEFT JOIN entities ce ON ce.entity_id=p.country_id;
CREATE VIEW v1_annotations AS            -- W3C Web Annotation, one JSON-LD object a row
SELECT c.claim_id, json_object('@context','http://www.w3.org/ns/anno.jsonld','type','Annotation','id','claim:'||c.claim_id,'motivation','identifying',
  'target', json_object('source',a.url,'selector', json_array(
     json_object('type','TextPositionSelector','start',c.span_start,'end',c.span_end),
     json_object('type','TextQuoteSelector','exact',c.content_text,
       'prefix',substr(t.text, max(c.span_start-31,1), min(32,c.span_start)),'suffix',substr(t.text,c.span_end+1,32))))) AS annotation
FROM claims c JOIN article_versions v USING(version_id) JOIN articles a ON a.article_id=v.article_id LEFT JOIN article_texts t ON t.version_id=c.version_id
WHERE c.retired_run_id IS NULL;

INSERT INTO schema_docs(object, field, description) VALUES
 ('v1_claims','','One report of a statement a row; retired claims are left out'),
 ('v1_claims','claim_id','Key; ids grow in the order of commit'), ('v1_claims','statement_id','What was said: equal for all reports of it'),
 ('v1_claims','stated_on','Day it was said'), ('v1_claims','speaker','Who said it, canonical name or description'),
 ('v1_claims','class','Kind of speech act'), ('v1_claims','claim','The words of the claim'),
 ('v1_claims','span_start','Code points before the first content span; substr(text, span_start+1, span_end-span_start)'),
 ('v1_claims','about_from','First day of the time the claim is about'), ('v1_claims','warc_offset','Byte of the archived record in warc_file'),
 ('v1_figures','','One figure a row, of current versions'), ('v1_figures','value_low','Lower end; NULL is open'),
 ('v1_figures','value_high','Upper end; NULL is open'), ('v1_offices','','Who held which post when'),
 ('v1_annotations','','W3C Web Annotation, one JSON-LD object a claim');
