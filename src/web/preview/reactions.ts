import { type Payload, renderMessage } from '../../discord/rendering/renderMessage.ts';
import type { DocumentReader } from '../../editions/reading/documentReader.ts';
import { decodeAction, encodeAction } from '../../messages/actions/customId.ts';
import type { Command } from '../../messages/conversation/command.ts';
import { converse } from '../../messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../messages/conversation/dispatch.ts';
import type { Services } from '../../messages/conversation/services.ts';
import { digestMessage } from '../../messages/digest/digestMessage.ts';
import type { Locale } from '../../messages/locale.ts';
import type { Answer, FormField, Message } from '../../messages/message.ts';
import { readLine, searchLine } from '../../terminal/commandLine.ts';
import { completeLine } from '../../terminal/complete.ts';
import { PHRASES } from '../../terminal/phrases.ts';
import { type FormInput, previewRequest } from '../../terminal/place.ts';
import { measure, type PayloadMeasure } from './measure.ts';
import type { Trial } from './trial.ts';

/** Dependencies of the page: the bot's commands over the preview's store. */
export interface PreviewParts {
  readonly commands: readonly Command[];
  readonly context: Services;
  /** Reads dropped documents. */
  readonly reader: DocumentReader;
  /** Creates a copy of the store for dropped posts. */
  openTrial(): Promise<Trial>;
  /** Returns the messages that commands posted in the channel since the last call. */
  takePosted(): readonly Message[];
}

/** An answer, and the messages that the command posted in the channel. */
export interface ReactionWithPosts {
  readonly answer: Reaction;
  readonly posted: readonly Reaction[];
}

/** Content for the page: the payloads that would be sent to Discord, a form, or a sentence. */
export type Reaction =
  | {
      readonly kind: 'message';
      readonly title: string;
      readonly visibility: Message['visibility'];
      /** Whether it replaces the pressed message. */
      readonly replaces: boolean;
      readonly payloads: readonly { readonly payload: Payload; readonly measure: PayloadMeasure }[];
      /** Its pictures as data URLs by file name. */
      readonly drawings: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'form';
      readonly title: string;
      /** Custom id to return with the fields. */
      readonly id: string;
      readonly fields: readonly FormField[];
    }
  | { readonly kind: 'sentence'; readonly text: string };

/** Answers a typed line such as `/news DeepSeek`. */
export async function answerLine(parts: PreviewParts, line: string, locale: Locale): Promise<Reaction> {
  const typed = readLine(line, parts.commands, locale);
  // The page has no numbered choices, so a number is searched for.
  const read = typed.kind === 'key' ? searchLine(typed.key, parts.commands, locale) : typed;
  switch (read.kind) {
    case 'command':
      return reactionTo(await runCommand(read.command, previewRequest(locale, read.options), parts.context));
    case 'refused':
      return { kind: 'sentence', text: read.sentence };
    case 'asks': {
      const { option, command } = read;
      return { kind: 'sentence', text: PHRASES[locale].missingOption(option.names[locale], command.name) };
    }
    case 'key':
    case 'nothing':
    case 'leave':
      return { kind: 'sentence', text: PHRASES[locale].welcome };
  }
}

/** Item limit of the channel's digest. */
const DIGEST_ITEMS = 20;

/** Returns the newest digest as posted in a channel, or a sentence that there is none. */
export async function newestPost({ context }: PreviewParts, locale: Locale): Promise<Reaction> {
  const day = await context.editions.newestDay();
  const digest = day && (await context.digests.of(day));
  if (!digest) return { kind: 'sentence', text: PHRASES[locale].welcome };
  return reactionTo(digestMessage(digest, { locale, visibility: 'everyone', itemLimit: DIGEST_ITEMS }));
}

/** Answers a press by the custom id of a button or the value of a menu entry; `form` contains submitted values. */
export async function answerPress(
  parts: PreviewParts,
  id: string,
  form: FormInput,
  locale: Locale,
): Promise<Reaction> {
  const decoded = decodeAction(id);
  if (decoded === undefined) return { kind: 'sentence', text: PHRASES[locale].nothingThere };
  const request = previewRequest(locale, {}, form);
  return reactionTo(
    await performAction(indexByAction(parts.commands), decoded.action, request, parts.context),
  );
}

/** A completed line. */
export interface Proposal {
  readonly line: string;
  readonly description?: string;
}

/** Returns completions of a typed line. */
export async function proposeLines(
  parts: PreviewParts,
  line: string,
  locale: Locale,
): Promise<readonly Proposal[]> {
  const request = previewRequest(locale);
  const { hits, replaced } = await completeLine(line, parts.commands, converse(request, parts.context));
  const kept = line.slice(0, line.length - replaced.length);
  const proposals = new Map(hits.map(({ text, ...rest }) => [kept + text, { line: kept + text, ...rest }]));
  return [...proposals.values()].filter((proposal) => proposal.line !== line);
}

/** Returns an answer with the messages posted meanwhile. */
export async function withPosts(parts: PreviewParts, answer: Promise<Reaction>): Promise<ReactionWithPosts> {
  return { answer: await answer, posted: parts.takePosted().map(reactionTo) };
}

/** Converts an answer for the page. */
export function reactionTo(answer: Answer): Reaction {
  if (answer.kind === 'form') {
    const { title, fields, action } = answer;
    return { kind: 'form', title, fields, id: encodeAction(action) ?? '' };
  }
  return {
    kind: 'message',
    title: answer.title,
    visibility: answer.visibility,
    replaces: answer.replaces ?? false,
    payloads: renderMessage(answer).map((payload) => ({ payload, measure: measure(payload) })),
    drawings: Object.fromEntries(
      answer.blocks.flatMap((block) =>
        block.kind === 'drawing' ? [[block.drawing.name, dataUrl(block.drawing.bytes)]] : [],
      ),
    ),
  };
}

function dataUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
