import { join } from 'node:path';
import { SHORT_LIVED, spawnNode } from '../../fake-discord/process.ts';

/** Options of tests that each start a few processes, on cores that they share. */
export const PATIENCE = { timeout: 60_000 } as const;
/** A document of the project's own. */
export const SAMPLE = 'data/samples/2024-12-27-geek-headlines.html';

/** How a run of the command line ended. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The last line of stdout as JSON; empty where it is none. */
  readonly json: Record<string, unknown>;
}

/** Returns a function that runs the command line to its end over a state folder within `folder`. */
export function programIn(
  folder: string,
): (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Run> {
  return async (args, env = {}) => {
    const state = { SULAN_STATE_DIR: join(folder, 'state') };
    const child = spawnNode({
      script: 'bin/sulan.mjs',
      nodeOptions: SHORT_LIVED,
      args,
      env: { ...state, ...env },
    });
    const { code } = await child.exited;
    const out = child.stdout;
    const last = out.trim().split('\n').at(-1) ?? '';
    return { code, out, err: child.stderr, json: last.startsWith('{') ? JSON.parse(last) : {} };
  };
}
