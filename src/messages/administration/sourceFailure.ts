import type { FailureReason } from '../../sources/failure.ts';
import type { Locale } from '../locale.ts';
import { explainCause, httpStatusIn } from '../systemCauses.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Reasons whose words say all that the program's own cause says. */
const SAYS_ALL: ReadonlySet<FailureReason> = new Set(['timeout', 'redirects', 'aborted']);

/** Says to the operator why a source or an item could not be read: the reason in words, and the cause behind it. */
export function describeFailure(reason: FailureReason | null, cause: string, locale: Locale): string {
  const explained = explainCause(cause, locale);
  // The causes are English sentences, to which the words would add nothing.
  if (reason === null || locale === 'en-US') return explained;
  // The words for `gone` are those for addresses: what is no answer over HTTP is a file or folder.
  const words = textsIn(locale).sources.reasons[reason];
  if (reason === 'gone') return httpStatusIn(cause) === undefined ? explained : words;
  return SAYS_ALL.has(reason) ? words : `${words}（${explained}）`;
}
