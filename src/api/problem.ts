import { z } from 'zod';
import { originalUrlField } from './fields.ts';

/** Why a request has no answer. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(['invalid-request', 'not-found', 'removed', 'too-many-requests', 'internal']),
    message: z.string().describe('What is wrong, in one English sentence.'),
    id: z.string().describe('Under this id the operator’s log has the cause.'),
    url: originalUrlField.optional().describe('Where the original of a removed story stands.'),
  }),
});

/** A problem as programs get it. */
export type ProblemJson = z.output<typeof problemSchema>;
