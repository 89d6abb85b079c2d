import type { Digest } from '../../digests/digest.ts';
import type { Button } from '../message.ts';
import { digestIsConverted } from '../newsScript.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { dayPath } from '../webPages.ts';
import type { DigestView } from './digestView.ts';

/** Returns the buttons of a digest; `left` items are behind a button. */
export function digestButtons(digest: Digest, view: DigestView, left: number): readonly Button[] {
  const texts = textsIn(view.locale);
  const { day } = digest;
  const owner = {
    ...(view.subscription !== undefined && { subscription: view.subscription }),
    ...(view.original && { original: true as const }),
  };
  const from = (view.from ?? 0) + view.itemLimit;
  const step = (label: string, direction: 'before' | 'after'): Button => ({
    kind: 'action',
    label,
    action: { kind: 'digest-step', day, direction, ...owner },
  });
  return [
    ...(left > 0
      ? [
          {
            kind: 'action',
            label: texts.moreItems(left),
            tone: 'primary',
            action: { kind: 'digest', day, from, ...owner },
          } as const,
        ]
      : []),
    ...repeatButtons(digest, view, left, texts),
    ...keyPointButtons(digest, view, texts),
    { kind: 'action', label: texts.followButton, action: { kind: 'ask-keyword' } },
    ...originalButtons(digest, view, texts),
    ...(view.archiveUrl === undefined
      ? []
      : [{ kind: 'link', label: texts.webPage, url: view.archiveUrl + dayPath(day) } as const]),
    ...(view.browsing === undefined
      ? []
      : [
          step(texts.previousDay, 'before'),
          ...(day < view.browsing.newest ? [step(texts.nextDay, 'after')] : []),
        ]),
    ...scriptButtons(digest, view, texts),
    pictureButton(digest, view, texts),
  ];
}

/** Returns the button for repeats, if the closing line about them is shown. */
function repeatButtons(
  { day, repeats }: Digest,
  { subscription }: DigestView,
  left: number,
  texts: Texts,
): readonly Button[] {
  if (repeats.length === 0 || left > 0) return [];
  const action = {
    kind: 'digest-repeats',
    day,
    ...(subscription !== undefined && { subscription }),
  } as const;
  return [{ kind: 'action', label: texts.repeatsButton(repeats.length), action }];
}

/** Returns the button for the key points, which names their author. */
function keyPointButtons(
  { day, editions }: Digest,
  { subscription }: DigestView,
  texts: Texts,
): readonly Button[] {
  const pointed = editions.filter(({ keyPoints }) => keyPoints.length > 0);
  if (pointed.length === 0) return [];
  const writers = [
    ...new Set(
      pointed.map(({ keyPointsAreGenerated, keyPointsBy }) => (keyPointsAreGenerated ? 'AI' : keyPointsBy)),
    ),
  ];
  return [
    {
      kind: 'action',
      label: texts.keyPointsButton(writers),
      action: { kind: 'digest-points', day, ...(subscription !== undefined && { subscription }) },
    },
  ];
}

/** Returns the button that switches to the news as written, and back. */
function scriptButtons(digest: Digest, view: DigestView, texts: Texts): readonly Button[] {
  if (!digestIsConverted(digest, view.locale)) return [];
  const { day } = digest;
  const action = {
    kind: 'digest',
    day,
    from: view.from ?? 0,
    ...(view.subscription !== undefined && { subscription: view.subscription }),
    ...(!view.original && { original: true as const }),
  } as const;
  return [{ kind: 'action', label: view.original ? texts.asRead : texts.asWritten, action }];
}

/** Returns the button for a picture, in the script that is shown. */
function pictureButton({ day }: Digest, { subscription, original }: DigestView, texts: Texts): Button {
  const action = {
    kind: 'draw-digest',
    day,
    ...(subscription !== undefined && { subscription }),
    ...(original && { locale: 'zh-CN' as const }),
  } as const;
  return { kind: 'action', label: texts.pictures.button, action };
}

/** Returns a link to a single original, or a button for several. */
function originalButtons(
  { day, editions }: Digest,
  { subscription }: DigestView,
  texts: Texts,
): readonly Button[] {
  const urls = editions.flatMap(({ url }) => url ?? []);
  const [url] = urls;
  if (url === undefined) return [];
  if (urls.length === 1) return [{ kind: 'link', label: texts.originalButton, url }];
  const action = { kind: 'digest-links', day, ...(subscription !== undefined && { subscription }) } as const;
  return [{ kind: 'action', label: texts.originalButton, action }];
}
