import { clockTime, readStretch } from '../../calendar/spoken/clockTimes.ts';
import { BEIJING } from '../../calendar/zone.ts';
import { DEFAULT_TELLING, type TellingChoices } from '../../store/members/tellingChoices.ts';
import { fold } from '../../text/fold.ts';
import type { FollowTelling } from '../actions/memberActions.ts';
import { withCommands } from '../commandMentions.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Locale } from '../locale.ts';
import type { Button, MessageBlock } from '../message.ts';
import { readTimeZone } from '../subscribing/timeZones.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Quiet hours set by one press. */
const NIGHT = { from: 22 * 60, until: 8 * 60 } as const;

/** Folded words that end quiet hours. */
const NONE: ReadonlySet<string> = new Set(['无', '不要', '没有', '关', 'none', 'off', 'no'].map(fold));

/**
 * Reads changes of the asker's notices from a command's options; undefined if there are none, or a sentence about an
 * error.
 */
export async function readTelling({
  options,
  user,
  locale,
  services: { followers },
}: Conversation): Promise<{ readonly choices: TellingChoices } | { readonly wrong: string } | undefined> {
  const [pace, quiet, zone] = [options.text('pace'), options.text('quiet'), options.text('timezone')];
  if (pace === undefined && quiet === undefined && zone === undefined) return undefined;
  const texts = textsIn(locale);
  const known = (await followers.find(user))?.telling ?? DEFAULT_TELLING;
  const stretch =
    quiet === undefined ? known.quiet : NONE.has(fold(quiet.trim())) ? null : readStretch(quiet);
  if (stretch === undefined) return { wrong: texts.following.badQuiet(quiet ?? '') };
  const timeZone = zone === undefined ? known.timeZone : readTimeZone(zone);
  if (timeZone === undefined) return { wrong: texts.subscription.badZone(zone ?? '') };
  const chosen = pace === 'daily' || pace === 'at-once' ? pace : known.pace;
  return { choices: { pace: chosen, quiet: stretch, timeZone } };
}

/** Returns the choices after one press. */
export function changedTelling(known: TellingChoices, choice: FollowTelling): TellingChoices {
  switch (choice) {
    case 'daily':
    case 'at-once':
      return { ...known, pace: choice };
    case 'quiet':
      return { ...known, quiet: NIGHT };
    case 'no-quiet':
      return { ...known, quiet: null };
  }
}

/** Describes when a follower is told. */
export function tellingSentence({ pace, quiet, timeZone }: TellingChoices, locale: Locale): string {
  const texts = textsIn(locale);
  const { howTold, quietHours, beijing } = texts.following;
  const zone = timeZone === BEIJING ? beijing : timeZone;
  if (!quiet) return howTold[pace];
  return [howTold[pace], quietHours(clockTime(quiet.from), clockTime(quiet.until), zone)].join(texts.gap);
}

/** Returns when a follower is told, with buttons to change it. */
export function tellingBlocks(telling: TellingChoices, locale: Locale): readonly MessageBlock[] {
  const words = textsIn(locale).following;
  const press = (label: string, choice: FollowTelling): Button => ({
    kind: 'action',
    label,
    action: { kind: 'follow-telling', choice },
  });
  const other = telling.pace === 'daily' ? 'at-once' : 'daily';
  return [
    { kind: 'footer', text: tellingSentence(telling, locale) },
    { kind: 'footer', text: withCommands(words.howToChange) },
    {
      kind: 'buttons',
      buttons: [
        press(words.makePace[other], other),
        telling.quiet === null
          ? press(words.makeQuiet(clockTime(NIGHT.from), clockTime(NIGHT.until)), 'quiet')
          : press(words.endQuiet, 'no-quiet'),
      ],
    },
  ];
}
