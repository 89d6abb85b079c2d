import { randomBytes } from 'node:crypto';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { SourceDesk, SourcePreview, SourceStanding } from '../messages/administration/sourceDesk.ts';
import type { SourceStates } from '../sources/polling/states.ts';
import type { Source } from '../sources/source.ts';
import { type NewEntry, withEnabled, withEntries } from '../sources/sourceList/editSourceList.ts';
import type { LiveList } from './liveList.ts';
import { findSource } from './newSource.ts';
import { type SourceTrial, type TrialContext, trySource } from './trySource.ts';

/** Dependencies of the management. */
export interface DeskParts extends TrialContext {
  readonly list: LiveList;
  readonly states: Pick<SourceStates, 'read' | 'write' | 'newestEditions'>;
}

/** Lifetime and number of previews that are kept. */
const PREVIEW_MINUTES = 60;
const MOST_PREVIEWS = 100;

/** Creates the management of a running bot's list. */
export function sourceDesk(parts: DeskParts): SourceDesk {
  const { list, states, clock } = parts;
  const previews = new Map<string, { readonly entry: NewEntry; readonly at: number }>();
  const find = (id: string): Source | undefined => list.sources.find((source) => source.id === id);
  return {
    standings: () => Promise.all(list.sources.map((source) => standingOf(source, states))),
    problems: () => list.problems,
    async preview(address): Promise<SourcePreview> {
      const found = await findSource(address, list.sources, parts);
      if (found.kind === 'failed') return found;
      const { entry, trial, known } = found;
      if (known !== undefined) return { kind: 'known', name: find(known)?.name ?? known };
      const { sample, items } = trial;
      if (!sample) return { kind: 'failed', reason: trial.failedFor ?? 'malformed' };
      const key = randomBytes(9).toString('base64url');
      previews.set(key, { entry, at: clock.now().getTime() });
      for (const oldest of [...previews.keys()].slice(0, -MOST_PREVIEWS)) previews.delete(oldest);
      const newest = trial.newest ? dayAt(trial.newest, BEIJING) : undefined;
      return { kind: 'found', key, name: entry.name, url: entry.url, items, newest, sample };
    },
    async add(key) {
      const preview = previews.get(key);
      const isFresh = preview && clock.now().getTime() - preview.at < PREVIEW_MINUTES * 60_000;
      if (!isFresh) return undefined;
      const { entry } = preview;
      // A second press adds nothing; another source may have taken the id meanwhile.
      const isThere = list.sources.some((source) => source.kind !== 'folder' && source.url === entry.url);
      if (!isThere) await list.change((text) => withEntries(text, [entry]));
      return entry.name;
    },
    async switch(id, enabled) {
      const source = find(id);
      if (!source) return undefined;
      return (await list.change((text) => withEnabled(text, id, enabled))) ? source.name : undefined;
    },
    async tryNow(id) {
      const source = find(id);
      if (!source) return undefined;
      const trial = await trySource(source, parts);
      // A working source is polled in the next minute; a failing one keeps its back-off.
      if (trial.kind === 'ok') await states.write(id, { ...(await states.read(id)), nextPoll: null });
      return { name: source.name, items: trial.items, failedFor: failureOf(trial) };
    },
  };
}

function failureOf(trial: SourceTrial) {
  return trial.kind === 'ok' ? null : (trial.failedFor ?? 'malformed');
}

async function standingOf(source: Source, states: DeskParts['states']): Promise<SourceStanding> {
  const { lastSuccess, failures, lastReason } = await states.read(source.id);
  const [newest] = [...(await states.newestEditions(source.id))].sort(([, a], [, b]) => (a < b ? 1 : -1));
  const { id, name, tier, enabled, columns } = source;
  return {
    id,
    name,
    tier,
    enabled,
    columns,
    lastSuccess,
    failures,
    failedFor: failures > 0 ? lastReason : null,
    lacks: source.kind === 'feed' ? source.lacks : undefined,
    newest: newest && { column: newest[0], day: newest[1] },
  };
}
