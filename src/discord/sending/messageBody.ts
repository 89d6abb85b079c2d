import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);

/** A message as far as deliveries look at it. */
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

/** A thread as far as deliveries look at it. */
const threadReply = z.object({
  id,
  parent_id: id.nullish(),
  thread_metadata: z.object({ archive_timestamp: z.string() }).optional(),
});

/** A list of threads, active or archived; `has_more` says that an archive goes on. */
export const threadsBody = z.object({ threads: z.array(threadReply), has_more: z.boolean().optional() });
