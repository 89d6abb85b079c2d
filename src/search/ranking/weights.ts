/** Every weight of retrieval and scoring. `npm run fit -- search` fits them to judged queries; docs/search.md shows what they do. */
export interface SearchWeights {
  /** The editors' title names what a story is about. */
  readonly title: number;
  /** The glance line says the same for the reader in a hurry, now and then about a side of the story. */
  readonly glance: number;
  /** The text mentions much that the story is not about. */
  readonly body: number;
  /** In a Chinese headline the subject comes first: 苹果曾拒绝 Meta is about Apple. */
  readonly titleBeginning: number;
  /** The first sentence of a text names its subject. */
  readonly bodyBeginning: number;
  /** Each further mention in the text, up to seven: what a text keeps naming it is about. */
  readonly mention: number;
  /** What a text adds to a title that has the word. */
  readonly bodyBesideTitle: number;
  /** GPT-4 in GPT-4o: near, but another thing. */
  readonly partial: number;
  /** o3 in o3-mini, iPhone 16 in iPhone 16 Pro. */
  readonly sister: number;
  /** The words stand together as typed: in the title, or in the text. */
  readonly phraseInTitle: number;
  readonly phraseInBody: number;
  /** Yesterday's news before last month's: halved every `freshHalfLifeDays`. */
  readonly fresh: number;
  readonly freshHalfLifeDays: number;
  /** Among equals the newer goes first, however old: a share of this by day. */
  readonly newer: number;
  /** A word of the same concept instead of the one typed, and a word for something that it includes. */
  readonly concept: number;
  readonly narrower: number;
  /** What a company makes instead of the company: near at most. */
  readonly related: number;
  /** The exponent by which a term's rarity counts. */
  readonly rarity: number;
  /** A word that no text holds, by its share of the rarity of one that a single text holds: unlisted words are often no words. */
  readonly unheld: number;
  /** The exponent by which the share of what was asked counts among near results. */
  readonly coverage: number;
  /** Near results hold so much of what was asked, by weight. */
  readonly nearCoverage: number;
}

/** The weights in use. */
export const searchWeights: SearchWeights = {
  title: 1,
  glance: 0.9,
  body: 0.25,
  titleBeginning: 0.3,
  bodyBeginning: 0.2,
  mention: 0.04,
  bodyBesideTitle: 0.5,
  partial: 0.6,
  sister: 0.75,
  phraseInTitle: 0.5,
  phraseInBody: 0.25,
  fresh: 0.15,
  freshHalfLifeDays: 30,
  newer: 0.03,
  concept: 0.85,
  narrower: 0.6,
  related: 0.4,
  rarity: 1,
  unheld: 0.5,
  coverage: 1,
  nearCoverage: 0.3,
};
