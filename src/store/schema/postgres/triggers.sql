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

-- The number that changes with all that readers see, and what it was at the last change of each day.
CREATE FUNCTION count_news_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  RETURN NULL;
END $$;
CREATE FUNCTION count_written_news() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT DISTINCT given.day, version FROM given, news_version ORDER BY day
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
CREATE FUNCTION count_rewritten_news() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT day, version FROM (SELECT day FROM given UNION SELECT day FROM gone) AS days, news_version
    ORDER BY day ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
CREATE FUNCTION count_removed_news() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT DISTINCT gone.day, version FROM gone, news_version ORDER BY day
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
-- An event that lost a report is another one on the days of its other reports.
CREATE FUNCTION count_removed_stories() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT days.day, version FROM (
      SELECT gone.day FROM gone
      UNION SELECT stories.day FROM gone
        JOIN event_stories AS told ON told.story = gone.row
        JOIN event_stories AS fellow ON fellow.event = told.event
        JOIN stories ON stories.row = fellow.story
    ) AS days, news_version ORDER BY day
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
CREATE FUNCTION count_generated_texts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM written WHERE edition IS NOT NULL OR story IS NOT NULL) THEN RETURN NULL; END IF;
  UPDATE news_version SET version = version + 1;
  INSERT INTO day_versions SELECT days.day, version FROM (
      SELECT editions.day FROM written JOIN editions ON editions.row = written.edition
      UNION SELECT stories.day FROM written JOIN stories ON stories.row = written.story
    ) AS days, news_version ORDER BY day
    ON CONFLICT (day) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
CREATE TRIGGER editions_insert_news AFTER INSERT ON editions REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION count_written_news();
CREATE TRIGGER editions_update_news AFTER UPDATE ON editions REFERENCING OLD TABLE AS gone NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION count_rewritten_news();
CREATE TRIGGER editions_delete_news AFTER DELETE ON editions REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_news();
CREATE TRIGGER stories_insert_news AFTER INSERT ON stories REFERENCING NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION count_written_news();
CREATE TRIGGER stories_update_news AFTER UPDATE ON stories REFERENCING OLD TABLE AS gone NEW TABLE AS given
  FOR EACH STATEMENT EXECUTE FUNCTION count_rewritten_news();
CREATE TRIGGER stories_delete_news AFTER DELETE ON stories REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_stories();
CREATE TRIGGER generated_texts_insert_news AFTER INSERT ON generated_texts REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION count_generated_texts();
CREATE TRIGGER generated_texts_update_news AFTER UPDATE ON generated_texts REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION count_generated_texts();
CREATE TRIGGER generated_texts_delete_news AFTER DELETE ON generated_texts REFERENCING OLD TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION count_generated_texts();
CREATE TRIGGER event_stories_insert_news AFTER INSERT ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER event_stories_update_news AFTER UPDATE ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER event_stories_delete_news AFTER DELETE ON event_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_insert_news AFTER INSERT ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_update_news AFTER UPDATE ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
CREATE TRIGGER removed_stories_delete_news AFTER DELETE ON removed_stories FOR EACH STATEMENT EXECUTE FUNCTION count_news_version();
