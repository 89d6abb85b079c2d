import { z } from 'zod';

/** Shape of a READY that discord.js can use: the session to resume, the bot, its application and its servers. */
const readyShape = z.object({
  session_id: z.string().min(1),
  resume_gateway_url: z.url({ protocol: /^wss?$/ }),
  user: z.object({ id: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.object({ id: z.string() })),
});

/** Shapes of gateway opcodes that @discordjs/ws reads without validation. */
const frameShape = z.union([
  z.object({ op: z.literal(0), t: z.literal('READY'), s: z.int(), d: readyShape }),
  z.object({ op: z.literal(0), t: z.string().refine((name) => name !== 'READY'), s: z.int() }),
  z.object({ op: z.literal(9), d: z.boolean() }),
  // A tiny interval would occupy the event loop; a timer takes less than 2^31 milliseconds.
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

/**
 * Largest frame in bytes that is always checked: longer ones are dispatches, of which @discordjs/ws itself reads only
 * READY.
 */
const LONGEST_SHORT_FRAME = 4096;

/** Returns a description of an invalid frame in English; undefined if it can be passed on. */
export function frameProblem(data: unknown): string | undefined {
  if (!Buffer.isBuffer(data)) return undefined;
  // A large bot receives many large dispatches at its start; their content is checked by the guard of discord.js.
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
