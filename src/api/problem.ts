import { z } from 'zod';
import { originalUrlField } from './fields.ts';

/** Schema of the reason why a request has no answer. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(['invalid-request', 'not-found', 'removed', 'too-many-requests', 'internal']),
    message: z.string().describe('What is wrong, in one English sentence.'),
    id: z.string().describe('Under this id the operator’s log has the cause.'),
    url: originalUrlField.optional().describe('Where the original of a removed story stands.'),
  }),
});

/** A problem for programs. */
export type ProblemJson = z.output<typeof problemSchema>;
