import { clip } from '../../messages/takeSentences.ts';
import { LIMITS } from '../rendering/limits.ts';

/** Returns a title as a thread's name: one line, not empty. */
export function threadName(title: string): string {
  return clip(title.replace(/\s+/gu, ' ').trim(), LIMITS.threadName) || '速览';
}
