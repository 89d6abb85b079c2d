import type { Action } from '../messages/action.ts';
import type { Command, Context, Request } from '../messages/command.ts';
import { performAction, runCommand } from '../messages/dispatch.ts';
import type { Locale } from '../messages/locale.ts';
import type { Answer, Form, Message } from '../messages/message.ts';
import type { RawOptions } from '../messages/options.ts';
import { readLine, searchLine } from './commandLine.ts';
import { askField, readField } from './formFields.ts';
import type { Keys } from './keys.ts';
import { PHRASES } from './phrases.ts';
import { type FormInput, PREVIEW_CHANNEL, previewRequest } from './place.ts';
import { type RenderOptions, renderMessage } from './render.ts';

/** What a conversation needs: the bot's own commands and context, and how answers are shown. */
export interface SessionOptions {
  readonly commands: readonly Command[];
  readonly context: Context;
  readonly locale: Locale;
  /** The messages that commands posted in the channel since the last call. */
  takePosted(): readonly Message[];
  /** Asked anew for every answer: a terminal's width changes. */
  render(): RenderOptions;
  /** Logs a failure that is ours and returns the id under which it stands in the log. */
  report(error: unknown): string;
}

/** What a line is answered with; `over` ends the conversation. */
export interface Reply {
  readonly text: string;
  readonly over: boolean;
}

/** A form that is being filled in, one question after the other. */
interface OpenForm {
  readonly form: Form;
  readonly fields: Record<string, string>;
  readonly picked: Record<string, readonly string[]>;
  /** The field that is asked for. */
  next: number;
}

/** One person's conversation with the bot, line by line: remembers what the keys on the screen stand for. */
export class Session {
  private readonly options: SessionOptions;
  private numbers: Keys['numbers'] = new Map();
  private letters: Keys['letters'] = new Map();
  private openForm: OpenForm | undefined;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /** Answers a line; never throws: what fails on our side is reported and said in one sentence. */
  async answer(line: string): Promise<Reply> {
    const phrases = PHRASES[this.options.locale];
    try {
      if (this.openForm !== undefined && !isCommand(line))
        return said(await this.fillIn(this.openForm, line));
      this.openForm = undefined;
      const read = readLine(line, this.options.commands, this.options.locale);
      switch (read.kind) {
        case 'nothing':
          return said('');
        case 'leave':
          return { text: phrases.goodbye, over: true };
        case 'refused':
          return said(read.sentence);
        case 'key':
          return said(await this.press(read.key));
        case 'command':
          return said(await this.run(read.command, read.options));
      }
    } catch (error) {
      this.openForm = undefined;
      return said(phrases.failed(this.options.report(error)));
    }
  }

  /** The request that this conversation makes of a command. */
  request(options: RawOptions = {}, form: Partial<FormInput> = {}): Request {
    return previewRequest(this.options.locale, options, form);
  }

  private async run(command: Command, options: RawOptions): Promise<string> {
    return this.show(await runCommand(command, this.request(options), this.options.context));
  }

  private async press(key: string): Promise<string> {
    const phrases = PHRASES[this.options.locale];
    const action = this.numbers.get(key) ?? this.letters.get(key);
    if (action !== undefined) return this.act(action);
    // Letters that are no button's are a word: ai, ms.
    const search = /^\p{L}+$/u.test(key)
      ? searchLine(key, this.options.commands, this.options.locale)
      : undefined;
    if (search?.kind === 'command') return this.run(search.command, search.options);
    return this.numbers.size + this.letters.size === 0 ? phrases.nothingThere : phrases.noSuchKey(key);
  }

  private async act(action: Action, form?: FormInput): Promise<string> {
    const { commands, context } = this.options;
    return this.show(await performAction(commands, action, this.request({}, form), context));
  }

  /** An answer, and under it what the command posted in the channel meanwhile. */
  private show(answer: Answer): string {
    const posts = this.options.takePosted().map((message) => {
      const { text } = renderMessage(message, this.options.render());
      return `${PHRASES[this.options.locale].posted(PREVIEW_CHANNEL.name)}\n\n${text}`;
    });
    return [this.showAnswer(answer), ...posts].join('\n\n');
  }

  private showAnswer(answer: Answer): string {
    if (answer.kind === 'form') {
      this.openForm = { form: answer, fields: {}, picked: {}, next: 0 };
      return `${answer.title}\n${this.question(this.openForm)}`;
    }
    // A story opened from a list leaves the list's numbers in force, so that the next one is a number away.
    const isList = answer.blocks.some(({ kind }) => kind === 'items');
    const { text, keys } = renderMessage(answer, this.options.render(), isList ? undefined : this.numbers);
    this.numbers = keys.numbers;
    this.letters = keys.letters;
    return text;
  }

  private async fillIn(open: OpenForm, line: string): Promise<string> {
    const phrases = PHRASES[this.options.locale];
    const field = open.form.fields[open.next];
    if (field !== undefined) {
      const reading = readField(field, line);
      switch (reading.kind) {
        case 'left':
          this.openForm = undefined;
          return phrases.cancelled;
        case 'unclear':
          return `${phrases.unclearPick}\n${this.question(open)}`;
        case 'text':
          open.fields[field.name] = reading.value;
          break;
        case 'picked':
          open.picked[field.name] = reading.values;
      }
    }
    open.next += 1;
    if (open.next < open.form.fields.length) return this.question(open);
    this.openForm = undefined;
    return this.act(open.form.action, open);
  }

  private question(open: OpenForm): string {
    const field = open.form.fields[open.next];
    return field === undefined ? '' : askField(field, PHRASES[this.options.locale]);
  }
}

/** Who types a command while a form is open leaves the form. */
function isCommand(line: string): boolean {
  return /^\s*\/[\p{L}_-]/u.test(line);
}

function said(text: string): Reply {
  return { text, over: false };
}
