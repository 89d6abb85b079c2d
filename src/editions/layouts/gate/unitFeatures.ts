import { DAY_TERMS } from '../../dating/dayTerms.ts';
import type { Line } from '../../lines/line.ts';
import { ORDINAL } from '../../lines/ordinals.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { TERMS } from '../../terms/terms.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { type Features, logged, share } from '../models/scale.ts';

/** Unit of a layout: the lines from one title to the next. */
export interface Unit {
  readonly title: Line;
  readonly style: TitleStyle;
  /** Beginning of its title and text. */
  readonly text: string;
  /** Offset of its text in `text`: after its title's line, or 0 if both share one. */
  readonly bodyAt: number;
  readonly paragraphs: number;
  readonly links: number;
}

const UNIT_CHARACTERS = 300;

/** Returns the units of a layout, in the order of the document. */
export function unitsOf({ lines, taken }: Masthead, { titles }: Layout): Unit[] {
  const order = [...titles].sort(([a], [b]) => a - b);
  return order.flatMap(([at, style], k): Unit[] => {
    const title = lines[at];
    if (!title) return [];
    const end = order[k + 1]?.[0] ?? lines.length;
    let text = title.text;
    let [paragraphs, links] = [0, title.links.length];
    for (let i = at + 1; i < end; i++) {
      const line = lines[i];
      if (!line || line.text === '' || taken.has(i)) continue;
      paragraphs++;
      links += line.links.length;
      if (text.length < UNIT_CHARACTERS) text += ` ${line.text}`;
    }
    const bodyAt = paragraphs > 0 ? title.text.length + 1 : 0;
    return [{ title, style, text: text.slice(0, UNIT_CHARACTERS), bodyAt, paragraphs, links }];
  });
}

const OPENING = 90;
/** Styles in which only its own line marks a title. */
const UNMARKED: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['plain', 'sentence', 'quoted', 'paragraph']);

/**
 * Features of the units' beginnings and contents: news names days and links to sources, a part of an article continues
 * the previous one.
 */
export function unitFeatures(units: readonly Unit[]): Features {
  const of = (test: (unit: Unit, body: string) => boolean) =>
    share(
      units.filter((unit) => test(unit, unit.text.slice(unit.bodyAt, unit.bodyAt + OPENING))).length,
      units.length,
    );
  const paragraphs = units.map((unit) => unit.paragraphs).sort((a, b) => a - b);
  return {
    goesOn: of(({ title }, body) => TERMS.goingOn.test(title.text) || TERMS.goingOn.test(body)),
    opensWithDay: of((_, body) => DAY_TERMS.newsDay.test(body)),
    tellsNews: of((_, body) => TERMS.newsVerb.test(body)),
    linked: of(({ links }) => links > 0),
    unmarked: of(
      ({ title, style }) => UNMARKED.has(style) && !ORDINAL.test(title.text) && title.links.length === 0,
    ),
    asksHow: of(({ title }) => TERMS.articleHeadline.test(title.text)),
    paragraphs: logged(paragraphs[paragraphs.length >> 1] ?? 0, 25),
    mostParagraphs: logged(paragraphs.at(-1) ?? 0, 20),
  };
}
