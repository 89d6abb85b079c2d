import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import type { SourceStates } from '../sources/polling/states.ts';
import type { Source, SourceTier } from '../sources/source.ts';
import { activeFile, changeList, type ListPlace, sourcesAt } from '../sources/sourceList/listFile.ts';
import { SourceListError } from '../sources/sourceList/readSourceList.ts';
import { fillTiers, listPlace } from './listPlace.ts';

/** Who hears of what becomes of the list while the bot runs. */
export interface LiveListOptions {
  /** Sources that are new, switched on, or at another address than before; and the whole list as it is now. */
  readonly onChanged: (changed: readonly Source[], sources: readonly Source[]) => Promise<void>;
  /** The file cannot be used as it is now, and the list before it is kept; `problems` name what is wrong where. */
  readonly onBroken: (file: string, problems: readonly string[]) => void;
}

/** The source list of a running bot: looked at anew whenever its file changes. */
export class LiveList {
  readonly place: ListPlace;
  readonly #options: LiveListOptions;
  #sources: readonly Source[];
  #mark: string;
  #problems: readonly string[] = [];

  /** Reads the list. Throws a SourceListError for one that cannot be used: nothing may start with half a list. */
  constructor(place: ListPlace, options: LiveListOptions) {
    this.place = place;
    this.#options = options;
    this.#mark = markOf(place);
    this.#sources = sourcesAt(place);
  }

  /** The sources of the newest list that could be used. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** What is wrong with the file as it is now; the sources are those of the list before it. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Takes in the file where it has changed since the last look; cheap where it has not. */
  async look(): Promise<void> {
    const mark = markOf(this.place);
    if (mark === this.#mark) return;
    this.#mark = mark;
    try {
      await this.#take(sourcesAt(this.place));
    } catch (error) {
      if (!(error instanceof SourceListError)) throw error;
      this.#problems = error.problems;
      this.#options.onBroken(activeFile(this.place), error.problems);
    }
  }

  /** Changes the operator's own list and takes it in; whether there was something to change. Throws a SourceListError. */
  async change(change: (text: string) => string | undefined): Promise<boolean> {
    const sources = changeList(this.place, change);
    if (!sources) return false;
    this.#mark = markOf(this.place);
    await this.#take(sources);
    return true;
  }

  async #take(sources: readonly Source[]): Promise<void> {
    const before = new Map(this.#sources.map((source) => [source.id, source]));
    this.#sources = sources;
    this.#problems = [];
    const changed = sources.filter((source) => {
      const known = before.get(source.id);
      return source.enabled && (!known?.enabled || addressOf(known) !== addressOf(source));
    });
    await this.#options.onChanged(changed, sources);
  }
}

function addressOf(source: Source): string {
  return source.kind === 'folder' ? source.path : source.url;
}

/** What tells one state of the list's file from another. */
function markOf(place: ListPlace): string {
  const file = activeFile(place);
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${file} ${stat.mtimeMs} ${stat.size} ${stat.ino}` : file;
}

/** What the list of a running bot works on. */
export interface LiveListParts {
  readonly states: Pick<SourceStates, 'askAnew'>;
  /** The tiers of sources by their names, as digests weigh them. */
  readonly tiers: Map<string, SourceTier>;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/**
 * The configured list for a bot: what is new in it is asked at the next poll, digests weigh its tiers, what is wrong with
 * it stands in the log.
 */
export function liveList(config: Config, { states, tiers, log }: LiveListParts): LiveList {
  return new LiveList(listPlace(config), {
    async onChanged(changed, sources) {
      fillTiers(tiers, sources);
      // Another address has its own state of things; a source that is back on need not sit out an old back-off.
      await states.askAnew(changed.map(({ id }) => id));
      log.info({ changed: changed.map(({ id }) => id) }, 'the source list has changed and was read again');
    },
    onBroken(file, problems) {
      log.error({ file, problems }, 'the source list cannot be used as it is now: the one before it is kept');
    },
  });
}
