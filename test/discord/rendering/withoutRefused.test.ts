import { expect, test } from 'vitest';
import { withoutRefused } from '../../../src/discord/rendering/withoutRefused.ts';

const refused = { _errors: [{ code: 'BASE_TYPE_BAD', message: 'no' }] };
const text = (content: string) => ({ type: 10, content });
const gallery = (...urls: string[]) => ({ type: 12, items: urls.map((url) => ({ media: { url } })) });
const row = (...ids: string[]) => ({ type: 1, components: ids.map((id) => ({ type: 2, custom_id: id })) });
const menu = (...values: string[]) => ({
  type: 1,
  components: [{ type: 3, custom_id: 'm', options: values.map((value) => ({ label: value, value })) }],
});
const section = { type: 9, components: [text('甲')], accessory: { type: 11, media: { url: 'x' } } };
const within = (...components: object[]) => ({
  flags: 32_768,
  components: [{ type: 17, accent_color: 1, components }],
});
const at = (path: string, leaf: unknown = refused): unknown =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), leaf);

test.each([
  [
    'one image of two',
    within(text('甲'), gallery('a', 'b')),
    at('components.0.components.1.items.0.media.url'),
    within(text('甲'), gallery('b')),
  ],
  [
    'the only image, with its gallery',
    within(text('甲'), gallery('a')),
    at('components.0.components.1.items.0.media.url'),
    within(text('甲')),
  ],
  [
    'one button of a row',
    within(row('a', 'b')),
    at('components.0.components.0.components.1.label'),
    within(row('a')),
  ],
  [
    'one option of a menu',
    within(menu('a', 'b', 'c')),
    at('components.0.components.0.components.0.options.2.value'),
    within(menu('a', 'b')),
  ],
  [
    'the accessory of a section, whose text stays',
    within(section, row('a')),
    at('components.0.components.0.accessory.media.url'),
    within(text('甲'), row('a')),
  ],
  [
    'a text, in the body of an answer to an interaction',
    within(text('甲'), text('乙')),
    at('data.components.0.components.0.content'),
    within(text('乙')),
  ],
  [
    'an image, in the first message of a forum’s post',
    within(text('甲'), gallery('a', 'b')),
    at('message.components.0.components.1.items.1.media.url'),
    within(text('甲'), gallery('a')),
  ],
  [
    'two pieces at once',
    within(text('甲'), gallery('a', 'b'), row('a')),
    { components: { 0: { components: { 1: at('items.0.media'), 2: at('components.0.custom_id') } } } },
    within(text('甲'), gallery('b')),
  ],
])('the message goes without %s', (_name, payload, errors, left) => {
  expect(withoutRefused(payload, errors)).toEqual(left);
});

test.each([
  ['the container itself is refused', at('components.0.accent_color')],
  ['the list as a whole is refused', at('components')],
  ['something else is refused', at('nonce')],
  ['nothing would be left', at('components.0.components.0.content')],
  ['there is no tree', undefined],
])('gives the message up where %s', (_name, errors) => {
  expect(withoutRefused(within(text('甲')), errors)).toBeUndefined();
});
