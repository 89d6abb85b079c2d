/** Rows of `editions`; instants are milliseconds since the epoch, lists are JSON. */
export interface EditionRow {
  row: number;
  id: string;
  column: string;
  headline: string;
  headline_key: string;
  article: string | null;
  day: string;
  /** 1 if the day is only that of the document's file or fetch. */
  day_guessed: number;
  url: string | null;
  glance: string;
  key_points: string;
  key_points_by: string | null;
  /** Statement of the document that a machine wrote it. */
  written_by: string | null;
  characters: number;
  minutes: number;
  warnings: string;
  /** Path or URL of the document. */
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
  /** Statement that a machine wrote the story: its own, else its edition's. */
  written_by: string | null;
  url: string | null;
  column: string;
  day: string;
  /** 1 for a plain article whose day is guessed. */
  day_guessed: number;
  stored_at: number;
  changed_at: number;
  /** Non-space characters of title, paragraphs and commentary. */
  characters: number;
}
