import { LRUCache } from 'lru-cache';

/** Payloads of a message, one per part. */
export interface Payloads {
  readonly title: string;
  /** Plain line with which a notifying first part is created. */
  readonly announcement?: string;
  readonly payloads: readonly object[];
}

/** Tells which messages differ only in some values, such as the key of their delivery. */
export interface Likeness {
  /** Equal for messages that are equal but for their values. */
  readonly key: string;
  /** Different in every message; a value that contains another comes before it. */
  readonly values: Values;
}

type Values = readonly (string | number)[];

/** A part of a message: the same in all, or made of a message's values. */
type Part =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'varying'; readonly fill: (values: Values) => unknown };

/** What is known of the messages of one likeness: the first one, or whether it is a template for all of them. */
type Known =
  | { readonly kind: 'first'; readonly values: Values; readonly payloads: Payloads }
  | { readonly kind: 'template'; readonly part: Part; readonly frame: Omit<Payloads, 'payloads'> }
  | { readonly kind: 'none' };

/** Number of likenesses that are remembered: languages and choices of a morning. */
const MOST_KNOWN = 64;

/**
 * Renders messages that differ only in some values from a template: a morning's digest is rendered twice for each choice
 * of subscribers, not for each of ten thousand channels. The first two messages are compared, and the first one is the
 * template if the second one's values in it give exactly the second one; else every message is rendered.
 */
export class PayloadTemplates {
  readonly #known = new LRUCache<string, Known>({ max: MOST_KNOWN });

  /** Returns the payloads of a message; `render` is called unless there is a template for it. */
  take({ key, values }: Likeness, render: () => Payloads): Payloads {
    // Texts of other lengths could be cut or left out at another place.
    const whole = [key, ...values.map((value) => (typeof value === 'string' ? value.length : ''))].join('\n');
    const known = this.#known.get(whole);
    if (known?.kind === 'template')
      return { ...known.frame, payloads: objectsOf(filled(known.part, values)) };
    const payloads = render();
    if (known === undefined) this.#known.set(whole, { kind: 'first', values, payloads });
    // A delivery that is rendered again shows nothing about others.
    if (known?.kind === 'first' && known.values.every((value, index) => value !== values[index]))
      this.#known.set(whole, templateOf(known, { values, payloads }));
    return payloads;
  }
}

/** A rendered message with its values. */
type Example = Omit<Extract<Known, { kind: 'first' }>, 'kind'>;

function templateOf(one: Example, other: Example): Known {
  const { payloads, ...frame } = one.payloads;
  const { payloads: others, ...otherFrame } = other.payloads;
  const part = partOf(payloads, others, [one.values, other.values]);
  const isAlike = frame.title === otherFrame.title && frame.announcement === otherFrame.announcement;
  return part && isAlike ? { kind: 'template', part, frame } : { kind: 'none' };
}

/** Returns the part that two examples have at one place; undefined if they differ in more than their values. */
function partOf(one: unknown, other: unknown, values: readonly [Values, Values]): Part | undefined {
  if (Object.is(one, other)) return { kind: 'constant', value: one };
  if (typeof one === 'string' && typeof other === 'string') return textOf(one, other, values);
  if (typeof one === 'number') return numberOf(one, other, values);
  if (Array.isArray(one) && Array.isArray(other)) return listOf(one, other, values);
  return isObject(one) && isObject(other) ? objectOf(one, other, values) : undefined;
}

function textOf(one: string, other: string, [values, others]: readonly [Values, Values]): Part | undefined {
  let pieces: readonly (string | { readonly index: number })[] = [one];
  for (const [index, value] of values.entries()) {
    pieces = pieces.flatMap((piece) =>
      typeof piece === 'string'
        ? piece.split(String(value)).flatMap((text, at) => (at === 0 ? [text] : [{ index }, text]))
        : [piece],
    );
  }
  const fill = (known: Values) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : String(known[piece.index]))).join('');
  return fill(others) === other ? { kind: 'varying', fill } : undefined;
}

function numberOf(
  one: number,
  other: unknown,
  [values, others]: readonly [Values, Values],
): Part | undefined {
  const index = values.findIndex((value, at) => value === one && others[at] === other);
  return index < 0 ? undefined : { kind: 'varying', fill: (known) => known[index] };
}

function listOf(
  one: readonly unknown[],
  other: readonly unknown[],
  values: readonly [Values, Values],
): Part | undefined {
  if (one.length !== other.length) return undefined;
  const parts = one.map((element, index) => partOf(element, other[index], values)).filter(isKnown);
  if (parts.length < one.length) return undefined;
  if (parts.every(({ kind }) => kind === 'constant')) return { kind: 'constant', value: one };
  return { kind: 'varying', fill: (known) => parts.map((part) => filled(part, known)) };
}

function objectOf(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  values: readonly [Values, Values],
): Part | undefined {
  const names = Object.keys(one);
  if (names.join('\n') !== Object.keys(other).join('\n')) return undefined;
  const parts = names.map((name) => partOf(one[name], other[name], values)).filter(isKnown);
  if (parts.length < names.length) return undefined;
  if (parts.every(({ kind }) => kind === 'constant')) return { kind: 'constant', value: one };
  const named = names.map((name, index) => [name, parts[index]] as const);
  return {
    kind: 'varying',
    fill: (known) => {
      const object: Record<string, unknown> = { ...one };
      for (const [name, part] of named) if (part?.kind === 'varying') object[name] = part.fill(known);
      return object;
    },
  };
}

function filled(part: Part, values: Values): unknown {
  return part.kind === 'constant' ? part.value : part.fill(values);
}

function objectsOf(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isKnown(part: Part | undefined): part is Part {
  return part !== undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
