-- What the store does by itself when news is written. PostgreSQL's are in ../postgres/triggers.sql; both do the same.

-- Where a removed story stood is kept.
CREATE TRIGGER stories_removed AFTER DELETE ON stories WHEN old.url IS NOT NULL BEGIN
  INSERT INTO removed_stories VALUES (old.id, old.title, old.url)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, url = excluded.url;
END;

-- What was taken down does not come back.
CREATE TRIGGER stories_stay_down BEFORE INSERT ON stories
  WHEN EXISTS (SELECT 1 FROM taken_down WHERE id = new.id)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER originals_taken_down AFTER INSERT ON taken_down BEGIN
  DELETE FROM originals WHERE edition IN (
    SELECT row FROM editions WHERE id = new.id UNION SELECT edition FROM stories WHERE id = new.id
  );
END;

-- Whatever happens to a story, search and events have to look at it.
CREATE TRIGGER stories_inserted AFTER INSERT ON stories BEGIN
  INSERT INTO pending_work VALUES ('search', new.row), ('events', new.row) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stories_updated AFTER UPDATE ON stories BEGIN
  INSERT INTO pending_work VALUES ('search', new.row), ('events', new.row) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stories_deleted AFTER DELETE ON stories BEGIN
  INSERT INTO pending_work VALUES ('search', old.row), ('events', old.row) ON CONFLICT DO NOTHING;
END;

-- Which days have changed.
CREATE TRIGGER editions_insert_changes_day AFTER INSERT ON editions BEGIN
  INSERT INTO changed_days VALUES (new.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER editions_update_changes_day AFTER UPDATE ON editions BEGIN
  INSERT INTO changed_days VALUES (old.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;
  INSERT INTO changed_days VALUES (new.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER editions_delete_changes_day AFTER DELETE ON editions BEGIN
  INSERT INTO changed_days VALUES (old.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER stories_delete_changes_day AFTER DELETE ON stories BEGIN
  INSERT INTO changed_days VALUES (old.day, 1) ON CONFLICT (day) DO UPDATE SET changes = changes + 1;
END;

-- The number that changes with all that readers see, and what it was at the last change of each day.
CREATE TRIGGER editions_insert_news AFTER INSERT ON editions BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT new.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER editions_update_news AFTER UPDATE ON editions BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT old.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  INSERT INTO day_versions SELECT new.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER editions_delete_news AFTER DELETE ON editions BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT old.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER stories_insert_news AFTER INSERT ON stories BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT new.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER stories_update_news AFTER UPDATE ON stories BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT old.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  INSERT INTO day_versions SELECT new.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
-- An event that lost a report is another one on the days of its other reports.
CREATE TRIGGER stories_delete_news AFTER DELETE ON stories BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT old.day, version FROM news_version WHERE true
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  INSERT INTO day_versions SELECT DISTINCT stories.day, version FROM event_stories AS gone
      JOIN event_stories AS fellow ON fellow.event = gone.event
      JOIN stories ON stories.row = fellow.story
      JOIN news_version ON true
    WHERE gone.story = old.row
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER generated_texts_insert_news AFTER INSERT ON generated_texts
  WHEN new.edition IS NOT NULL OR new.story IS NOT NULL BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT day, version FROM editions JOIN news_version ON true WHERE row = new.edition
    UNION SELECT day, version FROM stories JOIN news_version ON true WHERE row = new.story
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER generated_texts_update_news AFTER UPDATE ON generated_texts
  WHEN new.edition IS NOT NULL OR new.story IS NOT NULL BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT day, version FROM editions JOIN news_version ON true WHERE row = new.edition
    UNION SELECT day, version FROM stories JOIN news_version ON true WHERE row = new.story
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER generated_texts_delete_news AFTER DELETE ON generated_texts
  WHEN old.edition IS NOT NULL OR old.story IS NOT NULL BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT day, version FROM editions JOIN news_version ON true WHERE row = old.edition
    UNION SELECT day, version FROM stories JOIN news_version ON true WHERE row = old.story
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
END;
CREATE TRIGGER event_stories_insert_news AFTER INSERT ON event_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
CREATE TRIGGER event_stories_update_news AFTER UPDATE ON event_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
CREATE TRIGGER event_stories_delete_news AFTER DELETE ON event_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
CREATE TRIGGER removed_stories_insert_news AFTER INSERT ON removed_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
CREATE TRIGGER removed_stories_update_news AFTER UPDATE ON removed_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
CREATE TRIGGER removed_stories_delete_news AFTER DELETE ON removed_stories
  BEGIN UPDATE news_version SET version = version + 1; END;
