/** A rule as Chinese keyboards and plain texts draw it. */
const DRAWN = /^ {0,3}(?:[—–―]{3,200}|[─━═]{3,200}|[＝－＿～]{3,200}|~{4,200})[ \t]{0,8}$/;

/** Whether a line is a rule as Chinese keyboards and plain texts draw it: ———, ═══. */
export function isDrawnRule(line: string): boolean {
  return DRAWN.test(line);
}
