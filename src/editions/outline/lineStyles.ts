import { distinctiveStyle, type TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isBoilerplateLine } from '../lines/boilerplateLine.ts';
import type { Line } from '../lines/line.ts';

/**
 * The most distinctive style in which each line of a document could be a title. Several rules ask for it, most of them
 * about few lines: what a line is set in, and whether its words rule it out, is found when it is first asked for.
 */
export class LineStyles {
  readonly lines: readonly Line[];
  /** By line: its style, whatever it says; null if it has none, undefined until it is asked for. */
  private readonly set: (TitleStyle | null | undefined)[] = [];
  /** By line: whether it cannot be a title in any style; undefined until it is asked for. */
  private readonly boilerplate: (boolean | undefined)[] = [];

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    for (let index = 0; index < lines.length; index++) {
      this.set.push(undefined);
      this.boilerplate.push(undefined);
    }
  }

  /** Returns the style that a line is set in, whatever it says; null if there is none. */
  setIn(line: Line): TitleStyle | null {
    const known = this.set[line.index];
    if (known !== undefined) return known;
    const style = distinctiveStyle(line) ?? null;
    this.set[line.index] = style;
    return style;
  }

  /** Returns the style of a line; undefined if it could not be a title, or is running text. */
  of(line: Line): TitleStyle | undefined {
    const style = this.setIn(line);
    return style === null || this.isBoilerplate(line) ? undefined : style;
  }

  /** Whether a line has that style. */
  isOf(line: Line, style: TitleStyle): boolean {
    return this.setIn(line) === style && !this.isBoilerplate(line);
  }

  /** Whether a line cannot be a title in any style; see isBoilerplateLine. */
  isBoilerplate({ index, text }: Line): boolean {
    const known = this.boilerplate[index];
    if (known !== undefined) return known;
    const isBoilerplate = isBoilerplateLine(text);
    this.boilerplate[index] = isBoilerplate;
    return isBoilerplate;
  }
}
