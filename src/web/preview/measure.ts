import { LIMITS, lengthOf } from '../../discord/rendering/limits.ts';
import type { Payload } from '../../discord/rendering/renderMessage.ts';

/** Size of a payload by Discord's limits. */
export interface PayloadMeasure {
  /** Number of components, including nested ones. */
  readonly components: number;
  /** Total code points of text. */
  readonly characters: number;
  /** Total UTF-8 bytes of text, including the overhead of each TextDisplay. */
  readonly bytes: number;
}

/** Discord's limits. */
export const MEASURE_LIMITS: PayloadMeasure = {
  components: LIMITS.components,
  characters: LIMITS.textCharacters,
  bytes: LIMITS.textBytes,
};

/** Keys of visible text in a component. */
const TEXT_KEYS = new Set(['content', 'label', 'placeholder', 'description']);

/** Measures a payload by walking its JSON, independent of the renderer's own sums. */
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
