import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/u);
const user = z.looseObject({ id });

/** Fields read of every interaction. */
const base = z.looseObject({
  id,
  application_id: id,
  token: z.string().min(1),
  user: user.optional(),
  member: z
    .looseObject({
      user,
      roles: z.array(id).optional(),
      permissions: z
        .string()
        .regex(/^\d{1,40}$/u)
        .optional(),
    })
    .optional(),
  guild_id: id.optional(),
  channel: z.looseObject({ id }).optional(),
  locale: z.string().optional(),
  context: z.number().optional(),
  message: z.looseObject({ flags: z.number().optional() }).optional(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
});

const option = z.looseObject({ name: z.string(), type: z.number(), value: z.unknown().optional() });
const attachment = z.looseObject({ filename: z.string(), url: z.string(), size: z.number() });
const messageParts = {
  content: z.string(),
  embeds: z.array(z.looseObject({})),
  attachments: z.array(attachment),
};
const message = z.looseObject({
  ...messageParts,
  message_snapshots: z.array(z.looseObject({ message: z.looseObject(messageParts) })).optional(),
});

const command = z.looseObject({
  name: z.string(),
  type: z.number(),
  target_id: id.optional(),
  options: z.array(option.extend({ options: z.array(option).optional() })).optional(),
  resolved: z
    .looseObject({
      channels: z.record(z.string(), z.looseObject({ id, type: z.number() })).optional(),
      roles: z.record(z.string(), z.looseObject({ id, name: z.string() })).optional(),
      attachments: z.record(z.string(), attachment).optional(),
      messages: z.record(z.string(), message).optional(),
    })
    .optional(),
});

const component = z.looseObject({ custom_id: z.string(), values: z.array(z.string()).optional() });

const field = z.looseObject({ custom_id: z.string().optional() });
const modal = z.looseObject({
  custom_id: z.string(),
  components: z.array(z.looseObject({ component: field.optional(), components: z.array(field).optional() })),
});

const interaction = z.discriminatedUnion('type', [
  base.extend({ type: z.literal(InteractionType.ApplicationCommand), data: command }),
  base.extend({ type: z.literal(InteractionType.ApplicationCommandAutocomplete), data: command }),
  base.extend({ type: z.literal(InteractionType.MessageComponent), data: component }),
  base.extend({ type: z.literal(InteractionType.ModalSubmit), data: modal }),
]);

/** An interaction from the gateway, or the reason why it is invalid. */
export type InteractionReading =
  | { readonly kind: 'read'; readonly interaction: APIInteraction }
  | { readonly kind: 'unreadable'; readonly problem: string };

/**
 * Parses the payload of an INTERACTION_CREATE. Null fields count as missing: Discord sends null where its documentation
 * says absent (discord.js #7749, #9696, #10377).
 */
export function readInteraction(payload: unknown): InteractionReading {
  const given = withoutNulls(payload);
  const parsed = interaction.safeParse(given);
  if (!parsed.success) return { kind: 'unreadable', problem: z.prettifyError(parsed.error) };
  return isInteraction(given, parsed.success)
    ? { kind: 'read', interaction: given }
    : { kind: 'unreadable', problem: 'no object' };
}

/** Whether a value passed the schema, which covers all fields of Discord's type that this program reads. */
function isInteraction(value: unknown, passed: boolean): value is APIInteraction {
  return passed && typeof value === 'object';
}

/** Maximum depth to which nulls are removed; no field that is read lies deeper. */
const DEPTH = 8;

function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEPTH || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => withoutNulls(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === null ? [] : [[name, withoutNulls(inner, depth + 1)]],
    ),
  );
}
