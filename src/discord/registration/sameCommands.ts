/** Fields that identify a command or option; Discord adds ids, versions and defaults. */
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

/** Lists that Discord treats as sets and returns in its own order. */
const SETS: ReadonlySet<string> = new Set(['contexts', 'integration_types', 'channel_types']);

/** Whether the registered commands equal the offered ones, in any order. */
export function sameCommands(offered: readonly unknown[], registered: readonly unknown[]): boolean {
  const texts = (commands: readonly unknown[]) => commands.map((command) => textOf(command)).sort();
  return JSON.stringify(texts(offered)) === JSON.stringify(texts(registered));
}

/** Serializes a command or option without empty fields: null, false, empty texts and lists. */
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
