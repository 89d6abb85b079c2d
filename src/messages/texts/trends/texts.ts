/** What the frame says about how often words stand in the news. */
export interface TrendTexts {
  readonly title: (words: string) => string;
  /** What the picture of it is. */
  readonly label: string;
  readonly span: (since: string, until: string, isByWeek: boolean) => string;
  readonly whatCounts: string;
  /** A word's stories in all, and the step that had most of them. */
  readonly facts: (total: number, when: string, most: number) => string;
  readonly noneOf: string;
  readonly weekFrom: (day: string) => string;
  /** The button to the story of a word's peak. */
  readonly openPeak: (word: string, when: string) => string;
  /** Buttons for other spans. */
  readonly days: (days: number) => string;
  readonly year: string;
  readonly nothing: string;
  readonly badSpan: (text: string) => string;
  /** What the address on its picture leads to. */
  readonly page: string;
  readonly noWords: string;
}
