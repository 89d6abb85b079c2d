/** Rows of `editions`; instants are milliseconds since the epoch, lists are JSON. */
export interface EditionRow {
  row: number;
  id: string;
  column: string;
  headline: string;
  headline_key: string;
  article: string | null;
  day: string;
  /** 1 where the document named no day and its own time had to do. */
  day_guessed: number;
  url: string | null;
  glance: string;
  key_points: string;
  key_points_by: string | null;
  /** The document's own statement that a machine wrote it. */
  written_by: string | null;
  characters: number;
  minutes: number;
  warnings: string;
  /** The path or url of the document that this reading came from. */
  origin: string;
  /** SHA-256 of the reading: equal means unchanged. */
  fingerprint: string;
  stored_at: number;
  changed_at: number;
}

/** Rows of `stories`; `edition` is null for a plain article of a feed. */
export interface StoryRow {
  row: number;
  id: string;
  edition: number | null;
  position: number;
  title: string;
  section: string | null;
  glance: string | null;
  paragraphs: string;
  images: string;
  links: string;
  attribution: string | null;
  commentary: string;
  /** The story's own statement that a machine wrote it, else its edition's. */
  written_by: string | null;
  url: string | null;
  column: string;
  day: string;
  /** 1 for a plain article that named no day and whose feed did not either. */
  day_guessed: number;
  stored_at: number;
  changed_at: number;
  /** Non-space characters of title, paragraphs and commentary. */
  characters: number;
}
