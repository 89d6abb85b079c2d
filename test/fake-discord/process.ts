import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Changes } from './records/changes.ts';

/** What a Node script is started with. */
export interface SpawnOptions {
  /** Path of the script, from the working folder. */
  readonly script: string;
  readonly args?: readonly string[];
  /**
   * Added to a bare environment: nothing of DISCORD_, SULAN_ or the test runner's is inherited. Without a list of sources
   * of its own there are none; an empty SULAN_SOURCES is the bundled list.
   */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The child's clock: the instant it starts at, and how fast it runs; `scaleTimers` speeds its timers up as well. */
  readonly clock?: {
    readonly start: string | Date | number;
    readonly scale?: number;
    readonly scaleTimers?: boolean;
    /** The machine's time at which it is the start: what starting the process takes has passed by then. */
    readonly since?: number;
  };
  /** Options for Node itself, such as `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
}

/** How a child ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const PRELOAD = fileURLToPath(new URL('./child/clockPreload.mjs', import.meta.url));
/** A list without sources: the bundled one would send every test's bot to two dozen sites. */
const NO_SOURCES = fileURLToPath(new URL('./child/no-sources.yaml', import.meta.url));
const NOT_INHERITED = /^(DISCORD_|SULAN_|FAKE_|VITEST|NODE_|TEST$)/;
const alive = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/**
 * Options for Node of a process that lives for seconds: its heap is large enough from the start that it hardly collects
 * garbage, which takes a fifth of the processor time of a bot's start. Not for benches: they measure what users run.
 */
export const SHORT_LIVED: readonly string[] = [
  '--min-semi-space-size=64',
  '--max-semi-space-size=64',
  '--initial-old-space-size=256',
  '--single-threaded-gc',
];

/** Starts a script with this Node as a child process; its clock is the fake one where `clock` is given. */
export function spawnNode(options: SpawnOptions): NodeProcess {
  return new NodeProcess(options);
}

/** A running Node script with its output collected. */
export class NodeProcess {
  readonly exited: Promise<Exit>;
  stdout = '';
  stderr = '';
  /** Set once it has ended. */
  exit: Exit | undefined;
  readonly #child: ChildProcess;
  readonly #changes = new Changes();

  constructor(options: SpawnOptions) {
    const args = [
      ...(options.nodeOptions ?? []),
      ...(options.clock ? ['--import', PRELOAD] : []),
      options.script,
      ...(options.args ?? []),
    ];
    this.#child = spawn(process.execPath, args, {
      cwd: options.cwd ?? process.cwd(),
      env: {
        ...inherited(),
        LC_ALL: '',
        LC_MESSAGES: '',
        LANG: 'C.UTF-8',
        SULAN_SOURCES: NO_SOURCES,
        ...clockEnv(options.clock),
        ...options.env,
      },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    });
    alive.add(this.#child);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#take('stdout', text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#take('stderr', text));
    // Writing to a child that has just died is no fault of the test; `exited` tells of its end.
    this.#child.stdin?.on('error', () => undefined);
    this.exited = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => {
        alive.delete(this.#child);
        this.exit = { code, signal };
        this.#changes.happened();
        resolve(this.exit);
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Standard output and standard error together, for messages of failing tests. */
  get output(): string {
    return `${this.stdout}${this.stderr}`;
  }

  /** Sends a signal and resolves with how the process ended. */
  kill(signal: NodeJS.Signals = 'SIGTERM'): Promise<Exit> {
    this.#child.kill(signal);
    return this.exited;
  }

  /** Writes a line to its standard input. */
  write(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Closes its standard input. */
  end(): void {
    this.#child.stdin?.end();
  }

  /** Jumps its clock ahead by so many milliseconds; resolves with the new time once it is set. */
  advanceClock(milliseconds: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (message: unknown) => {
        const isTime = typeof message === 'object' && message !== null && 'clockNow' in message;
        if (isTime) resolve(Number(message.clockNow));
        else reject(new Error('the child answered with something else than its time'));
      });
      this.#child.send({ clockAdvanceMs: milliseconds }, (error) => error && reject(error));
    });
  }

  /** Resolves once its output (both streams) matches; rejects when it ends or `timeoutMs` real milliseconds pass before. */
  async waitForOutput(pattern: RegExp | string, timeoutMs = 30_000): Promise<string> {
    const matches = () =>
      typeof pattern === 'string' ? this.output.includes(pattern) : pattern.test(this.output);
    const probe = () => (matches() ? 'found' : this.exit ? 'ended' : undefined);
    const outcome = await this.#changes.until(`${pattern} in the child's output`, probe, timeoutMs);
    if (outcome === 'ended') throw new Error(`the child ended before it said ${pattern}:\n${this.output}`);
    return this.output;
  }

  #take(stream: 'stdout' | 'stderr', text: string): void {
    this[stream] += text;
    this.#changes.happened();
  }
}

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
}

function clockEnv(clock: SpawnOptions['clock']): Record<string, string> {
  if (!clock) return {};
  return {
    FAKE_CLOCK_START: new Date(clock.start).toISOString(),
    FAKE_CLOCK_SCALE: String(clock.scale ?? 1),
    ...(clock.scaleTimers ? { FAKE_CLOCK_TIMERS: 'scaled' } : {}),
    ...(clock.since === undefined ? {} : { FAKE_CLOCK_SINCE: String(clock.since) }),
  };
}
