import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { throttleEach } from '../calendar/throttle.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { ServerSourceDesk } from '../messages/administration/serverSourceDesk.ts';
import { forgetSource } from '../serverNews/forgetSource.ts';
import type { ServerNews } from '../serverNews/serverNews.ts';
import type { SourceStates } from '../sources/polling/states.ts';
import type { Source } from '../sources/source.ts';
import type { NewEntry } from '../sources/sourceList/editSourceList.ts';
import type { Store } from '../store/open.ts';
import { addServerSource, removeServerSource, type ServerSource } from '../store/serverSources.ts';
import { findSource, sourceOf } from './newSource.ts';
import { type TrialContext, trySource } from './trySource.ts';

/**
 * Dependencies of the management of servers' sources. Its fetcher uses public addresses only, whatever the operator
 * allows for the bot's own list.
 */
export interface ServerDeskParts extends TrialContext {
  readonly registry: Store;
  readonly news: ServerNews;
  readonly states: Pick<SourceStates, 'read' | 'write'>;
  /** The bot's own list, whose news everybody has already. */
  readonly listed: () => readonly Source[];
  readonly most: number;
  readonly log: Pick<Logger, 'info'>;
}

/** Rate limit: each trial sends up to a dozen requests in the bot's name. */
const TRIALS_PER_SECOND = 1 / 20;
const TRIALS_AT_ONCE = 3;

/** Lifetime and number of previews that are kept. */
const PREVIEW_MINUTES = 60;
const MOST_PREVIEWS = 200;

/** Returns the source that is polled for an address of servers; its name is its id. */
export function polledSource({ id, url }: Pick<ServerSource, 'id' | 'url'>): Source {
  return sourceOf({ id, name: id, kind: 'feed', url });
}

/** Creates the management of servers' own sources; every change is logged for the operator. */
export function serverSourceDesk(parts: ServerDeskParts): ServerSourceDesk {
  const { registry, news, states, clock, most, log } = parts;
  const mayTry = throttleEach(TRIALS_PER_SECOND, () => clock.now().getTime(), TRIALS_AT_ONCE);
  const previews = new Map<
    string,
    { readonly entry: NewEntry; readonly server: string; readonly at: number }
  >();
  const find = (server: string, id: string) => news.sourcesOf(server).find((source) => source.id === id);
  return {
    most,
    standings: (server) =>
      Promise.all(
        news.sourcesOf(server).map(async ({ id, name, url }) => {
          const { lastSuccess, failures, lastReason } = await states.read(id);
          return { id, name, url, lastSuccess, failures, failedFor: failures > 0 ? lastReason : null };
        }),
      ),
    async preview(server, address) {
      if (!mayTry(server)) return { kind: 'wait' };
      const found = await findSource(address, parts.listed(), parts);
      if (found.kind === 'failed') return found;
      const { entry, trial, known } = found;
      const own = news.sourcesOf(server).find(({ url }) => url === entry.url)?.name;
      const listed = parts.listed().find(({ id, enabled }) => id === known && enabled)?.name;
      const name = own ?? listed;
      if (name !== undefined) return { kind: 'known', name };
      if (!trial.sample) return { kind: 'failed', reason: trial.failedFor ?? 'malformed' };
      const key = randomBytes(9).toString('base64url');
      previews.set(key, { entry, server, at: clock.now().getTime() });
      for (const oldest of [...previews.keys()].slice(0, -MOST_PREVIEWS)) previews.delete(oldest);
      const newest = trial.newest ? dayAt(trial.newest, BEIJING) : undefined;
      return {
        kind: 'found',
        key,
        name: entry.name,
        url: entry.url,
        items: trial.items,
        newest,
        sample: trial.sample,
      };
    },
    async add(server, key) {
      const preview = previews.get(key);
      const isFresh = preview && clock.now().getTime() - preview.at < PREVIEW_MINUTES * 60_000;
      if (!isFresh || preview.server !== server) return undefined;
      const { url, name } = preview.entry;
      const kind = await addServerSource(registry, { guild: server, url, name }, most, clock.now());
      await news.refresh();
      if (kind === 'added') log.info({ guild: server, url }, 'a server has added a source of its own');
      return { kind, name };
    },
    async remove(server, id) {
      const source = find(server, id);
      if (!source || !(await removeServerSource(registry, server, id))) return undefined;
      await news.refresh();
      if (!news.sources().some((other) => other.id === id)) await forgetSource(news.store, id);
      log.info({ guild: server, url: source.url }, 'a server has removed a source of its own');
      return source.name;
    },
    async tryNow(server, id) {
      const source = find(server, id);
      if (!source) return undefined;
      if (!mayTry(server)) return 'wait';
      const trial = await trySource(polledSource(source), parts);
      // A working source is polled in the next minute; a failing one keeps its back-off.
      if (trial.kind === 'ok') await states.write(id, { ...(await states.read(id)), nextPoll: null });
      const failedFor = trial.kind === 'ok' ? null : (trial.failedFor ?? 'malformed');
      return { name: source.name, items: trial.items, failedFor };
    },
  };
}
