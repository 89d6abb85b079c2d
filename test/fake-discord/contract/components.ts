import { codePoints, isRecord, recordsOf, refuse, textOf, type Violation } from './violation.ts';

/** A component with where it stands in the payload. */
export interface PlacedComponent {
  readonly at: string;
  readonly parentType: number | undefined;
  readonly component: Record<string, unknown>;
}

/** Component types of the API. */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const SELECTS: ReadonlySet<unknown> = new Set([3, 5, 6, 7, 8]);
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const MAX_DEPTH = 10;

/** All components of a payload in reading order, nested ones and accessories with them. */
export function flatten(
  components: unknown,
  at = 'components',
  parentType?: number,
  depth = 0,
): PlacedComponent[] {
  if (depth > MAX_DEPTH) return [];
  return recordsOf(components).flatMap((component, index) => {
    const here = `${at}.${index}`;
    const type = typeof component.type === 'number' ? component.type : undefined;
    const single = (key: string) =>
      isRecord(component[key]) ? flatten([component[key]], `${here}.${key}`, type, depth + 1) : [];
    return [
      { at: here, parentType, component },
      ...flatten(component.components, `${here}.components`, type, depth + 1),
      ...single('accessory'),
      ...single('component'),
    ];
  });
}

/** What the specification's schemas let pass in components although Discord refuses it. */
export function checkComponents(placed: readonly PlacedComponent[]): Violation[] {
  return [
    ...repeated(
      placed,
      'custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED: the custom_id stands twice in one message',
    ),
    ...repeated(placed, 'id', 'COMPONENT_ID_DUPLICATED: the component id stands twice in one message'),
    ...placed.flatMap(checkOne),
  ];
}

/** Says what is wrong with a url of a button or picture: only http, https (and attachment for media), without user data. */
function checkUrl(url: string, at: string, longest: number, schemes: readonly string[]): Violation[] {
  if (codePoints(url) > longest) return [refuse(at, `url longer than ${longest}`)];
  if (!URL.canParse(url)) return [refuse(at, 'url is not well formed')];
  return schemes.includes(new URL(url).protocol)
    ? []
    : [refuse(at, `url scheme ${new URL(url).protocol} is not allowed`)];
}

function checkOne({ at, component, parentType }: PlacedComponent): Violation[] {
  switch (component.type) {
    case COMPONENT.actionRow:
      return checkRow(component, at);
    case COMPONENT.button:
      return checkButton(component, at);
    case COMPONENT.stringSelect:
      return checkSelect(component, at);
    case COMPONENT.textDisplay:
      return textOf(component.content).trim() === ''
        ? [refuse(`${at}.content`, 'text display is blank')]
        : [];
    case COMPONENT.container:
      return parentType === undefined ? [] : [refuse(at, 'a container stands inside another component')];
    case COMPONENT.thumbnail:
      return checkMedia(component, at);
    case COMPONENT.mediaGallery:
      return recordsOf(component.items).flatMap((item, index) => checkMedia(item, `${at}.items.${index}`));
    default:
      return [];
  }
}

function checkRow(row: Record<string, unknown>, at: string): Violation[] {
  const inner = recordsOf(row.components);
  const selects = inner.filter((component) => SELECTS.has(component.type)).length;
  if (inner.length > 5) return [refuse(at, 'action row with more than 5 buttons')];
  return selects > 0 && inner.length > 1 ? [refuse(at, 'a select menu shares its action row')] : [];
}

function checkButton(button: Record<string, unknown>, at: string): Violation[] {
  const [url, customId] = [textOf(button.url), textOf(button.custom_id)];
  const found: Violation[] = [];
  if (button.style === PREMIUM_STYLE) return found;
  if (textOf(button.label) === '' && !button.emoji) found.push(refuse(at, 'button without label and emoji'));
  if (button.style === LINK_STYLE) {
    if (customId !== '') found.push(refuse(at, 'link button with a custom_id'));
    if (url === '') found.push(refuse(at, 'link button without url'));
    else found.push(...checkUrl(url, `${at}.url`, 512, ['http:', 'https:', 'discord:']));
  } else {
    if (customId === '') found.push(refuse(at, 'button without custom_id'));
    if (url !== '') found.push(refuse(at, 'button with custom_id and url'));
  }
  return found;
}

function checkSelect(select: Record<string, unknown>, at: string): Violation[] {
  const options = recordsOf(select.options);
  const seen = new Set<unknown>();
  const found: Violation[] = [];
  options.forEach((option, index) => {
    if (seen.has(option.value))
      found.push(refuse(`${at}.options.${index}.value`, 'select value stands twice'));
    seen.add(option.value);
    for (const key of ['label', 'value'] as const) {
      if (textOf(option[key]).trim() === '')
        found.push(refuse(`${at}.options.${index}.${key}`, `blank ${key}`));
    }
  });
  const least = Number(select.min_values ?? 1);
  const most = Number(select.max_values ?? 1);
  if (least > most) found.push(refuse(at, 'min_values above max_values'));
  if (most > options.length) found.push(refuse(at, 'max_values above the number of options'));
  if (options.filter((option) => option.default === true).length > most) {
    found.push(refuse(at, 'more default options than max_values'));
  }
  return found;
}

function checkMedia(holder: Record<string, unknown>, at: string): Violation[] {
  const media = holder.media;
  if (!isRecord(media)) return [];
  return checkUrl(textOf(media.url), `${at}.media.url`, 2048, ['http:', 'https:', 'attachment:']);
}

function repeated(placed: readonly PlacedComponent[], key: 'custom_id' | 'id', rule: string): Violation[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ at, component }) => {
    const value = component[key];
    if (value === undefined || value === null || value === 0) return [];
    if (seen.has(value)) return [refuse(`${at}.${key}`, rule)];
    seen.add(value);
    return [];
  });
}
