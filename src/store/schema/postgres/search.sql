-- The search index: our own terms as lexemes, made by no parser. `head` holds the terms of title and glance line and those of
-- the place, `whole` those of the whole story and the place. GIN's list of pending entries would make now and then one search slow.
CREATE TABLE search_documents (
  position bigint PRIMARY KEY,
  head tsvector NOT NULL,
  whole tsvector NOT NULL
);
CREATE INDEX search_documents_by_head ON search_documents USING gin (head) WITH (fastupdate = off);
CREATE INDEX search_documents_by_whole ON search_documents USING gin (whole) WITH (fastupdate = off);
