import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);

/** Fields of a message used by deliveries. */
export const messageBody = z.object({
  id,
  author: z.object({ id }).optional(),
  content: z.string().optional(),
  components: z.array(z.unknown()).optional(),
});

/** A message of Discord's. */
export type MessageBody = z.infer<typeof messageBody>;

/** A page of a channel's messages. */
export const messagesBody = z.array(messageBody);

/** Fields of a thread used by deliveries. */
const threadReply = z.object({
  id,
  parent_id: id.nullish(),
  thread_metadata: z.object({ archive_timestamp: z.string() }).optional(),
});

/** A list of active or archived threads; `has_more` tells that an archive continues. */
export const threadsBody = z.object({ threads: z.array(threadReply), has_more: z.boolean().optional() });
