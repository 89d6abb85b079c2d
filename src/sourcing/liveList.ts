import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import type { SourceStates } from '../sources/polling/states.ts';
import type { Source, SourceTier } from '../sources/source.ts';
import { activeFile, changeList, type ListPlace, sourcesAt } from '../sources/sourceList/listFile.ts';
import { describeProblem, SourceListError, type SourceListProblem } from '../sources/sourceList/problem.ts';
import { fillTiers, listPlace } from './listPlace.ts';

/** Listeners for changes of the list while the bot runs. */
export interface LiveListOptions {
  /** Called with sources that are new, enabled or at a new address, and with the whole list. */
  readonly onChanged: (changed: readonly Source[], sources: readonly Source[]) => Promise<void>;
  /** Called if the file is invalid and the list before it stays in use; `problems` says what is wrong and where. */
  readonly onBroken: (file: string, problems: readonly SourceListProblem[]) => void;
}

/** The source list of a running bot, reloaded when its file changes. */
export class LiveList {
  readonly place: ListPlace;
  readonly #options: LiveListOptions;
  #sources: readonly Source[];
  #mark: string;
  #problems: readonly SourceListProblem[] = [];

  /** Loads the list. Throws a SourceListError if it is invalid: nothing may start with half a list. */
  constructor(place: ListPlace, options: LiveListOptions) {
    this.place = place;
    this.#options = options;
    this.#mark = markOf(place);
    this.#sources = sourcesAt(place);
  }

  /** Sources of the newest valid list. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** Problems of the current file, if it is invalid. */
  get problems(): readonly SourceListProblem[] {
    return this.#problems;
  }

  /** Reloads the file if it has changed; cheap otherwise. */
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

  /** Changes the operator's own list and reloads it; returns whether anything changed. Throws a SourceListError. */
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

/** Returns a mark that changes with the list's file. */
function markOf(place: ListPlace): string {
  const file = activeFile(place);
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${file} ${stat.mtimeMs} ${stat.size} ${stat.ino}` : file;
}

/** Dependencies of the list of a running bot. */
export interface LiveListParts {
  readonly states: Pick<SourceStates, 'askAnew'>;
  /** Tiers of sources by name, used by digests. */
  readonly tiers: Map<string, SourceTier>;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Creates the list of a bot: new sources are polled next, digests use its tiers, and problems are logged. */
export function liveList(config: Config, { states, tiers, log }: LiveListParts): LiveList {
  return new LiveList(listPlace(config), {
    async onChanged(changed, sources) {
      fillTiers(tiers, sources);
      // A new address starts with a new state, and an enabled source without an old back-off.
      await states.askAnew(changed.map(({ id }) => id));
      log.info({ changed: changed.map(({ id }) => id) }, 'the source list has changed and was read again');
    },
    onBroken(file, problems) {
      log.error(
        { file, problems: problems.map(describeProblem) },
        'the source list cannot be used as it is now: the one before it is kept',
      );
    },
  });
}
