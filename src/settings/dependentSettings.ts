import type { z } from 'zod';
import type { environmentSchema } from './environmentSchema.ts';
import { shardsByOrdinal } from './shards.ts';
import type { SettingProblem } from './texts.ts';

/** Environment variables after each was parsed by itself. */
export type ParsedEnvironment = z.infer<typeof environmentSchema>;

/** A rule between variables: the variable to blame, and the problem to report. */
interface DependentSetting {
  readonly variable: keyof ParsedEnvironment;
  readonly problem: SettingProblem;
  /** Whether the rule holds; `host` is the machine's name. */
  readonly isRight: (values: ParsedEnvironment, host: string) => boolean;
}

/** All rules between variables. */
export const DEPENDENT_SETTINGS: readonly DependentSetting[] = [
  {
    variable: 'SULAN_WEBHOOK_SECRET',
    problem: 'webhook-secret',
    isRight: (values) => isGivenWith(values.SULAN_WEBHOOK_URL, values.SULAN_WEBHOOK_SECRET),
  },
  {
    variable: 'SULAN_SHARD_IDS',
    problem: 'shard-ids',
    isRight: ({ SULAN_SHARDS: total = 0, SULAN_SHARD_IDS: ids }) => !ids || ids.every((id) => id < total),
  },
  {
    variable: 'SULAN_SHARDS_PER_PROCESS',
    problem: 'shards-per-process',
    isRight: ({ SULAN_SHARDS: total, SULAN_SHARDS_PER_PROCESS: each, SULAN_SHARD_IDS: ids }, host) =>
      each === undefined || (!ids && shardsByOrdinal(total, each, host) !== undefined),
  },
  {
    variable: 'SULAN_AI_URL',
    problem: 'ai-url',
    isRight: (values) => isGivenWith(values.SULAN_AI_KEY, values.SULAN_AI_URL),
  },
  {
    variable: 'SULAN_AI_MODEL',
    problem: 'ai-model',
    isRight: (values) => isGivenWith(values.SULAN_AI_URL, values.SULAN_AI_MODEL),
  },
  {
    variable: 'SULAN_SPEECH_URL',
    problem: 'ai-url',
    isRight: (values) => isGivenWith(values.SULAN_SPEECH_KEY, values.SULAN_SPEECH_URL),
  },
  {
    variable: 'SULAN_SPEECH_MODEL',
    problem: 'ai-model',
    isRight: (values) => isGivenWith(values.SULAN_SPEECH_URL, values.SULAN_SPEECH_MODEL),
  },
];

/** Whether `needed` is given if `value` is. */
function isGivenWith(value: unknown, needed: unknown): boolean {
  return value === undefined || needed !== undefined;
}
