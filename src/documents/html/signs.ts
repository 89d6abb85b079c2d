/** Code units of the signs that mean something in HTML. */
export const [BANG, QUOTE, APOSTROPHE, DASH, SLASH, EQUALS, GREATER, QUESTION] = [
  0x21, 0x22, 0x27, 0x2d, 0x2f, 0x3d, 0x3e, 0x3f,
];

/** Whether a unit is a letter of ASCII, with which the names of tags begin. */
export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Whether a unit is white space of HTML. */
export function isWhiteSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c;
}

/** Whether a unit ends the name of a tag or attribute. */
export function endsName(unit: number): boolean {
  return unit === GREATER || unit === SLASH || isWhiteSpace(unit);
}
