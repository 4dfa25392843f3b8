-- Migration 4: what counts over time ask of a claim, side by side. The hits of a common word are spread over all claims: read there, they are
-- 20 bytes a claim and not 220.
ALTER TABLE claims ADD COLUMN cluster_id INTEGER;  -- of its article, which never changes it
UPDATE claims SET cluster_id=(SELECT a.cluster_id FROM article_versions v JOIN articles a USING(article_id) WHERE v.version_id=claims.version_id);
CREATE INDEX claims_days ON claims(claim_id, stated_on, statement_id, cluster_id) WHERE retired_run_id IS NULL;

DROP INDEX fetches_url;
CREATE INDEX fetches_url ON fetches(url);
