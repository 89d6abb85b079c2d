/** A table whose rows are moved, and the columns that order them. */
export interface MovedTable {
  readonly name: string;
  readonly key: readonly string[];
}

const moved = (name: string, ...key: string[]): MovedTable => ({ name, key });

/** Tables with original data, ordered so that no row refers to a later table. */
export const MOVED_TABLES: readonly MovedTable[] = [
  moved('editions', 'row'),
  moved('stories', 'row'),
  moved('originals', 'row'),
  moved('generated_texts', 'key'),
  moved('reading_attempts', 'document'),
  moved('removed_stories', 'id'),
  moved('taken_down', 'id'),
  moved('changed_days', 'day'),
  moved('sources', 'id'),
  moved('source_items', 'source', 'key'),
  moved('source_backfills', 'source'),
  moved('source_editions', 'source', 'column'),
  moved('server_sources', 'guild_id', 'id'),
  moved('subscriptions', 'id'),
  moved('follow_up_refusals', 'subscription', 'step'),
  moved('change_drafts', 'id'),
  moved('delivery_contents', 'hash'),
  moved('deliveries', 'stream', 'day', 'part'),
  moved('webhook_messages', 'number'),
  moved('followers', 'user_id'),
  moved('follows', 'user_id', 'keyword_key'),
  moved('event_follows', 'user_id', 'id'),
  moved('alerts', 'id'),
  moved('opened_stories', 'user_id', 'story'),
  moved('reading_visits', 'user_id'),
  moved('shares', 'channel'),
  moved('reports', 'id'),
  moved('uploads', 'id'),
  moved('departed_guilds', 'guild'),
  moved('command_servers', 'application', 'guild'),
  moved('registration_problems', 'place'),
  moved('operator_notes', 'name'),
  moved('model_usage', 'day'),
  moved('speech_passages', 'key'),
  moved('spoken_digests', 'day'),
  moved('speech_usage', 'day'),
];

/** Tables that are derived from others, or belong to processes that have ended. */
export const LEFT_TABLES: readonly string[] = [
  ...['search_stories', 'search_words', 'search_spellings', 'search_documents', 'derived_by', 'pending_work'],
  ...['story_features', 'story_keys', 'same_pairs', 'event_stories', 'news_version', 'day_versions'],
  ...['leases', 'request_pace', 'invalid_answers', 'schema_version'],
];
