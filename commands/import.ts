import type { Edition } from '../src/editions/edition.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { FileValue } from '../src/messages/conversation/options.ts';
import type { TargetMessage } from '../src/messages/conversation/request.ts';
import { MAX_UPLOAD_BYTES } from '../src/messages/conversation/uploads.ts';
import type { Message, MessageBlock } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { notice } from '../src/messages/notice.ts';
import { longDay, shortDay } from '../src/messages/texts/days.ts';
import type { Texts } from '../src/messages/texts/texts.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { explainUnreadable } from '../src/messages/unreadableDocument.ts';
import type { Ingested } from '../src/sources/polling/ingest.ts';
import type { UnreadableReason } from '../src/text/unreadable.ts';

/** Number of stories shown before a document is stored. */
const MAX_SHOWN = 15;

const offered: Pick<Command, 'contexts' | 'needs'> = { contexts: ['server', 'direct'], needs: 'own-bot' };

/** `/import`: reads an attached roundup, shows the result, and stores it after confirmation. */
export const importFile: Command = {
  ...offered,
  kind: 'slash',
  name: 'import',
  names: { 'zh-CN': '导入', 'zh-TW': '匯入', 'en-US': 'import' },
  descriptions: {
    'zh-CN': '读一份早报文件，确认后入库（仅机器人所有者）',
    'zh-TW': '讀一份早報檔案，確認後入庫（僅機器人擁有者）',
    'en-US': 'Read a roundup from a file and store it once confirmed (owner of the bot only)',
  },
  options: [
    {
      name: 'file',
      names: { 'zh-CN': '文件', 'zh-TW': '檔案', 'en-US': 'file' },
      descriptions: {
        'zh-CN': 'HTML、Markdown 或纯文本',
        'zh-TW': 'HTML、Markdown 或純文字',
        'en-US': 'HTML, Markdown or plain text',
      },
      kind: 'file',
      required: true,
    },
  ],
  run: (conversation) => readFile(conversation.options.file('file'), conversation),
  actions: { import: ({ document }, conversation) => store(document, conversation) },
};

/** 导入这份早报: imports the roundup attached to a message. */
export const importMessage: Command = {
  ...offered,
  kind: 'message',
  name: 'import message',
  names: { 'zh-CN': '导入这份早报', 'zh-TW': '匯入這份早報', 'en-US': 'Import this roundup' },
  descriptions: {
    'zh-CN': '把消息里附上的早报读进来（仅机器人所有者）',
    'zh-TW': '把訊息裡附上的早報讀進來（僅機器人擁有者）',
    'en-US': 'Read the roundup attached to a message (owner of the bot only)',
  },
  options: [],
  run: (conversation) => readFile(firstFile(conversation.target), conversation),
};

/** Returns the first file that looks like text, else the first: pictures are often attached as well. */
function firstFile(target: TargetMessage | undefined): FileValue | undefined {
  const files = target?.files ?? [];
  return files.find(({ name }) => /\.(?:html?|md|markdown|txt)$/iu.test(name)) ?? files[0];
}

async function readFile(file: FileValue | undefined, conversation: Conversation): Promise<Message> {
  const words = conversation.texts.member;
  if (!file) return notice(words.uploadNothing);
  if (file.bytes > MAX_UPLOAD_BYTES) return notice(words.uploadTooLarge(MAX_UPLOAD_BYTES / 1_000_000));
  const bytes = await conversation.services.fetchFile(file.url);
  if (!bytes) return notice(words.uploadFailed);
  const reading = await conversation.services.uploads.read(file.name, bytes);
  if (reading.kind === 'unreadable') return unread(reading, conversation);
  if (reading.edition.stories.length === 0) return notice(words.uploadNoStories(file.name));
  const id = await conversation.services.notes.upload(
    { name: file.name, bytes, user: conversation.user },
    conversation.services.clock.now(),
  );
  return shown(file.name, id, reading.edition, conversation);
}

/** Answers that a document cannot be read, and why. */
function unread(failed: UnreadableReason, { locale, texts }: Conversation): Message {
  const text = explainUnreadable(failed, locale);
  return notice(texts.member.uploadUnread, { kind: 'footer', text });
}

function shown(name: string, id: string, edition: Edition, conversation: Conversation): Message {
  const { texts } = conversation;
  const words = texts.member;
  const { column, date, headline, stories, warnings } = edition;
  const day = date === null ? '—' : shortDay(date, conversation.locale);
  const news = newsScriptOf(conversation.locale);
  const left = stories.length - MAX_SHOWN;
  const blocks: MessageBlock[] = [
    { kind: 'heading', level: 3, text: news.text(headline) },
    { kind: 'footer', text: words.uploadEdition(news.text(column) || '—', day, stories.length) },
    {
      kind: 'items',
      first: 1,
      items: stories.slice(0, MAX_SHOWN).map(({ title, section }) => ({
        text: news.text(section === null ? title : `${title} · ${section}`),
      })),
    },
    ...(left > 0 ? [{ kind: 'footer', text: texts.moreItems(left) } as const] : []),
    ...(warnings.length > 0
      ? [
          {
            kind: 'quote',
            label: words.uploadWarnings,
            paragraphs: warningLines(warnings, words),
          } as const,
        ]
      : []),
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'action',
          label: words.uploadStore,
          tone: 'primary',
          action: { kind: 'import', document: id },
        },
      ],
    },
  ];
  return notice(words.uploadRead(name), ...blocks);
}

/** Returns each kind of warning once with its count. */
function warningLines(warnings: Edition['warnings'], words: Texts['member']): readonly string[] {
  return [...Map.groupBy(warnings, ({ code }) => code)].map(([code, { length }]) =>
    length === 1 ? words.uploadDoubts[code] : `${words.uploadDoubts[code]} × ${length}`,
  );
}

/** Stores the document before deleting the upload, so that the button still works after a stop in between. */
async function store(id: string, conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const words = texts.member;
  const upload = await conversation.services.notes.findUpload(id);
  if (!upload) return notice(words.uploadGone);
  const ingested = await conversation.services.uploads.store(upload.name, upload.bytes);
  await conversation.services.notes.dropUpload(id);
  if (ingested.kind === 'failed') return { ...unread(ingested, conversation), replaces: true };
  return {
    ...notice(words.uploadStored(ingested.change, upload.name), ...wayOn(ingested, conversation)),
    replaces: true,
  };
}

function wayOn(
  ingested: Exclude<Ingested, { kind: 'failed' }>,
  { locale }: Conversation,
): readonly MessageBlock[] {
  if (ingested.kind !== 'edition') return [];
  const { day } = ingested;
  const label = textsIn(locale).digestTitle(longDay(day, locale));
  return [
    { kind: 'buttons', buttons: [{ kind: 'action', label, action: { kind: 'digest', day, from: 0 } }] },
  ];
}
