import { join } from 'node:path';
import { type NodeProcess, SHORT_LIVED, spawnNode } from '../../fake-discord/process.ts';

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
    return runOf(code, child.stdout, child.stderr);
  };
}

/** Runs of the command line within one process, for which the program is loaded once. */
export interface Session {
  run(args: readonly string[]): Promise<Run>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** Returns a session over the state folder of `programIn`; the process starts with the first run. */
export function sessionIn(folder: string): Session {
  let child: NodeProcess | undefined;
  let runs = 0;
  return {
    async run(args) {
      child ??= spawnNode({
        script: 'test/cli/commandLine/severalRuns.ts',
        nodeOptions: SHORT_LIVED,
        env: { SULAN_STATE_DIR: join(folder, 'state') },
      });
      runs += 1;
      child.write(JSON.stringify(args));
      await child.waitForOutput(new RegExp(`^(?:.*\\n){${runs}}`, 'u'), PATIENCE.timeout);
      const { code, out, err } = JSON.parse(child.stdout.split('\n')[runs - 1] ?? '');
      return runOf(code, out, err);
    },
    async close() {
      child?.end();
      await child?.exited;
    },
  };
}

function runOf(code: number | null, out: string, err: string): Run {
  const last = out.trim().split('\n').at(-1) ?? '';
  return { code, out, err, json: last.startsWith('{') ? JSON.parse(last) : {} };
}
