import { describe, expect, test } from 'vitest';
import { checkMessage } from './message.ts';
import type { Violation } from './violation.ts';

const V2 = 1 << 15;
const SILENT = { parse: [] };
const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: '看', custom_id: 'a', ...more });
const link = (url: string) => ({ type: 2, style: 5, label: '原文', url });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: `项 ${value}`, value });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [option('1'), option('2')],
  ...more,
});
const v2 = (...components: object[]) => ({ flags: V2, components, allowed_mentions: SILENT });
const gallery = (...urls: string[]) => ({ type: 12, items: urls.map((url) => ({ media: { url } })) });
const section = (...components: object[]) => ({ type: 9, components, accessory: button() });
const container = (...components: object[]) => ({ type: 17, components });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const rulesOf = (violations: readonly Violation[]) =>
  violations.map(({ at, rule }) => `${at}: ${rule}`).join('\n');

const good: readonly { name: string; body: object }[] = [
  { name: 'plain content', body: { content: '早', allowed_mentions: SILENT } },
  { name: '2000 astral characters', body: { content: '😀'.repeat(2000), allowed_mentions: SILENT } },
  {
    name: 'roles listed alone',
    body: { content: '早', allowed_mentions: { roles: ['123456789012345678'] } },
  },
  { name: '40 components', body: v2(container(...many(39, () => text('字')))) },
  {
    name: 'a section, a gallery, a separator',
    body: v2(section(text('甲')), gallery('https://a.cn/b.png'), { type: 14 }),
  },
  { name: '5 buttons', body: v2(row(...many(5, (index) => button({ custom_id: `b${index}` })))) },
  { name: '25 options', body: v2(row(select({ options: many(25, (index) => option(`${index}`)) }))) },
  { name: 'labels of 80 astral characters', body: v2(row(button({ label: '😀'.repeat(80) }))) },
  { name: 'a url of 512', body: v2(row(link(`https://a.cn/${'b'.repeat(499)}`))) },
  {
    name: 'no ping for one who replies',
    body: { content: '早', allowed_mentions: { parse: [], replied_user: false } },
  },
  { name: '4000 characters of text', body: v2(text('a'.repeat(4000))) },
];

const bad: readonly { name: string; body: unknown; says: string }[] = [
  { name: 'nothing', body: {}, says: '50006' },
  { name: 'an empty list of components', body: v2(), says: '50006' },
  {
    name: 'content over 2000',
    body: { content: 'a'.repeat(2001), allowed_mentions: SILENT },
    says: 'longer than 2000',
  },
  { name: 'content beside V2', body: { ...v2(text('甲')), content: '乙' }, says: 'content stands beside' },
  {
    name: 'embeds beside V2',
    body: { ...v2(text('甲')), embeds: [{ title: '乙' }] },
    says: 'embeds stands beside',
  },
  {
    name: 'V2 components without the flag',
    body: { components: [text('甲')], allowed_mentions: SILENT },
    says: 'without the flag',
  },
  { name: '41 nested components', body: v2(container(...many(40, () => text('字')))), says: '41 components' },
  {
    name: 'sections counted with their accessory',
    body: v2(
      ...many(14, (index) => ({ ...section(text('甲')), accessory: button({ custom_id: `${index}` }) })),
    ),
    says: '42 components',
  },
  { name: 'an empty container', body: v2(container()), says: 'components.0.components' },
  {
    name: 'a container in a container',
    body: v2(container(container(text('甲')))),
    says: 'components.0.components.0',
  },
  {
    name: 'a section of four texts',
    body: v2(section(text('1'), text('2'), text('3'), text('4'))),
    says: 'components.0.components',
  },
  { name: 'a section without accessory', body: v2({ type: 9, components: [text('甲')] }), says: 'accessory' },
  { name: 'an empty gallery', body: v2(gallery()), says: 'components.0.items' },
  {
    name: 'a gallery of eleven',
    body: v2(gallery(...many(11, () => 'https://a.cn/b.png'))),
    says: 'components.0.items',
  },
  { name: 'a picture by data url', body: v2(gallery('data:image/png;base64,AA')), says: 'scheme data:' },
  { name: 'an empty text', body: v2(text('')), says: 'components.0.content' },
  { name: 'a blank text', body: v2(text(' \n ')), says: 'blank' },
  {
    name: 'more than 4000 characters of text',
    body: v2(text('a'.repeat(2001)), text('b'.repeat(2000))),
    says: '4001 characters',
  },
  { name: 'more than 9500 bytes of text', body: v2(text('字'.repeat(3167))), says: '9501 bytes' },
  { name: 'half a surrogate pair', body: v2(text('a\uD83D')), says: 'surrogate' },
  {
    name: 'six buttons',
    body: v2(row(...many(6, (index) => button({ custom_id: `b${index}` })))),
    says: 'components.0',
  },
  { name: 'an empty row', body: v2(row()), says: 'components.0.components' },
  { name: 'a select beside a button', body: v2(row(button(), select())), says: 'shares its action row' },
  {
    name: 'a button without custom_id',
    body: v2(row(button({ custom_id: undefined }))),
    says: 'without custom_id',
  },
  { name: 'a button without label', body: v2(row(button({ label: '' }))), says: 'without label' },
  { name: 'a label of 81', body: v2(row(button({ label: 'a'.repeat(81) }))), says: 'label' },
  { name: 'a custom_id of 101', body: v2(row(button({ custom_id: 'a'.repeat(101) }))), says: 'custom_id' },
  { name: 'a custom_id twice', body: v2(row(button(), button())), says: 'CUSTOM_ID_DUPLICATED' },
  {
    name: 'a component id twice',
    body: v2({ ...text('甲'), id: 7 }, { ...text('乙'), id: 7 }),
    says: 'COMPONENT_ID_DUPLICATED',
  },
  { name: 'a javascript url', body: v2(row(link('javascript:alert(1)'))), says: 'scheme javascript:' },
  { name: 'a url of 513', body: v2(row(link(`https://a.cn/${'b'.repeat(500)}`))), says: 'url' },
  { name: 'a url that is none', body: v2(row(link('a.cn'))), says: 'url' },
  {
    name: 'a link button with custom_id',
    body: v2(row({ ...link('https://a.cn'), custom_id: 'a' })),
    says: 'link button with a custom_id',
  },
  {
    name: '26 options',
    body: v2(row(select({ options: many(26, (index) => option(`${index}`)) }))),
    says: 'options',
  },
  { name: 'no options', body: v2(row(select({ options: [] }))), says: 'options' },
  {
    name: 'an option value twice',
    body: v2(row(select({ options: [option('1'), option('1')] }))),
    says: 'stands twice',
  },
  {
    name: 'an option label of 101',
    body: v2(row(select({ options: [{ label: 'a'.repeat(101), value: '1' }] }))),
    says: 'label',
  },
  { name: 'max_values over the options', body: v2(row(select({ max_values: 3 }))), says: 'max_values above' },
  {
    name: 'two defaults of one',
    body: v2(
      row(
        select({
          options: [
            { ...option('1'), default: true },
            { ...option('2'), default: true },
          ],
        }),
      ),
    ),
    says: 'default options',
  },
  { name: 'EPHEMERAL on a plain message', body: { ...v2(text('甲')), flags: V2 | 64 }, says: 'EPHEMERAL' },
  {
    name: 'a nonce of 26',
    body: { content: '早', nonce: 'a'.repeat(26), allowed_mentions: SILENT },
    says: 'nonce',
  },
  {
    name: 'six rows of the old layout',
    body: {
      components: many(6, (index) => row(button({ custom_id: `${index}` }))),
      allowed_mentions: SILENT,
    },
    says: 'more than 5 action rows',
  },
  {
    name: '6001 characters of embeds',
    body: {
      embeds: [{ description: 'a'.repeat(4000) }, { description: 'b'.repeat(2001) }],
      allowed_mentions: SILENT,
    },
    says: '6000',
  },
  { name: 'no allowed_mentions', body: { content: '早' }, says: 'allowed_mentions is missing' },
  {
    name: 'everyone allowed',
    body: { content: '早', allowed_mentions: { parse: ['everyone'] } },
    says: 'parse must be empty',
  },
  {
    name: 'users allowed',
    body: { content: '早', allowed_mentions: { parse: [], users: ['123456789012345678'] } },
    says: 'no user',
  },
  { name: 'a list', body: [], says: 'not an object' },
];

describe('a message that is sent', () => {
  test.each(good)('$name is accepted', ({ body }) => {
    expect(rulesOf(checkMessage(body, { place: 'create' }))).toBe('');
  });

  test.each(bad)('$name is found', ({ body, says }) => {
    expect(rulesOf(checkMessage(body, { place: 'create' }))).toContain(says);
  });

  test('an edit may be empty, but may not give content to a V2 message', () => {
    expect(checkMessage({}, { place: 'edit' })).toEqual([]);
    const edit = checkMessage(
      { content: '早', allowed_mentions: SILENT },
      { place: 'edit', alreadyV2: true },
    );
    expect(rulesOf(edit)).toContain('content stands beside');
  });

  test('missing allowed_mentions breaks a project rule and refuses nothing', () => {
    expect(checkMessage({ content: '早' }, { place: 'create' }).map((entry) => entry.level)).toEqual([
      'policy',
    ]);
  });
});
