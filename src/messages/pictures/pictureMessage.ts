import type { ActionOf } from '../actions/action.ts';
import { encodeAction } from '../actions/customId.ts';
import type { Services } from '../conversation/services.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';
import { type Card, cardWords } from './card.ts';

/** Actions that draw a picture. */
export type DrawAction = ActionOf<'draw-digest' | 'draw-story' | 'draw-trend'>;

/** Answers with the picture of a card, visible to the asker only, with buttons for the other theme and script. */
export async function pictureMessage(
  makeCard: (locale: Locale) => Card,
  action: DrawAction,
  asker: Locale,
  { pictures }: Pick<Services, 'pictures'>,
): Promise<Message> {
  const texts = textsIn(asker).pictures;
  const theme = action.theme ?? 'light';
  const card = makeCard(action.locale ?? asker);
  const drawn = await pictures.draw(card, { theme, shape: 'tall' });
  if (drawn.kind === 'busy') return notice(texts.busy);
  const name = `${card.name}${theme === 'dark' ? '-dark' : ''}.png`;
  return {
    kind: 'message',
    title: texts.title,
    visibility: 'asker',
    ...(action.again && { replaces: true }),
    blocks: [
      { kind: 'drawing', drawing: { name, bytes: drawn.bytes, alt: cardWords(card) } },
      { kind: 'footer', text: texts.hint },
      { kind: 'buttons', buttons: otherwise(action, asker) },
    ],
  };
}

/** Returns buttons for the other theme and the other script, as far as their ids are not too long. */
function otherwise(action: DrawAction, asker: Locale): readonly Button[] {
  const texts = textsIn(asker).pictures;
  const isTraditional = (action.locale ?? asker) === 'zh-TW';
  const { theme, ...rest } = action;
  const press = (label: string, choice: Pick<DrawAction, 'theme' | 'locale'>): Button[] => {
    const wanted = { ...rest, ...choice, again: true } as const;
    return encodeAction(wanted) === undefined ? [] : [{ kind: 'action', label, action: wanted }];
  };
  return [
    ...(theme === 'dark' ? press(texts.light, {}) : press(texts.dark, { theme: 'dark' })),
    ...press(isTraditional ? texts.simplified : texts.traditional, {
      ...(theme && { theme }),
      locale: isTraditional ? 'zh-CN' : 'zh-TW',
    }),
  ];
}
