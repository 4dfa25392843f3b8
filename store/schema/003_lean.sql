-- Migration 3: less to write for every claim. The writer adds the full text itself, once an article or batch: a trigger makes FTS5 write out
-- its pending list at every claim. claims_live serves what claims_version did, and most claims have no office to find them by.
DROP TRIGGER claims_ai;
DROP INDEX claims_version;
DROP INDEX claims_member;
CREATE INDEX claims_member ON claims(membership_id, stated_on) WHERE membership_id IS NOT NULL;

-- a content in one piece stands in its claim: only the pieces of one that is split are rows
CREATE VIEW v1_spans AS
SELECT claim_id, part, ord, span_start, span_end FROM claim_spans UNION ALL
SELECT claim_id, 'content', 0, span_start, span_end FROM claims c
WHERE NOT EXISTS (SELECT 1 FROM claim_spans s WHERE s.claim_id=c.claim_id AND s.part='content');
DELETE FROM claim_spans WHERE part='content' AND ord=0
  AND NOT EXISTS (SELECT 1 FROM claim_spans s WHERE s.claim_id=claim_spans.claim_id AND s.part='content' AND s.ord=1);

DELETE FROM text_bands;  -- of another length: filled again from the texts
