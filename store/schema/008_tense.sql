-- Migration 8: the tense of a claim's content, and claims reported inside others. Claims of older runs have no tense until they are read again.
ALTER TABLE claims ADD COLUMN tense_code INTEGER CHECK (tense_code BETWEEN 0 AND 2);
ALTER TABLE claims ADD COLUMN depth INTEGER NOT NULL DEFAULT 0 CHECK (depth BETWEEN 0 AND 2);
ALTER TABLE claims ADD COLUMN outer_id INTEGER REFERENCES claims ON DELETE SET NULL;
ALTER TABLE claims ADD COLUMN tense TEXT GENERATED ALWAYS AS (CASE tense_code WHEN 0 THEN 'past' WHEN 1 THEN 'present' WHEN 2 THEN 'future' END) VIRTUAL;
CREATE INDEX claims_outer ON claims(outer_id) WHERE outer_id IS NOT NULL;
DROP VIEW v1_claims;
CREATE VIEW v1_claims AS
SELECT c.claim_id, c.statement_id, c.stated_on, c.stated_month, c.stated_basis, c.speaker_name AS speaker, c.speaker_kind, c.speaker_role AS role,
       c.class, c.hedged, c.negated, sp.qid AS speaker_qid, sp.slug AS speaker_slug,
       p.label AS role_at_the_time, m.capacity AS role_capacity, c.cue, c.quote_type, c.modality, c.polarity, c.content_text AS claim,
       c.about_from, c.about_to, c.about_edtf, v.published_on, v.headline, s.name AS source, s.slug AS source_slug, a.url,
       a.cluster_id, f.fetched_at, f.warc_file, f.warc_offset, c.version_id, c.span_start, c.span_end, c.score,
       c.speaker_org AS organization, c.speaker_country, c.about_label, c.cue_lemma, c.addressee, c.venue, a.article_id, v.version_no,
       c.tense, c.depth, c.outer_id AS outer_claim
FROM claims c JOIN article_versions v ON v.version_id=c.version_id JOIN articles a ON a.article_id=v.article_id
JOIN sources s ON s.source_id=a.source_id LEFT JOIN fetches f ON f.fetch_id=v.fetch_id LEFT JOIN entities sp ON sp.entity_id=c.speaker_id
LEFT JOIN memberships m ON m.membership_id=c.membership_id LEFT JOIN posts p ON p.post_id=m.post_id
WHERE c.retired_run_id IS NULL;
