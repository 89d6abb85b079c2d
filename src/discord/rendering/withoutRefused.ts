/** Maximum number of retries of a message, each without further components; Discord names several at once. */
export const MOST_REPAIRS = 3;

/**
 * A payload without the pieces that Discord names in the `errors` of its answer 400 (code 50035): one image, option,
 * button or text that it does not take must not cost the whole message. Undefined where the errors name no piece that
 * can be left out. The tree mirrors the request's body, in which the payload may stand under `data` (an answer to an
 * interaction) or `message` (a forum's post), with each place's complaints under `_errors`:
 * https://discord.com/developers/docs/reference#error-messages.
 */
export function withoutRefused<Payload extends object>(
  payload: Payload,
  errors: unknown,
): Payload | undefined {
  if (!isRecord(payload) || !isRecord(errors)) return undefined;
  const { components } = payload;
  if (!Array.isArray(components)) return undefined;
  const inner = [errors, errors.data, errors.message].find((tree) => isRecord(tree) && 'components' in tree);
  if (!isRecord(inner)) return undefined;
  const left = withoutIn(components, inner.components);
  if (left.refusedHere || left.list.length === 0) return undefined;
  return left.changed ? { ...payload, components: left.list } : undefined;
}

interface Left {
  readonly list: readonly unknown[];
  readonly changed: boolean;
  /** Whether the list itself is refused. */
  readonly refusedHere: boolean;
}

/** Lists from which single entries may be left out. */
const LISTS = ['components', 'items', 'options'] as const;

function withoutIn(list: readonly unknown[], errors: unknown): Left {
  if (!isRecord(errors)) return { list, changed: false, refusedHere: false };
  if ('_errors' in errors) return { list, changed: false, refusedHere: true };
  let changed = false;
  const left = list.flatMap((entry, index) => {
    const found = errors[String(index)];
    if (found === undefined) return [entry];
    changed = true;
    return piece(entry, found);
  });
  return { list: left, changed, refusedHere: false };
}

/** Returns the rest of a refused component: its lists without refused entries, or nothing if it is refused itself. */
function piece(entry: unknown, errors: unknown): unknown[] {
  if (!isRecord(entry) || !isRecord(errors)) return [];
  const names = Object.keys(errors);
  // Text beside a refused accessory is kept without it.
  if (names.length === 1 && names[0] === 'accessory' && Array.isArray(entry.components))
    return [...entry.components];
  const inner = LISTS.filter((name) => Array.isArray(entry[name]));
  if (names.some((name) => !inner.some((list) => list === name))) return [];
  let kept: Record<string, unknown> = entry;
  for (const name of inner) {
    const list = entry[name];
    if (!Array.isArray(list)) continue;
    const left = withoutIn(list, errors[name]);
    if (left.refusedHere || left.list.length === 0) return [];
    kept = { ...kept, [name]: left.list };
  }
  return [kept];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
