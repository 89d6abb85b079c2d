import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { digest } from '../../commands/digest.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import type { Answer } from '../../src/messages/message.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { PHRASES } from '../../src/terminal/phrases.ts';
import { inTaiwanese } from '../../src/text/taiwan.ts';
import { reactionTo } from '../../src/web/preview/reactions.ts';
import { ask, openNewsroom, publish, story } from '../commands/newsroom.ts';
import { allSurfaces, stringsOf } from './surfaces.ts';

/** Every sentence of an object of texts; functions are told lists of one letter, which read as that letter and as a list. */
function sentencesOf(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return sentencesOf(texts(['X'], ['X'], ['X'], ['X']));
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(sentencesOf) : [];
}

const frame = [...sentencesOf(textsIn('zh-TW')), ...sentencesOf(PHRASES['zh-TW'])];
describe('the frame', () => {
  test('is written in Traditional script and Taiwan’s words throughout', () => {
    const wording = frame.concat(
      commands.flatMap(({ names, descriptions, options, examples }) => [
        names['zh-TW'],
        descriptions['zh-TW'],
        ...(examples?.['zh-TW'] ?? []),
        ...options.flatMap((option) => [
          option.names['zh-TW'],
          option.descriptions['zh-TW'],
          ...(option.choices ?? []).map((choice) => choice.names['zh-TW']),
        ]),
      ]),
    );
    const simplified = (text: string) => [...text].some((character) => inTaiwanese(character) !== character);
    // Each language of the frame is offered under its own name.
    expect(wording.filter(simplified)).toEqual(['简体中文']);
    expect(wording.filter((text) => /通過|萬億|大語言模型|[“”]/u.test(text))).toEqual([]);
  });

  test('is converted nowhere: one module converts, and it takes news alone', () => {
    const files = globSync('{src,commands}/**/*.ts').filter((file) => {
      return /import .*inTaiwanese/u.test(readFileSync(file, 'utf8'));
    });
    expect(files).toEqual(['src/messages/newsScript.ts']);
  });
});

describe('in Taiwan’s script', () => {
  /** News whose conversion shows how often it was done: 查看频道 is 檢視頻道, and that again would be 檢影片道. */
  const NEWS = '微信可以查看频道的权限';
  const ONCE = '微信可以檢視頻道的權限';

  async function openRoom(): Promise<Services> {
    const room = openNewsroom();
    await publish(
      room.store,
      '2024-12-26',
      [
        story('aaaaaaaaaa', NEWS, {
          commentary: [NEWS],
          attribution: '查看频道网',
          writtenBy: null,
          images: [{ url: 'https://example.net/a.png', alt: NEWS }],
        }),
      ],
      { keyPoints: [NEWS], keyPointsBy: '大语言模型', column: '频道周报', headline: NEWS },
    );
    await publish(room.store, '2024-12-27', [
      story('bbbbbbbbbb', `${NEWS}之二`),
      story('cccccccccc', '小米汽车降价'),
    ]);
    await room.app.catchUp();
    return room.context;
  }

  test('every surface shows its frame as it was written, and the news converted once', async () => {
    const context = await openRoom();
    const answers = await allSurfaces(context, 'zh-TW', {
      query: '微信',
      day: '2024-12-26',
      story: 'aaaaaaaaaa',
    });
    const shown = answers.flatMap((answer) => stringsOf(reactionTo(answer)));
    const whole = shown.join('\n');
    expect(whole).toContain(ONCE);
    expect(whole).toContain('頻道週報');
    expect(whole).toContain('大型語言模型');
    expect(whole).toContain('檢視頻道');
    // What OpenCC makes of the frame's own words, and of news that was converted already.
    expect(corruptions().filter((corrupted) => whole.includes(corrupted))).toEqual([]);
    expect(whole).not.toMatch(/檢影片道|許可權/u);
  });

  test('news asked for as written is not converted, its frame is in zh-TW', async () => {
    const context = await openRoom();
    const action: Action = { kind: 'story-page', story: 'aaaaaaaaaa' as never, page: 0, original: true };
    const shown = stringsOf(await performAction(indexByAction(commands), action, ask({}, 'zh-TW'), context));
    expect(shown).toContain(NEWS);
    expect(shown.join('\n')).not.toContain(ONCE);
    expect(shown).toContain('轉為繁體');
  });

  test('a digest asked for as written keeps its script on other days, and leads back', async () => {
    const context = await openRoom();
    const day = '2024-12-26' as CalendarDay;
    const usual = await performAction(
      indexByAction(commands),
      { kind: 'digest', day, from: 0 },
      ask({}, 'zh-TW'),
      context,
    );
    const toOriginal = pressOf(usual, '看原文用字');
    expect(toOriginal).toEqual({ kind: 'digest', day, from: 0, original: true });
    const original = await performAction(indexByAction(commands), toOriginal, ask({}, 'zh-TW'), context);
    const shown = stringsOf(original).join('\n');
    expect(shown).toContain(NEWS);
    expect(shown).toContain('频道周报');
    expect(shown).not.toContain(ONCE);
    expect(pressOf(original, '轉為繁體')).toEqual({ kind: 'digest', day, from: 0 });
    const next = await performAction(
      indexByAction(commands),
      pressOf(original, '後一天'),
      ask({}, 'zh-TW'),
      context,
    );
    expect(stringsOf(next)).toContain(`${NEWS}之二`);
  });

  test('zh-CN and en-US are not offered another script', async () => {
    const context = await openRoom();
    for (const locale of ['zh-CN', 'en-US'] as const) {
      const shown = await runCommand(digest, ask({}, locale), context);
      expect(stringsOf(shown)).not.toContain(textsIn(locale).asWritten);
    }
  });
});

/** What a button of a message does, by its label. */
function pressOf(answer: Answer, label: string): Action {
  const buttons = answer.kind === 'message' ? answer.blocks.filter(({ kind }) => kind === 'buttons') : [];
  const found = buttons
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find((button) => button.label === label);
  if (found?.kind !== 'action') throw new Error(`there is no button ${label}`);
  return found.action;
}

/** What becomes of the frame's sentences where they are converted piece by piece, in so far as they change. */
function corruptions(): string[] {
  const pieces = frame.flatMap((sentence) => sentence.split(/[，。：；！？、「」（）\s]/u));
  return pieces.flatMap((piece) => {
    // Between more letters that only Simplified script has than it has itself, the piece is taken for Simplified text.
    const around = '发'.repeat(piece.length);
    const converted = inTaiwanese(`${around}${piece}${around}`).slice(around.length, -around.length);
    return piece.length > 2 && converted !== piece ? [converted] : [];
  });
}
