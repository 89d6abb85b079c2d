-- What the store does by itself when news is written, once a statement, however many rows it writes. SQLite's are in
-- ../sqlite/triggers.sql; both do the same.

-- Where a removed story stood is kept.
CREATE FUNCTION keep_removed_stories() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO removed_stories SELECT id, title, url FROM gone WHERE url IS NOT NULL
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, url = excluded.url;
  RETURN NULL;
END $$;
CREATE TRIGGER stories_removed AFTER DELETE ON stories REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_stories();

-- What was taken down does not come back.
CREATE FUNCTION leave_out_taken_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM taken_down WHERE id = new.id) THEN RETURN NULL; END IF;
  RETURN new;
END $$;
CREATE TRIGGER stories_stay_down BEFORE INSERT ON stories FOR EACH ROW EXECUTE FUNCTION leave_out_taken_down();
CREATE FUNCTION remove_originals_taken_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM originals WHERE edition IN (
    SELECT row FROM editions WHERE id IN (SELECT id FROM given)
    UNION SELECT edition FROM stories WHERE id IN (SELECT id FROM given)
  );
  RETURN NULL;
END $$;
CREATE TRIGGER originals_taken_down AFTER INSERT ON taken_down REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION remove_originals_taken_down();

-- Whatever happens to a story, search and events have to look at it.
CREATE FUNCTION expect_written_stories() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO pending_work SELECT task, row FROM given, (VALUES ('search'), ('events')) AS tasks (task)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION expect_removed_stories() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO pending_work SELECT task, row FROM gone, (VALUES ('search'), ('events')) AS tasks (task)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER stories_inserted AFTER INSERT ON stories REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION expect_written_stories();
CREATE TRIGGER stories_updated AFTER UPDATE ON stories REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION expect_written_stories();
CREATE TRIGGER stories_deleted AFTER DELETE ON stories REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION expect_removed_stories();

-- Which days have changed.
CREATE FUNCTION note_written_days() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO changed_days SELECT day, count(*) FROM given GROUP BY day ORDER BY day
    ON CONFLICT (day) DO UPDATE SET changes = changed_days.changes + excluded.changes;
  RETURN NULL;
END $$;
CREATE FUNCTION note_removed_days() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO changed_days SELECT day, count(*) FROM gone GROUP BY day ORDER BY day
    ON CONFLICT (day) DO UPDATE SET changes = changed_days.changes + excluded.changes;
  RETURN NULL;
END $$;
CREATE TRIGGER editions_insert_changes_day AFTER INSERT ON editions REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION note_written_days();
CREATE TRIGGER editions_update_changes_old_day AFTER UPDATE ON editions REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_days();
CREATE TRIGGER editions_update_changes_new_day AFTER UPDATE ON editions REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION note_written_days();
CREATE TRIGGER editions_delete_changes_day AFTER DELETE ON editions REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_days();
CREATE TRIGGER stories_delete_changes_day AFTER DELETE ON stories REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_days();

-- The number that changes with all that readers see.
CREATE FUNCTION count_news_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER editions_insert_news AFTER INSERT ON editions FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER editions_update_news AFTER UPDATE ON editions FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER editions_delete_news AFTER DELETE ON editions FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER stories_insert_news AFTER INSERT ON stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER stories_update_news AFTER UPDATE ON stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER stories_delete_news AFTER DELETE ON stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER event_stories_insert_news AFTER INSERT ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER event_stories_update_news AFTER UPDATE ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER event_stories_delete_news AFTER DELETE ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_insert_news AFTER INSERT ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_update_news AFTER UPDATE ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_delete_news AFTER DELETE ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
