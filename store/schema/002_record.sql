-- Migration 2: what changed between versions, copies by shared wording, times, offices with their basis, statements that keep
-- their identity, alerts with reasons, and people who asked to be forgotten.

CREATE TABLE index_facts (               -- facts of this file: 'uuid' names it in message ids
  name TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO index_facts VALUES ('uuid', lower(hex(randomblob(16))));

-- copies ------------------------------------------------------------------------------------------------------------
ALTER TABLE article_versions DROP COLUMN simhash;
ALTER TABLE article_versions ADD COLUMN modified_at TEXT;
ALTER TABLE article_versions ADD COLUMN canonical_url TEXT;
ALTER TABLE clusters ADD COLUMN first_article_id INTEGER REFERENCES articles;
CREATE TABLE text_bands (                -- minhash bands: versions that share one may be copies
  band INTEGER NOT NULL, version_id INTEGER NOT NULL REFERENCES article_versions ON DELETE CASCADE,
  PRIMARY KEY (band, version_id)
) STRICT, WITHOUT ROWID;
UPDATE clusters SET first_article_id = (SELECT a.article_id FROM articles a JOIN article_versions v ON v.version_id=a.current_version
  WHERE a.cluster_id=clusters.cluster_id ORDER BY v.published_on, a.article_id LIMIT 1);
CREATE INDEX clusters_first ON clusters(first_article_id);

-- times and mentions --------------------------------------------------------------------------------------------------
CREATE TABLE times (                     -- TIMEX3 expressions; days are inclusive
  version_id INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, sent_ord INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('DATE','TIME','DURATION','SET')), value TEXT NOT NULL, mod TEXT,
  day_from TEXT, day_to TEXT, label TEXT,
  PRIMARY KEY (version_id, span_start, span_end),
  FOREIGN KEY (version_id, sent_ord) REFERENCES sentences(version_id, ord) ON DELETE CASCADE,
  CHECK (day_to IS NULL OR day_to >= day_from)
) STRICT, WITHOUT ROWID;

-- claims and statements ---------------------------------------------------------------------------------------------
ALTER TABLE claims ADD COLUMN cue_lemma TEXT;
ALTER TABLE claims ADD COLUMN addressee TEXT;
ALTER TABLE claims ADD COLUMN venue TEXT;
CREATE TABLE statement_aliases (         -- further keys of a statement: newer rules cut or attribute the same report otherwise
  statement_key BLOB PRIMARY KEY, statement_id INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE article_changes (           -- what an edit of an article did
  change_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, run_id INTEGER REFERENCES runs,
  kind TEXT NOT NULL CHECK (kind IN ('headline','added','altered','withdrawn')), changed_at TEXT NOT NULL,
  from_version INTEGER REFERENCES article_versions, to_version INTEGER REFERENCES article_versions,
  old_claim INTEGER REFERENCES claims, new_claim INTEGER REFERENCES claims, old_text TEXT, new_text TEXT
) STRICT;
CREATE INDEX article_changes_article ON article_changes(article_id);
CREATE INDEX article_changes_old ON article_changes(old_claim) WHERE old_claim IS NOT NULL;
CREATE INDEX article_changes_new ON article_changes(new_claim) WHERE new_claim IS NOT NULL;

-- offices -----------------------------------------------------------------------------------------------------------
ALTER TABLE memberships ADD COLUMN basis TEXT NOT NULL DEFAULT 'registry' CHECK (basis IN ('registry','article'));
CREATE UNIQUE INDEX memberships_term ON memberships(person_id, post_id, start_date, basis);

-- counts --------------------------------------------------------------------------------------------------------------
CREATE TABLE touched_days (              -- days whose daily_counts a run has to fill again before it ends
  entity_id INTEGER NOT NULL REFERENCES entities, stated_on TEXT NOT NULL, PRIMARY KEY (entity_id, stated_on)
) STRICT, WITHOUT ROWID;
INSERT INTO touched_days SELECT DISTINCT entity_id, stated_on FROM claim_entities;

-- people who are to be forgotten: only a digest of the folded name stays, so that later pages do not bring them back
CREATE TABLE tombstones (
  name_sha256 TEXT PRIMARY KEY, forgotten_at TEXT NOT NULL, n_claims INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- alerts --------------------------------------------------------------------------------------------------------------
ALTER TABLE watches ADD COLUMN problem TEXT;
ALTER TABLE watches ADD COLUMN change_mark INTEGER NOT NULL DEFAULT 0;
UPDATE watches SET query_sha256='';
ALTER TABLE alert_items ADD COLUMN other_claim_id INTEGER REFERENCES claims;
ALTER TABLE alert_items ADD COLUMN note TEXT;
ALTER TABLE deliveries ADD COLUMN subject TEXT;

CREATE INDEX claims_live ON claims(version_id) WHERE retired_run_id IS NULL;

DROP VIEW v1_claims;
CREATE VIEW v1_claims AS
SELECT c.claim_id, c.statement_id, c.stated_on, c.stated_month, c.stated_basis, c.speaker_name AS speaker, c.speaker_kind, c.speaker_role AS role,
       c.class, c.hedged, c.negated, sp.qid AS speaker_qid, sp.slug AS speaker_slug,
       p.label AS role_at_the_time, m.capacity AS role_capacity, c.cue, c.quote_type, c.modality, c.polarity, c.content_text AS claim,
       c.about_from, c.about_to, c.about_edtf, v.published_on, v.headline, s.name AS source, s.slug AS source_slug, a.url,
       a.cluster_id, f.fetched_at, f.warc_file, f.warc_offset, c.version_id, c.span_start, c.span_end, c.score,
       c.speaker_org AS organization, c.speaker_country, c.about_label, c.cue_lemma, c.addressee, c.venue, a.article_id, v.version_no
FROM claims c JOIN article_versions v ON v.version_id=c.version_id JOIN articles a ON a.article_id=v.article_id
JOIN sources s ON s.source_id=a.source_id LEFT JOIN fetches f ON f.fetch_id=v.fetch_id LEFT JOIN entities sp ON sp.entity_id=c.speaker_id
LEFT JOIN memberships m ON m.membership_id=c.membership_id LEFT JOIN posts p ON p.post_id=m.post_id
WHERE c.retired_run_id IS NULL;
DROP VIEW v1_offices;
CREATE VIEW v1_offices AS
SELECT e.name AS person, e.qid, p.label AS post, o.name AS organization, ce.name AS country, m.capacity, m.start_date, m.end_date, m.person_id, m.post_id,
       m.membership_id, m.basis, e.slug AS person_slug
FROM memberships m JOIN entities e ON e.entity_id=m.person_id JOIN posts p ON p.post_id=m.post_id
LEFT JOIN entities o ON o.entity_id=p.org_id LEFT JOIN entities ce ON ce.entity_id=p.country_id;
CREATE VIEW v1_articles AS
SELECT a.article_id, a.url, s.name AS source, s.slug AS source_slug, v.headline, v.byline, v.section, v.lang, v.published_on, v.published_at, v.modified_at,
       v.version_id, v.version_no, v.word_count, a.cluster_id, k.n_articles AS copies, k.first_article_id, fs.slug AS first_source, a.first_seen_at
FROM articles a JOIN article_versions v ON v.version_id=a.current_version JOIN sources s ON s.source_id=a.source_id
LEFT JOIN clusters k ON k.cluster_id=a.cluster_id LEFT JOIN articles fa ON fa.article_id=k.first_article_id
LEFT JOIN sources fs ON fs.source_id=fa.source_id;
CREATE VIEW v1_changes AS
SELECT x.change_id, x.kind, x.changed_at, s.name AS source, s.slug AS source_slug, a.url, x.article_id, coalesce(n.speaker_name,o.speaker_name) AS speaker,
       x.old_text, x.new_text, x.old_claim, x.new_claim, o.statement_id AS old_statement, n.statement_id AS new_statement, x.from_version, x.to_version
FROM article_changes x JOIN articles a ON a.article_id=x.article_id JOIN sources s ON s.source_id=a.source_id
LEFT JOIN claims o ON o.claim_id=x.old_claim LEFT JOIN claims n ON n.claim_id=x.new_claim;
CREATE VIEW v1_mentions AS
SELECT m.version_id, m.span_start, m.span_end, m.sent_ord, e.name AS entity, e.kind, e.slug, e.qid, m.form, m.role, a.url, v.published_on, s.slug AS source_slug
FROM mentions m JOIN entities e ON e.entity_id=m.entity_id JOIN article_versions v ON v.version_id=m.version_id
JOIN articles a ON a.article_id=v.article_id JOIN sources s ON s.source_id=a.source_id WHERE a.current_version=m.version_id;
CREATE INDEX figures_compared ON figures(compare_to) WHERE compare_to IS NOT NULL;
