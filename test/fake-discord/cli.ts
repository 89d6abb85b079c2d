import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { typedAct } from './cli/typedAct.ts';
import { FakeClock } from './clock.ts';
import { type FakeDiscord, startFakeDiscord } from './fake-discord.ts';
import { ALL_TROUBLE } from './faults/misbehaviour.ts';
import type { Message } from './model.ts';
import { componentsIn, readableText } from './reading.ts';

const HELP = `usage: node test/fake-discord/cli.ts [options]
  --port N       port on loopback (default: any free one)
  --guilds N     servers the bot is in (default 1)
  --channels N   text channels in each (default 1)
  --shards N     recommended shards (default 2)
  --start ISO    instant at which the fake's clock starts (default: now)
  --scale N      fake seconds in one real second (default 1)
  --chaos P      every request goes wrong with this probability (default 0)
  --seed N       seed of the chaos (default 1)
It runs until it is interrupted. Lines on standard input act as the owner of the first server:
  /news DeepSeek          a command; the text goes to its first option
  /digest date:2025-03-01 options by name
  1                       clicks the first button of the last answer
  2 3                     chooses the third option of its second component`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    guilds: { type: 'string', default: '1' },
    channels: { type: 'string', default: '1' },
    shards: { type: 'string', default: '2' },
    start: { type: 'string' },
    scale: { type: 'string', default: '1' },
    chaos: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  const clock = new FakeClock({
    scale: Number(values.scale),
    ...(values.start === undefined ? {} : { start: values.start }),
  });
  const fake = await startFakeDiscord({
    clock,
    port: Number(values.port),
    guilds: Number(values.guilds),
    channelsPerGuild: Number(values.channels),
    gateway: { shards: Number(values.shards) },
  });
  if (Number(values.chaos) > 0) {
    fake.misbehave({
      seed: Number(values.seed),
      rules: [{ route: '*', probability: Number(values.chaos), behaviours: ALL_TROUBLE }],
    });
  }
  for (const [name, value] of Object.entries(fake.env)) say(`${name}=${value}`);
  if (clock.scale !== 1) say(`# the clock runs ${clock.scale} times as fast as real time`);
  showWhatHappens(fake);
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await actOnLines(fake, stopped);
  await stopped;
  await fake.close();
}

/** Prints every new message, edit and violation as it comes. */
function showWhatHappens(fake: FakeDiscord): void {
  const seen = new Map<string, number>();
  let violations = 0;
  fake.changes.watch(() => {
    for (const message of fake.world.messages.values()) {
      if (seen.get(message.id) === message.history.length) continue;
      seen.set(message.id, message.history.length);
      show(message);
    }
    for (const violation of fake.violations.slice(violations)) {
      say(`! ${violation.request}: ${violation.at} ${violation.rule}`);
    }
    violations = fake.violations.length;
  });
}

function show(message: Message): void {
  const seenBy = message.visibleTo === undefined ? '' : ' (only the asker sees it)';
  const verb = message.history.length > 0 ? 'edited' : 'posted';
  say(`── ${verb} ${message.id} in channel ${message.channelId}${seenBy}`);
  say(readableText(message));
  const usable = componentsIn(message).filter((component) => component.custom_id);
  usable.forEach((component, index) => {
    const options = component.options?.map((option, at) => `${at + 1} ${option.label}`) ?? [];
    say(`  [${index + 1}] ${component.label ?? component.placeholder ?? ''} ${options.join(' · ')}`);
  });
}

async function actOnLines(fake: FakeDiscord, stopped: Promise<unknown>): Promise<void> {
  const { channel } = fake.first;
  const user = fake.world.owner;
  let last: Message | undefined;
  const lines = createInterface({ input: process.stdin });
  void stopped.then(() => lines.close());
  for await (const line of lines) {
    if (line.trim() === '') continue;
    try {
      const answer = await fake.interact(typedAct(fake, line.trim(), { user, channel, last }));
      last = answer.original ?? last;
      say(
        `  answered in ${answer.firstAnswerMs.toFixed(0)} ms, content in ${answer.contentMs.toFixed(0)} ms`,
      );
    } catch (error) {
      say(`! ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
