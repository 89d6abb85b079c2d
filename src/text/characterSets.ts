import { unitAt } from './unitAt.ts';

/** Units that share a place of the table: the table then fits into the processor's nearest cache. */
const PLACES = 0x1000;

/**
 * Says in one pass of which among several sets a text may have a character, so that expressions that need one of them
 * are tried on few texts.
 */
export class CharacterSets {
  /** By the lowest bits of a unit, one bit for each set. */
  private readonly bits = new Uint8Array(PLACES);

  /** Makes sets, at most eight, of single units. */
  constructor(...sets: readonly string[]) {
    for (const [set, characters] of sets.entries())
      for (let i = 0; i < characters.length; i++) {
        const place = unitAt(characters, i) % PLACES;
        this.bits[place] = (this.bits[place] ?? 0) | (1 << set);
      }
  }

  /** Returns a bit for each set of which a text may have a character; where there is none, it has none. */
  in(text: string): number {
    const { bits } = this;
    const end = text.length;
    let sets = 0;
    for (let i = 0; i < end; i++) sets |= bits[unitAt(text, i) % PLACES] ?? 0;
    return sets;
  }
}
