/**
 * All weights of retrieval and scoring. `npm run fit -- search` fits them to judged queries; docs/search.md shows their
 * effects.
 */
export interface SearchWeights {
  /** Match in the title, which names a story's subject. */
  readonly title: number;
  /** Match in the glance line, sometimes about a side aspect of the story. */
  readonly glance: number;
  /** Match in the text, which mentions much beside the subject. */
  readonly body: number;
  /** Match at the start of the title, where a Chinese headline has its subject: 苹果曾拒绝 Meta is about Apple. */
  readonly titleBeginning: number;
  /** Match in the first sentence, which names the subject. */
  readonly bodyBeginning: number;
  /** Each further mention in the text, up to seven. */
  readonly mention: number;
  /** Match in the text in addition to the title. */
  readonly bodyBesideTitle: number;
  /** Partial match: GPT-4 in GPT-4o is near, but different. */
  readonly partial: number;
  /** Sister product: o3 in o3-mini, iPhone 16 in iPhone 16 Pro. */
  readonly sister: number;
  /** The words together as typed, in the title or in the text. */
  readonly phraseInTitle: number;
  readonly phraseInBody: number;
  /** Freshness, halved every `freshHalfLifeDays`. */
  readonly fresh: number;
  readonly freshHalfLifeDays: number;
  /** Small share by day, so that the newer of equals comes first. */
  readonly newer: number;
  /** Quality of a synonym, and of a narrower word. */
  readonly concept: number;
  readonly narrower: number;
  /** Quality of a company's product: near at most. */
  readonly related: number;
  /** Exponent of a term's rarity. */
  readonly rarity: number;
  /** Weight of a word in no text, as a share of the rarity of a word in one text: unlisted words are often no words. */
  readonly unheld: number;
  /** Exponent of the found share among near results. */
  readonly coverage: number;
  /** Least share of a near result, by weight. */
  readonly nearCoverage: number;
}

/** Weights in use. */
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
