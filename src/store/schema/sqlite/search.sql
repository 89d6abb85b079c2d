-- The search index. Both FTS5 tables hold terms only (contentless); their rowids put newer days last, so that reading
-- them backwards yields the newest stories first. `search_heads` is read for what titles tell, `search_index` for the rest.

CREATE VIRTUAL TABLE search_index USING fts5 (
  head, body, place,
  content = '', contentless_delete = 1, detail = column,
  tokenize = "ascii tokenchars '+#.,='"
);
CREATE VIRTUAL TABLE search_heads USING fts5 (
  head, place,
  content = '', contentless_delete = 1, detail = column,
  tokenize = "ascii tokenchars '+#.,='"
);
