-- Migration 7: the place of a figure that is no country ("arrests in El Paso") is an entity beside the country, to be asked for by any of its names.
ALTER TABLE figures ADD COLUMN locality_id INTEGER REFERENCES entities;
UPDATE figures SET locality_id=(
  SELECT e.entity_id FROM measures me JOIN mentions n ON n.version_id=figures.version_id AND n.sent_ord=figures.sent_ord AND n.span_start>=figures.span_end
  JOIN entities e ON e.entity_id=n.entity_id AND e.kind='place'
  WHERE me.measure_id=figures.measure_id AND instr(me.slug, '|' || lower(e.name) || '|')>0 ORDER BY n.span_start LIMIT 1);
DROP VIEW v1_figures;
CREATE VIEW v1_figures AS
SELECT g.figure_id, me.slug AS measure, g.counted, g.value_low, g.value_high, g.value_mid, g.modifier, g.unit, g.currency, g.raw_text,
       g.period_from, g.period_to, g.period_label, su.name AS subject, pl.name AS place, sp.name AS speaker, c.stated_on, v.published_on,
       s.name AS source, a.url, a.cluster_id, g.claim_id, g.version_id, g.span_start, g.span_end, g.compare_kind, g.compare_to, lo.name AS locality
FROM figures g JOIN article_versions v ON v.version_id=g.version_id JOIN articles a ON a.article_id=v.article_id JOIN sources s ON s.source_id=a.source_id
LEFT JOIN measures me ON me.measure_id=g.measure_id LEFT JOIN claims c ON c.claim_id=g.claim_id LEFT JOIN entities sp ON sp.entity_id=c.speaker_id
LEFT JOIN entities su ON su.entity_id=g.subject_id LEFT JOIN entities pl ON pl.entity_id=g.place_id LEFT JOIN entities lo ON lo.entity_id=g.locality_id
WHERE a.current_version=g.version_id AND (c.claim_id IS NULL OR c.retired_run_id IS NULL);
