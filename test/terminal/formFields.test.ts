import { describe, expect, test } from 'vitest';
import type { FormField } from '../../src/messages/message.ts';
import { askField, readField } from '../../src/terminal/formFields.ts';
import { PHRASES } from '../../src/terminal/phrases.ts';

const text: FormField = {
  kind: 'text',
  name: 'time',
  label: '时间',
  value: '08:00',
  required: false,
  long: false,
  maxLength: 5,
};
const days: FormField = {
  kind: 'pick',
  name: 'days',
  label: '哪几天',
  required: false,
  most: 2,
  options: [
    { label: '周一', value: '1', chosen: true },
    { label: '周二', value: '2', chosen: false },
    { label: '周三', value: '3', chosen: false },
  ],
};
const role: FormField = { kind: 'role', name: 'role', label: '身份组', required: false };

test('a field’s question shows its present value and numbers its choices', () => {
  expect(askField(text, PHRASES['zh-CN'])).toBe('时间（现在：08:00；直接回车不改，输入 - 清空）：');
  expect(askField(days, PHRASES['zh-CN']).split('\n').slice(1)).toEqual([
    '  1. 周一 ✓',
    '  2. 周二',
    '  3. 周三',
  ]);
  expect(askField(role, PHRASES['en-US'])).toContain('1. @readers');
});

describe('a line', () => {
  test.each<[string, FormField, string, unknown]>([
    ['is a text', text, ' 12:30 ', { kind: 'text', value: '12:30' }],
    ['is cut to what fits', text, '12:30:45', { kind: 'text', value: '12:30' }],
    ['of nothing keeps a text', text, '', { kind: 'text', value: '08:00' }],
    ['of a dash empties it', text, '-', { kind: 'text', value: '' }],
    [
      'of a dash is a text where it must not be empty',
      { ...text, required: true },
      '-',
      { kind: 'text', value: '-' },
    ],
    ['of nothing keeps what is picked', days, '', { kind: 'picked', values: ['1'] }],
    ['of numbers picks', days, '2、3', { kind: 'picked', values: ['2', '3'] }],
    ['of a dash picks none', days, '-', { kind: 'picked', values: [] }],
    ['of too many numbers is unclear', days, '1 2 3', { kind: 'unclear' }],
    ['of an unknown number is unclear', days, '4', { kind: 'unclear' }],
    ['picks the role', role, '1', { kind: 'picked', values: ['100000000000000002'] }],
  ])('%s', (_, field, line, expected) => {
    expect(readField(field, line)).toEqual(expected);
  });
});
