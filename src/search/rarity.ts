import type { Store } from '../store/open.ts';
import { wordsSpelled } from './spelling.ts';
import type { Term } from './terms.ts';

/**
 * A term's weight by how few stories tell of it, as far as the vocabulary of the news knows: 脑图 says more of what a
 * question is about than 软件, which a hundred stories name (a third of the weight of what none does).
 */
export function weightByRarity(store: Store, term: Term): number {
  const [form] = term.forms;
  const [word] = form === undefined ? [] : wordsSpelled(store, form, ['written']);
  return term.weight / (1 + Math.log10(1 + (word?.stories ?? 0)));
}
