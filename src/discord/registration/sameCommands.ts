/** What makes a command or an option what it is; Discord adds ids, versions and defaults. */
const KEYS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'contexts',
  'integration_types',
  'default_member_permissions',
  'required',
  'autocomplete',
  'choices',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'value',
] as const;

/** Lists that are sets to Discord, which gives them back in an order of its own. */
const SETS: ReadonlySet<string> = new Set(['contexts', 'integration_types', 'channel_types']);

/** Whether the commands that Discord has are those that the bot offers, in whatever order. */
export function sameCommands(offered: readonly unknown[], registered: readonly unknown[]): boolean {
  const texts = (commands: readonly unknown[]) => commands.map((command) => textOf(command)).sort();
  return JSON.stringify(texts(offered)) === JSON.stringify(texts(registered));
}

/** A command or option as text, without what says nothing: null, false, empty texts and lists. */
function textOf(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const known = new Map(Object.entries(value));
  return KEYS.flatMap((key) => {
    const inner = known.get(key);
    if (inner === undefined || inner === null || inner === false || inner === '') return [];
    if (Array.isArray(inner) && inner.length === 0) return [];
    if (key.endsWith('_localizations')) return [[key, Object.entries(inner).sort()]];
    return [[key, SETS.has(key) && Array.isArray(inner) ? [...inner].sort() : plain(inner)]];
  });
}
