import type { SourceListProblem } from '../../sources/sourceList/problem.ts';
import type { Locale } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import type { SourceStanding } from './sourceDesk.ts';
import { healthOf, nameIn } from './sourceHealth.ts';
import { explainListProblem } from './sourceListProblem.ts';

/** Maximum number of sources with buttons: Discord allows 40 components per message. */
const MOST_WITH_BUTTONS = 8;
const MOST_PROBLEMS = 5;

/**
 * Composes the list of all sources with their health: failing ones first, then other enabled ones, then disabled ones.
 */
export function sourcesMessage(
  standings: readonly SourceStanding[],
  problems: readonly SourceListProblem[],
  now: Date,
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const on = standings.filter(({ enabled }) => enabled);
  const failing = on.filter(({ failures }) => failures > 0);
  const well = on.filter(({ failures }) => failures === 0);
  const off = standings.filter(({ enabled }) => !enabled);
  const shown = [...failing, ...off.filter(({ lacks }) => lacks === undefined), ...well];
  const broken: MessageBlock[] =
    problems.length === 0
      ? []
      : [
          { kind: 'text', text: words.keptBefore },
          {
            kind: 'list',
            lines: problems.slice(0, MOST_PROBLEMS).map((problem) => explainListProblem(problem, locale)),
          },
        ];
  const blocks: MessageBlock[] =
    standings.length === 0
      ? [{ kind: 'text', text: words.none }]
      : [
          { kind: 'text', text: words.counts(on.length, well.length, failing.length) },
          {
            kind: 'list',
            lines: [...failing, ...well, ...off].map((one) => lineOf(one, now, texts, locale)),
          },
          ...shown.slice(0, MOST_WITH_BUTTONS).map((one) => buttonsOf(one, texts, locale)),
        ];
  return {
    kind: 'message',
    title: words.listTitle,
    visibility: 'asker',
    replaces: true,
    blocks: [...broken, ...blocks],
  };
}

/** Formats a source in one line with its health. */
function lineOf(standing: SourceStanding, now: Date, texts: Texts, locale: Locale): string {
  return `${nameIn(standing.name, locale)} · ${healthOf(standing, now, texts, locale)}`;
}

function buttonsOf({ id, name, enabled }: SourceStanding, texts: Texts, locale: Locale): MessageBlock {
  const words = texts.sources;
  const short = [...nameIn(name, locale)].slice(0, 30).join('');
  return {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: `${enabled ? words.switchOff : words.switchOn} ${short}`,
        action: { kind: 'source', step: enabled ? 'off' : 'on', source: id },
      },
      {
        kind: 'action',
        label: `${words.tryNow} ${short}`,
        action: { kind: 'source', step: 'try', source: id },
      },
    ],
  };
}
