import type { Guild } from 'discord.js';
import { AuditLogEvent, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';

/** Timeout of a request. */
const PATIENCE_MILLISECONDS = 10_000;

/** Number of log entries read: the newest is ours, unless several bots are added at once. */
const ENTRIES = 10;

const auditLog = z.object({
  audit_log_entries: z.array(z.object({ user_id: z.string().nullish(), target_id: z.string().nullish() })),
});
const integrations = z.array(
  z.object({
    user: z.object({ id: z.string() }).nullish(),
    application: z.object({ id: z.string() }).nullish(),
  }),
);

/**
 * Returns the member who added the bot to a server: from the audit log if readable, else from the integrations if the
 * bot may manage the server; undefined if neither. Rejects if Discord does not answer.
 */
export async function whoAdded(guild: Guild): Promise<string | undefined> {
  const me = guild.members.me;
  const { rest, application, user } = guild.client;
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  if (me?.permissions.has(PermissionFlagsBits.ViewAuditLog)) {
    const query = new URLSearchParams({ action_type: String(AuditLogEvent.BotAdd), limit: String(ENTRIES) });
    const { audit_log_entries: entries } = auditLog.parse(
      await rest.get(Routes.guildAuditLog(guild.id), { query, signal }),
    );
    return entries.find((entry) => entry.target_id === user.id)?.user_id ?? undefined;
  }
  if (me?.permissions.has(PermissionFlagsBits.ManageGuild)) {
    const known = integrations.parse(await rest.get(Routes.guildIntegrations(guild.id), { signal }));
    return known.find((one) => one.application?.id === application.id)?.user?.id;
  }
  return undefined;
}
