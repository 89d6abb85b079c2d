import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runPreview } from '../../src/terminal/preview.ts';
import { Session } from '../../src/terminal/session.ts';
import { PLAIN } from '../../src/terminal/style.ts';
import { context, digest, echo, help } from './commands.ts';

const commands = [echo, digest, help];

async function converse(lines: readonly string[], locale: 'zh-CN' | 'en-US' = 'en-US') {
  const reports: unknown[] = [];
  const session = new Session({
    commands,
    context,
    locale,
    render: () => ({ columns: 60, style: PLAIN, nameOf: (id) => id }),
    takePosted: () => [],
    report: (error) => `id-${reports.push(error)}`,
  });
  const answers: string[] = [];
  for (const line of lines) answers.push((await session.answer(line)).text);
  return { answers, reports, last: answers.at(-1) ?? '' };
}

describe('a command without the option it needs', () => {
  test('asks for it in the language of the session, and takes what is typed next', async () => {
    const { answers } = await converse(['/news', '小米 汽车: 新款'], 'zh-CN');
    expect(answers[0]).toBe('query（q）？直接输入，空行不找了。');
    expect(answers[1]).toContain('["小米 汽车: 新款"');
  });

  test('is left by an empty line, and by another command', async () => {
    expect((await converse(['/news', '', 'help'])).answers.slice(1)).toEqual(['', 'helped']);
    expect((await converse(['/news', '/help', 'help'])).answers.slice(1)).toEqual(['helped', 'helped']);
  });
});

describe('the word for back', () => {
  test.each(['b', '返回', 'back'])(
    '%s shows the list again after a story, and its numbers hold',
    async (word) => {
      const { answers } = await converse(['/news x', '1', word, '2']);
      expect(answers[1]).toBe('page 1\n\nType b or back for the list.');
      expect(answers[2]).toBe(answers[0]);
      expect(answers[3]).toContain('page 2');
    },
  );

  test('is searched for where there was no list', async () => {
    expect((await converse(['back'])).last).toContain('["back"');
  });
});

describe('a line', () => {
  test.each([
    ['the first option needs no name', '/news DeepSeek', '["DeepSeek",null,null,false,null,null]'],
    [
      'every option by name',
      '/news query:a b since:2024-12-26 limit:3 all:yes order:best channel:#x',
      '["a b","2024-12-26",3,true,"best","text"]',
    ],
    ['a command by its Chinese name', '/新闻 小米', '["小米",null,null,false,null,null]'],
    ['a full-width slash and colon', '／news query：小米', '["小米",null,null,false,null,null]'],
    ['a choice by what it is called', '/news a order:最新', '["a",null,null,false,"newest",null]'],
    [
      'a url is text, not an option',
      '/news https://a.example/b',
      '["https://a.example/b",null,null,false,null,null]',
    ],
    ['quotes around the text', '/news "deep seek"', '["deep seek",null,null,false,null,null]'],
    ['bare words', 'DeepSeek', '["DeepSeek",null,null,false,null,null]'],
    ['bare words in Chinese', '小米 汽车', '["小米 汽车",null,null,false,null,null]'],
    ['two letters that are no key', 'ai', '["ai",null,null,false,null,null]'],
    [
      'bare words that begin like a command',
      'help me choose',
      '["help me choose",null,null,false,null,null]',
    ],
    ['a command without its slash', 'help', 'helped'],
    ['a command’s Chinese name without its slash', '新闻 小米', '["小米",null,null,false,null,null]'],
    ['upper case', '/NEWS a', '["a",null,null,false,null,null]'],
  ])('%s', async (_, line, expected) => {
    expect((await converse([line])).last.split('\n')[0]).toBe(expected);
  });

  test.each([
    ['unknown command with a near one', '/nwes x', 'There is no command /nwes; did you mean /news?'],
    ['unknown command without', '/weather', 'There is no command /weather; type /help for all of them.'],
    [
      'unknown option with a near one',
      '/news a sinse:2024',
      '/news has no option "sinse"; did you mean since:?',
    ],
    ['required option left out', '/news', 'query (q)? Type it, or Enter to leave it.'],
    ['required option empty', '/news query:', 'query (q)? Type it, or Enter to leave it.'],
    ['options where none are taken', '/help me', '/help takes no options: type just /help.'],
    ['number out of range', '/news a limit:99', '"limit" takes a whole number, at least 1, at most 10.'],
    ['no number', '/news a limit:many', '"limit" takes a whole number, at least 1, at most 10.'],
    ['no such choice', '/news a order:worst', '"order" is one of: 最新, 最相关.'],
    ['neither yes nor no', '/news a all:maybe', '"all" is either yes or no.'],
    ['too long', `/news ${'长'.repeat(31)}`, '"query" is too long: at most 30 characters.'],
    [
      'a file',
      '/news a file:x',
      'The preview cannot attach files ("file"); use the command line: sulan ingest FILE.',
    ],
    ['a number with nothing to open', '3', 'There is nothing to open above; type /digest or /news first.'],
    ['an endless line', `/news ${'x'.repeat(3000)}`, 'That line is too long; keep it under 2000 characters.'],
    [
      'escape sequences in an unknown name',
      '/\u001b[31mred',
      'There is no command /red; type /help for all of them.',
    ],
  ])('%s', async (_, line, expected) => {
    expect((await converse([line])).last).toBe(expected);
  });

  test('a failure of ours is one sentence with the id of the log entry', async () => {
    const { last, reports } = await converse(['/digest broken']);
    expect(last).toBe('That did not work, please try again later; its id in the log is id-1.');
    expect(reports).toEqual([new Error('store is gone')]);
  });
});

/** What a press on a list's number is answered with. */
const withBack = (text: string) => `${text}\n\nType b or back for the list.`;

describe('keys', () => {
  test('a number opens an item, and stays in force after a message without numbers', async () => {
    expect((await converse(['/news a', '2', '/open 1'])).answers.slice(1)).toEqual([
      withBack('page 2'),
      withBack('page 1'),
    ]);
  });
  test('a number of the list stays in force beside those of an opened item’s own menu, which follow on', async () => {
    const { answers } = await converse(['/news a', '/digest menu', '1', '3']);
    expect(answers[1]).toContain('3. related');
    expect(answers.slice(2)).toEqual([withBack('page 1'), withBack('page 7')]);
  });
  test('a letter presses a button', async () => {
    expect((await converse(['/news a', 'a'])).last).toBe('page 9');
  });
  test('an unknown number says so', async () => {
    expect((await converse(['/news a', '7'])).last).toBe(
      'There is no number 7 above; choose one that is listed.',
    );
  });
  test('a form asks for its fields and cuts what is too long', async () => {
    expect((await converse(['/news a', 'b', 'DeepSeek'])).answers.slice(1)).toEqual([
      'Follow\nKeyword:',
      'follows {"keyword":"DeepS"}',
    ]);
  });
  test('a command leaves a form as well, and is answered', async () => {
    expect((await converse(['/news a', 'b', '/help'])).last).toBe('helped');
  });
  test('an empty line leaves a form', async () => {
    expect((await converse(['/news a', 'b', '', '/help'])).answers.slice(2)).toEqual([
      'Cancelled.',
      'helped',
    ]);
  });
});

async function run(input: Readable, output: Writable & { columns?: number }, isTerminal: boolean) {
  await runPreview({
    commands,
    context,
    locale: 'zh-CN',
    input,
    output,
    isTerminal,
    showsColours: isTerminal,
    environment: { TERM: 'xterm' },
    takePosted: () => [],
    report: () => 'id',
  });
}

function collect() {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return { output, text: () => chunks.join('') };
}

describe('runPreview', () => {
  test('without a terminal: the digest first, every line answered in order, no colours, then the end', async () => {
    const { output, text } = collect();
    await run(Readable.from(['/news DeepSeek\n2\n/no', 'pe\n\n/help']), output, false);
    expect(text()).not.toContain('\u001b');
    const order = [
      '今日速览',
      '› /news DeepSeek',
      '["DeepSeek"',
      '› 2',
      'page 2',
      '没有 /nope',
      '› /help',
      'helped',
    ];
    expect(order.map((part) => text().indexOf(part))).toEqual(
      [...order.map((part) => text().indexOf(part))].sort((a, b) => a - b),
    );
    expect(order.every((part) => text().includes(part))).toBe(true);
  });

  test('/quit ends it before the input does', async () => {
    const { output, text } = collect();
    await run(Readable.from(['/quit\n/help\n']), output, false);
    expect(text()).toContain('再见');
    expect(text()).not.toContain('helped');
  });

  test('an output that closes ends it without failing', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    await run(Readable.from(['/help\n']), output, false);
    expect(output.destroyed).toBe(true);
  });

  test('on a terminal: a prompt, colours, and Tab completes', async () => {
    const { output, text } = collect();
    const keyboard = new PassThrough();
    const over = run(keyboard, output, true);
    keyboard.write('/he\t');
    await expect.poll(text).toContain('/help');
    keyboard.write('\r');
    await expect.poll(text).toContain('helped');
    keyboard.write('/quit\r');
    await over;
    expect(text()).toContain('› ');
    expect(text()).toContain('\u001b[1m');
  });
});
