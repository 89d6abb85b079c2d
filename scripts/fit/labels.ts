import type { Styled } from '../../src/editions/layouts/lineFeatures.ts';
import type { TitleStyle } from '../../src/editions/layouts/titleStyles.ts';
import { titleParts } from '../../src/editions/titleText.ts';
import { type Annotated, norm } from './annotated.ts';

export function matches(g: string, w: string): boolean {
  return (
    w === g ||
    (g.length > 7 &&
      w.length > 7 &&
      (g.includes(w) || w.includes(g)) &&
      Math.min(g.length, w.length) > 0.7 * Math.max(g.length, w.length))
  );
}

/** The lines that are titles, by the annotation. */
export function titleLines({ titles, starts }: Annotated, styled: Styled): Set<number> {
  const found = new Set<number>();
  const options = styled.candidates.map((own) => {
    const texts = new Set<string>([own.line.text, own.title]);
    for (const style of own.styles) texts.add(titleParts(own.line, style as TitleStyle).title);
    return { own, texts: [...texts].map(norm) };
  });
  if (titles.length > 0) {
    const wants = titles.map(norm);
    const all = new Set<number>();
    const perTitle = wants.map((w) =>
      options.filter(({ texts }) => texts.some((t) => matches(t, w))).map(({ own }) => own.line.index),
    );
    for (const list of perTitle) for (const i of list) all.add(i);
    const sorted = [...all].sort((a, b) => a - b);
    const chars = new Map(
      sorted.map((at, i) => [
        at,
        (styled.before[sorted[i + 1] ?? styled.lines.length] ?? 0) -
          (styled.before[at + 1] ?? 0) +
          (styled.lines[at]?.kind === 'heading' ? 10 : 0),
      ]),
    );
    for (const list of perTitle) {
      const best = list
        .filter((i) => !found.has(i))
        .sort((a, b) => Math.min(300, chars.get(b) ?? 0) - Math.min(300, chars.get(a) ?? 0) || a - b)[0];
      if (best !== undefined) found.add(best);
    }
  } else {
    for (const start of starts.map((s) => norm(s).slice(0, 12))) {
      const best =
        options.find(({ own }) => !found.has(own.line.index) && norm(own.line.text).startsWith(start)) ??
        options.find(
          ({ own }) => !found.has(own.line.index) && norm(own.line.text).slice(0, 60).includes(start),
        );
      if (best) found.add(best.own.line.index);
    }
  }
  return found;
}
