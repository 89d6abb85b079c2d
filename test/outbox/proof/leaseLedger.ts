import type { Store } from '../../../src/store/open.ts';

/** Has the database note every change of a lease: the ledger of terms by which the proof judges. */
export async function keepLeaseLedger(store: Store): Promise<void> {
  await store.runScript(`
    CREATE TABLE lease_ledger (number bigserial PRIMARY KEY, kind text, name text, owner text, term bigint,
      expires_at bigint, noted_at bigint);
    CREATE FUNCTION note_lease() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO lease_ledger (kind, name, owner, term, expires_at, noted_at)
      VALUES (NEW.kind, NEW.name, NEW.owner, NEW.term, NEW.expires_at,
        floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_lease AFTER INSERT OR UPDATE ON leases FOR EACH ROW EXECUTE FUNCTION note_lease()`);
}

/** One sentence for each thing that two owners held at once, or whose terms did not rise. */
export async function heldTwice(store: Store): Promise<readonly string[]> {
  const rows = await store.all<{
    kind: string;
    name: string;
    owner: string;
    term: number;
    expires_at: number;
    noted_at: number;
  }>("SELECT * FROM lease_ledger WHERE kind IN ('leader', 'shard') ORDER BY number");
  const last = new Map<string, (typeof rows)[number]>();
  const faults: string[] = [];
  for (const row of rows) {
    const key = `${row.kind} ${row.name}`;
    const before = last.get(key);
    last.set(key, row);
    if (!before || before.term === row.term) {
      if (before && before.owner !== row.owner) faults.push(`${key}: two owners of one term`);
      continue;
    }
    if (row.term !== before.term + 1) faults.push(`${key}: term ${row.term} after ${before.term}`);
    if (row.noted_at < before.expires_at)
      faults.push(`${key}: ${row.owner} took it before the term of ${before.owner} was over`);
  }
  return faults;
}

/** How often each kind of lease changed hands. */
export async function termsOf(store: Store): Promise<Readonly<Record<string, number>>> {
  const rows = await store.all<{ kind: string; terms: number }>(
    "SELECT kind, sum(term) AS terms FROM leases WHERE kind IN ('leader', 'shard') GROUP BY kind",
  );
  return Object.fromEntries(rows.map(({ kind, terms }) => [kind, Number(terms)]));
}
