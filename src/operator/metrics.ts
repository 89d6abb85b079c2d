import { Counter, Histogram, Registry } from 'prom-client';
import type { Clock } from '../calendar/zone.ts';
import type { ModelMetrics } from '../languageModel/languageModel.ts';
import type { Ingested } from '../sources/polling/ingest.ts';
import type { Store } from '../store/open.ts';
import { addStoreGauges } from './storeGauges.ts';

/** Counters of the running bot; all other figures are read from the store on request. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts a document of a source that was read or could not be read. */
  documentRead(source: string, ingested: Ingested): void;
  /** Counts an answer of Discord by status. */
  discordAnswered(status: number): void;
  /** Records the answer to a command or press: the seconds of our own work, and whether it failed. */
  commandAnswered(command: string, seconds: number, failed: boolean): void;
  /** Counts slots of the shared rate limit that were missed. */
  requestSlotsDropped(slots: number): void;
  /** Records by how many seconds a delivery was late. */
  deliveredLate(seconds: number): void;
  /** Counters of the language model, if one is configured. */
  readonly languageModel: ModelMetrics;
}

/**
 * Creates the Prometheus metrics of one process, labelled with `instance` if there are several; `deliveryStates` counts
 * today's and yesterday's deliveries by state.
 */
export function createMetrics(
  store: Store,
  clock: Clock,
  deliveryStates: () => Promise<ReadonlyMap<string, number>>,
  instance?: string,
): Metrics {
  const registry = new Registry();
  if (instance !== undefined) registry.setDefaultLabels({ instance });
  addStoreGauges(registry, store, clock, deliveryStates);
  const documents = new Counter({
    name: 'sulan_documents_read_total',
    help: 'Documents read, by source, what they are (edition, article; unreadable where failed) and outcome',
    labelNames: ['source', 'kind', 'outcome'],
    registers: [registry],
  });
  const stories = new Counter({
    name: 'sulan_stories_read_total',
    help: 'Stories in documents that were new or had changed, by source',
    labelNames: ['source'],
    registers: [registry],
  });
  const doubts = new Counter({
    name: 'sulan_edition_doubts_total',
    help: 'Doubts about editions that were new or had changed, by source and code (doubtful-layout, date-mismatch …)',
    labelNames: ['source', 'code'],
    registers: [registry],
  });
  const answers = new Counter({
    name: 'sulan_discord_answers_total',
    help: 'Answers of Discord to requests, by status (429 counts rate limits)',
    labelNames: ['status'],
    registers: [registry],
  });
  const commands = new Histogram({
    name: 'sulan_command_seconds',
    help: 'Seconds of work until a command or press was first answered',
    labelNames: ['command', 'result'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const slots = new Counter({
    name: 'sulan_request_slots_dropped_total',
    help: 'Turns of the pace that all processes share which this one reserved and missed: its machine or its database is slow',
    registers: [registry],
  });
  const lateness = new Histogram({
    name: 'sulan_delivery_lateness_seconds',
    help: 'Seconds between the due instant of a digest and its arrival in the channel',
    buckets: [1, 5, 15, 60, 300, 900, 3600, 14_400],
    registers: [registry],
  });
  return {
    registry,
    documentRead(source, ingested) {
      if (ingested.kind === 'failed') {
        documents.inc({ source, kind: 'unreadable', outcome: 'failed' });
        return;
      }
      documents.inc({ source, kind: ingested.kind, outcome: ingested.change });
      const read = ingested.kind === 'edition' ? ingested.stories : 1;
      if (ingested.change === 'unchanged') return;
      stories.inc({ source }, read);
      // Warnings are counted once per edition, although an edition repeats most codes for each story.
      const codes = ingested.kind === 'edition' ? ingested.warnings.map(({ code }) => code) : [];
      for (const code of new Set(codes)) doubts.inc({ source, code });
    },
    discordAnswered: (status) => answers.inc({ status: String(status) }),
    commandAnswered: (command, seconds, failed) =>
      commands.observe({ command, result: failed ? 'failed' : 'answered' }, seconds),
    requestSlotsDropped: (dropped) => slots.inc(dropped),
    deliveredLate: (seconds) => lateness.observe(Math.max(0, seconds)),
    languageModel: modelMetrics(registry),
  };
}

function modelMetrics(registry: Registry): ModelMetrics {
  const registers = [registry];
  const requests = new Counter({
    name: 'sulan_ai_requests_total',
    help: 'Requests to the language model, by task and outcome; budget and paused were not made',
    labelNames: ['task', 'outcome'],
    registers,
  });
  const tokens = new Counter({
    name: 'sulan_ai_tokens_total',
    help: 'Tokens that the language model read (prompt) and wrote (completion)',
    labelNames: ['kind'],
    registers,
  });
  const refused = new Counter({
    name: 'sulan_ai_sentences_refused_total',
    help: 'Sentences of the language model that were dropped, by task and reason',
    labelNames: ['task', 'reason'],
    registers,
  });
  return {
    requested: (task, outcome) => requests.inc({ task, outcome }),
    tokensUsed(prompt, completion) {
      tokens.inc({ kind: 'prompt' }, prompt);
      tokens.inc({ kind: 'completion' }, completion);
    },
    sentenceRefused: (task, reason) => refused.inc({ task, reason }),
  };
}
