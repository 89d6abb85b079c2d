import type { Command } from '../src/messages/conversation/command.ts';
import { notice } from '../src/messages/notice.ts';

/** `/export me`: sends all data of a member as a JSON file visible to them only. */
export const exportMe: Command = {
  kind: 'slash',
  name: 'export me',
  names: { 'zh-CN': '我', 'zh-TW': '我', 'en-US': 'me' },
  descriptions: {
    'zh-CN': '把和你有关的所有内容导出成文件',
    'zh-TW': '把和你有關的所有內容匯出成檔案',
    'en-US': 'Get everything about you as a file',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [],
  async run(conversation) {
    const words = conversation.texts.member;
    const data = await conversation.services.memberData(conversation.user);
    if (data === undefined) return notice(words.nothingStored);
    const exported = { exportedAt: conversation.services.clock.now().toISOString(), ...data };
    const text = `${JSON.stringify(exported, null, 2)}\n`;
    return {
      ...notice(words.exported),
      files: [{ name: 'sulan-export.json', mediaType: 'application/json', text }],
    };
  },
};
