import type { Action } from '../messages/actions/action.ts';
import type { Command } from '../messages/conversation/command.ts';
import {
  type CommandsByAction,
  indexByAction,
  performAction,
  runCommand,
} from '../messages/conversation/dispatch.ts';
import type { OptionSpec, RawOptions } from '../messages/conversation/options.ts';
import type { Request } from '../messages/conversation/request.ts';
import type { Services } from '../messages/conversation/services.ts';
import type { Locale } from '../messages/locale.ts';
import type { Answer, Message } from '../messages/message.ts';
import { readLine, searchLine } from './commandLine.ts';
import { FormDialog } from './formDialog.ts';
import { BACK_KEY, type Keys } from './keys.ts';
import { PHRASES } from './phrases.ts';
import { type FormInput, PREVIEW_CHANNEL, previewRequest } from './place.ts';
import { type RenderOptions, renderInTerminal } from './render.ts';

/** Dependencies of a conversation: the bot's commands and services, and the output. */
export interface SessionOptions {
  readonly commands: readonly Command[];
  readonly context: Services;
  readonly locale: Locale;
  /** Returns the messages that commands posted in the channel since the last call. */
  takePosted(): readonly Message[];
  /** Read for every answer because a terminal's width can change. */
  render(): RenderOptions;
  /** Logs an internal error and returns the id of its log line. */
  report(error: unknown): string;
}

/** Answer to a line; `over` ends the conversation. */
export interface SessionReply {
  readonly text: string;
  readonly over: boolean;
}

/** One user's conversation with the bot, line by line; remembers the meaning of the keys on the screen. */
export class Session {
  private readonly options: SessionOptions;
  private readonly commandsByAction: CommandsByAction;
  private numbers: Keys['numbers'] = new Map();
  private letters: Keys['letters'] = new Map();
  private openForm: FormDialog | undefined;
  /** A command that waits for the value of an option. */
  private asked: { readonly command: Command; readonly option: OptionSpec } | undefined;
  /** The last list, to which a story opened from it leads back. */
  private list: Message | undefined;

  constructor(options: SessionOptions) {
    this.options = options;
    this.commandsByAction = indexByAction(options.commands);
  }

  /** Answers a line. Never throws: an internal error is logged and reported in one sentence. */
  async answer(line: string): Promise<SessionReply> {
    const phrases = PHRASES[this.options.locale];
    try {
      if (this.openForm !== undefined && !isCommand(line))
        return said(await this.fillIn(this.openForm, line));
      this.openForm = undefined;
      if (this.list !== undefined && this.isBack(line)) return said(this.showAnswer(this.list));
      const { asked } = this;
      this.asked = undefined;
      const whole =
        asked === undefined || isCommand(line) || line.trim() === '' ? line : answering(asked, line);
      const read = readLine(whole, this.options.commands, this.options.locale);
      switch (read.kind) {
        case 'nothing':
          return said('');
        case 'leave':
          return { text: phrases.goodbye, over: true };
        case 'refused':
          return said(read.sentence);
        case 'asks': {
          const { locale } = this.options;
          this.asked = read;
          return said(phrases.askOption(read.option.names[locale], read.option.descriptions[locale]));
        }
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

  /** Returns a request of this conversation's user. */
  request(options: RawOptions = {}, form: Partial<FormInput> = {}): Request {
    return previewRequest(this.options.locale, options, form);
  }

  private async run(command: Command, options: RawOptions): Promise<string> {
    return this.show(await runCommand(command, this.request(options), this.options.context));
  }

  private async press(key: string): Promise<string> {
    const phrases = PHRASES[this.options.locale];
    const action = this.numbers.get(key) ?? this.letters.get(key);
    // Numbers belong to a list and lead back to it.
    if (action !== undefined) return this.act(action, undefined, this.numbers.has(key));
    // Letters without a button are a word: ai, ms.
    const search = /^\p{L}+$/u.test(key)
      ? searchLine(key, this.options.commands, this.options.locale)
      : undefined;
    if (search?.kind === 'command') return this.run(search.command, search.options);
    return this.numbers.size + this.letters.size === 0 ? phrases.nothingThere : phrases.noSuchKey(key);
  }

  private async act(action: Action, form?: FormInput, isOfList = false): Promise<string> {
    const { context } = this.options;
    return this.show(
      await performAction(this.commandsByAction, action, this.request({}, form), context),
      isOfList,
    );
  }

  /** Renders an answer, followed by messages that the command posted in the channel. */
  private show(answer: Answer, isOfList = false): string {
    const posts = this.options.takePosted().map((message) => {
      const { text } = renderInTerminal(message, this.options.render());
      return `${PHRASES[this.options.locale].posted(PREVIEW_CHANNEL.name)}\n\n${text}`;
    });
    return [this.showAnswer(answer, isOfList), ...posts].join('\n\n');
  }

  private showAnswer(answer: Answer, isOfList = false): string {
    if (answer.kind === 'form') {
      this.openForm = new FormDialog(answer, PHRASES[this.options.locale]);
      return `${answer.title}\n${this.openForm.question()}`;
    }
    // After a story is opened from a list, the numbers of the list stay valid.
    const isList = answer.blocks.some(({ kind }) => kind === 'items' || kind === 'leads');
    const hasWayBack = isOfList && !isList && this.list !== undefined;
    const kept = isList ? undefined : this.numbers;
    const { text, keys } = renderInTerminal(answer, this.options.render(), kept, hasWayBack);
    this.numbers = keys.numbers;
    this.letters = keys.letters;
    if (isList) this.list = answer;
    return hasWayBack ? `${text}\n\n${PHRASES[this.options.locale].back}` : text;
  }

  /** Whether a line asks for the list again; a button with the same letter takes precedence. */
  private isBack(line: string): boolean {
    const typed = line.trim().toLowerCase();
    return typed === BACK_KEY ? !this.letters.has(BACK_KEY) : BACK_WORDS.has(typed);
  }

  private async fillIn(form: FormDialog, line: string): Promise<string> {
    const step = form.take(line);
    if (step.kind === 'question') return step.text;
    this.openForm = undefined;
    return step.kind === 'filled-in' ? this.act(step.action, step.input) : step.text;
  }
}

const BACK_WORDS: ReadonlySet<string> = new Set(['back', '/back', '返回']);

/** Returns the command with its option's value, as a typed line. */
function answering({ command, option }: { command: Command; option: OptionSpec }, value: string): string {
  return `/${command.name} ${option.name}:${value}`;
}

/** Whether a line is a command: typed into an open form, it leaves the form. */
function isCommand(line: string): boolean {
  return /^\s*\/[\p{L}_-]/u.test(line);
}

function said(text: string): SessionReply {
  return { text, over: false };
}
