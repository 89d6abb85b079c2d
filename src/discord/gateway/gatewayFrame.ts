import { z } from 'zod';

/** A READY that discord.js can begin with: the session to resume, the bot itself, its application and its servers. */
const readyShape = z.object({
  session_id: z.string().min(1),
  resume_gateway_url: z.url({ protocol: /^wss?$/ }),
  user: z.object({ id: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.object({ id: z.string() })),
});

/** Opcodes of Discord's gateway whose content @discordjs/ws reads without a look at it. */
const frameShape = z.union([
  z.object({ op: z.literal(0), t: z.literal('READY'), s: z.int(), d: readyShape }),
  z.object({ op: z.literal(0), t: z.string().refine((name) => name !== 'READY'), s: z.int() }),
  z.object({ op: z.literal(9), d: z.boolean() }),
  // A heart that beats all the time would take the loop; a timer holds less than 2^31 milliseconds.
  z.object({
    op: z.literal(10),
    d: z.object({
      heartbeat_interval: z
        .number()
        .min(100)
        .max(2 ** 31 - 1),
    }),
  }),
  z.object({ op: z.int().refine((op) => ![0, 9, 10].includes(op)) }),
]);

/** A longer frame is a dispatch, of which READY alone is read by @discordjs/ws itself. In bytes. */
const LONGEST_SHORT_FRAME = 4096;

/** What is wrong with a frame's content as it came from the socket, in English; undefined where it can be passed on. */
export function frameProblem(data: unknown): string | undefined {
  if (!Buffer.isBuffer(data)) return undefined;
  // Large dispatches are many while a large bot starts, and discord.js's guard looks at what is in them.
  if (data.length > LONGEST_SHORT_FRAME && !data.includes('"READY"')) return undefined;
  let frame: unknown;
  try {
    frame = JSON.parse(data.toString('utf8'));
  } catch {
    return 'no JSON';
  }
  const parsed = frameShape.safeParse(frame);
  return parsed.success ? undefined : z.prettifyError(parsed.error).split('\n').slice(0, 5).join(' ');
}
