import { z } from 'zod';
import type { DiscordReader, Read } from './readDiscord.ts';

const bits = z.string().regex(/^\d+$/).transform(BigInt);

const overwrites = z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]);

/** What is read of a channel: its name and its overwrites of rights. */
export const channelSchema = z.object({
  name: z.string().default(''),
  type: z.number(),
  parent_id: z.string().nullish(),
  permission_overwrites: overwrites,
});

const guildSchema = z.object({
  name: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});

const memberSchema = z.object({ roles: z.array(z.string()) });

/** What is read of the bot's own user. */
export const userSchema = z.object({ id: z.string() });

type ReadAs<T> = { readonly kind: 'read'; readonly value: T } | Exclude<Read, { kind: 'read' }>;

/** Reads a resource and validates it; another shape counts as no answer. */
export async function readAs<T>(
  schema: z.ZodType<T>,
  reader: DiscordReader,
  path: string,
): Promise<ReadAs<T>> {
  const read = await reader.read(path);
  if (read.kind !== 'read') return read;
  const parsed = schema.safeParse(read.body);
  return parsed.success
    ? { kind: 'read', value: parsed.data }
    : { kind: 'unanswered', reason: { code: 'unreadable-answer' } };
}

/** A server, with the bot's roles in it. */
export type ReadServer = ReadAs<{
  readonly guild: z.infer<typeof guildSchema>;
  readonly roles: readonly string[];
}>;

/** Reads a server and the bot's roles in it; the first failed request is the answer. */
export async function readServer(
  reader: DiscordReader,
  guildId: string,
  userId: string,
): Promise<ReadServer> {
  const guild = await readAs(guildSchema, reader, `/guilds/${guildId}`);
  if (guild.kind !== 'read') return guild;
  const member = await readAs(memberSchema, reader, `/guilds/${guildId}/members/${userId}`);
  if (member.kind !== 'read') return member;
  return { kind: 'read', value: { guild: guild.value, roles: member.value.roles } };
}
