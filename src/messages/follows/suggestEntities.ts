import { MOST_SUGGESTIONS, type Suggestion } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { newsScriptOf } from '../newsScript.ts';

/**
 * Suggests names of companies, people and things that begin as typed, in the asker's script; nothing to a member who asks
 * too often.
 */
export async function suggestEntities(
  typed: string,
  { user, locale, services }: Conversation,
): Promise<readonly Suggestion[]> {
  if (!services.maySearch(user, 'complete')) return [];
  const found = await services.search.complete(typed, MOST_SUGGESTIONS);
  const news = newsScriptOf(locale);
  return found
    .filter(({ kind }) => kind === 'entity')
    .map(({ text }) => ({ name: news.text(text), value: text }));
}
