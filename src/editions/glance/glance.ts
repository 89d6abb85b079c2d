/** The edition's own list of its stories, and the indexes of its lines. */
export interface Glance {
  readonly items: readonly string[];
  /** Headings inside it, named like the body's sections. */
  readonly headings: readonly string[];
  readonly lines: ReadonlySet<number>;
  /** Whether a heading announces it; without one it may be a mere selection. */
  readonly hasHeading: boolean;
}

/** A document without a glance. */
export const NO_GLANCE: Glance = { items: [], headings: [], lines: new Set(), hasHeading: false };
