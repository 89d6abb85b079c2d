import { unitAt } from '../../text/unitAt.ts';
import { decodeAttribute } from './entities.ts';
import { nameIn } from './names.ts';
import { APOSTROPHE, EQUALS, endsName, GREATER, isWhiteSpace, QUOTE } from './signs.ts';

/** Takes the attributes of a tag in their order; names are in lower case. */
export interface AttributeTaker {
  takeAttribute(name: string, value: string): void;
}

/** Reads the attribute that begins at a place, and returns where it ends. */
export function readAttribute(html: string, start: number, taker: AttributeTaker): number {
  const { length } = html;
  let at = start + 1;
  for (let unit = unitAt(html, at); unit !== EQUALS && !endsName(unit); unit = unitAt(html, at))
    if (++at >= length) return at;
  const name = nameIn(html, start, at);
  while (isWhiteSpace(unitAt(html, at))) at++;
  if (unitAt(html, at) !== EQUALS) {
    if (at < length) taker.takeAttribute(name, '');
    return at;
  }
  at++;
  while (isWhiteSpace(unitAt(html, at))) at++;
  const quote = unitAt(html, at);
  const isQuoted = quote === QUOTE || quote === APOSTROPHE;
  const end = isQuoted ? html.indexOf(quote === QUOTE ? '"' : "'", at + 1) : endOfBareValue(html, at);
  if (end < 0) return length;
  const value = isQuoted ? html.slice(at + 1, end) : html.slice(at, end);
  taker.takeAttribute(name, value.includes('&') ? decodeAttribute(html.slice(at, end + 1)) : value);
  return isQuoted ? end + 1 : end;
}

/** Returns where a value without quotation marks ends; -1 if it does not. */
function endOfBareValue(html: string, start: number): number {
  const { length } = html;
  for (let at = start; at < length; at++) {
    const unit = unitAt(html, at);
    if (unit === GREATER || isWhiteSpace(unit)) return at;
  }
  return -1;
}
