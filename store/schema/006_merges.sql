-- Migration 6: merging of entities. Claims, mentions and offices keep the entity that they were read as: a merge lends each entity the names of
-- the others, so that every question by name finds them all, and is undone by taking them back.
CREATE TABLE entity_merges (
  merge_id INTEGER PRIMARY KEY, from_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  into_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE, merged_at TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE INDEX entity_merges_from ON entity_merges(from_id);
CREATE INDEX entity_merges_into ON entity_merges(into_id);
ALTER TABLE entity_names ADD COLUMN lent INTEGER;
CREATE INDEX entities_merged ON entities(merged_into) WHERE merged_into IS NOT NULL;
