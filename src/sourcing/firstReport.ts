import type { Timekeeper } from '../calendar/time.ts';
import { firstReportMessage } from '../messages/administration/firstReportMessage.ts';
import type { SourceDesk } from '../messages/administration/sourceDesk.ts';
import type { Message } from '../messages/message.ts';
import type { Store } from '../store/open.ts';
import { isNoted, noteOnce } from '../store/operatorNotes.ts';

/** Dependencies of the first report. */
export interface FirstReportParts {
  readonly store: Store;
  readonly desk: Pick<SourceDesk, 'standings'>;
  readonly time: Pick<Timekeeper, 'now' | 'sleep'>;
  /** Sends a message to the owners; resolves with whether one of them got it. */
  readonly tellOwners: (message: Message) => Promise<boolean>;
}

const NOTE = 'first-report';
const LOOK_SECONDS = 5;
/** Longest wait for a source; then it is reported as not read yet. */
const LONGEST_SECONDS = 90;

/** Reports the results of all sources to the owners once in a store's life, as soon as each was polled. */
export async function tellFirstReport(
  { store, desk, time, tellOwners }: FirstReportParts,
  signal: AbortSignal,
): Promise<void> {
  if (await isNoted(store, NOTE)) return;
  const started = time.now().getTime();
  while (!signal.aborted && time.now().getTime() - started < LONGEST_SECONDS * 1000) {
    const waiting = (await desk.standings()).filter(
      (one) => one.enabled && !one.lastSuccess && one.failures === 0,
    );
    if (waiting.length === 0) break;
    await time.sleep(LOOK_SECONDS * 1000, signal);
  }
  if (signal.aborted) return;
  const standings = await desk.standings();
  if (!standings.some(({ enabled }) => enabled)) return;
  if (await tellOwners(firstReportMessage(standings, time.now(), 'zh-CN')))
    await noteOnce(store, NOTE, time.now());
}
