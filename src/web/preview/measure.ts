import { LIMITS, lengthOf } from '../../discord/rendering/limits.ts';
import type { Payload } from '../../discord/rendering/renderMessage.ts';

/** How much of Discord's room a payload takes. */
export interface PayloadMeasure {
  /** Nested ones counted. */
  readonly components: number;
  /** Code points of all text. */
  readonly characters: number;
  /** UTF-8 bytes of all text, and what a TextDisplay adds. */
  readonly bytes: number;
}

/** The most of each that a payload may take. */
export const MEASURE_LIMITS: PayloadMeasure = {
  components: LIMITS.components,
  characters: LIMITS.textCharacters,
  bytes: LIMITS.textBytes,
};

/** The keys under which a component carries text that people see. */
const TEXT_KEYS = new Set(['content', 'label', 'placeholder', 'description']);

/** Counts a payload from outside, by walking its JSON: the renderer's own sums are what is being checked. */
export function measure(payload: Payload): PayloadMeasure {
  let components = 0;
  const texts: string[] = [];
  let displays = 0;
  const open: unknown[] = [...payload.components];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if ('type' in part && typeof part.type === 'number') components += 1;
    if ('content' in part) displays += 1;
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string' && TEXT_KEYS.has(key)) texts.push(value);
      else if (Array.isArray(value)) open.push(...value);
      else if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return {
    components,
    characters: texts.reduce((sum, text) => sum + lengthOf(text), 0),
    bytes:
      texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) + displays * LIMITS.bytesPerTextDisplay,
  };
}
