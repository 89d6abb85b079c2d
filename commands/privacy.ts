import type { Command } from '../src/messages/conversation/command.ts';
import type { MessageBlock } from '../src/messages/message.ts';
import { titled } from '../src/messages/notice.ts';
import { POLICY_TEXTS, policyOf } from '../src/messages/policies/policy.ts';
import { policyPath } from '../src/messages/webPages.ts';

/** `/privacy`: describes the data kept about members and servers, its retention, and how to delete it. */
export const privacy: Command = {
  kind: 'slash',
  name: 'privacy',
  names: { 'zh-CN': '隐私', 'zh-TW': '隱私', 'en-US': 'privacy' },
  descriptions: {
    'zh-CN': '保存了什么、多久、怎样导出和删除',
    'zh-TW': '儲存了什麼、多久、怎樣匯出和刪除',
    'en-US': 'What is kept, for how long, and how to export or delete it',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [],
  run({ locale, services: { contact, archiveUrl, modelHost } }) {
    const { title, intro, sections } = policyOf('privacy', locale, contact, modelHost);
    const texts = POLICY_TEXTS[locale];
    const links =
      archiveUrl === undefined
        ? []
        : [
            { label: texts.privacyLink, url: archiveUrl + policyPath('privacy', locale) },
            { label: texts.termsLink, url: archiveUrl + policyPath('terms', locale) },
          ];
    const buttons = links.map((link) => ({ kind: 'link', ...link }) as const);
    return titled(title, [
      ...intro.map((text): MessageBlock => ({ kind: 'text', text })),
      ...sections.flatMap(({ heading, paragraphs = [], points = [] }): MessageBlock[] => [
        { kind: 'heading', level: 3, text: heading },
        ...paragraphs.map((text): MessageBlock => ({ kind: 'text', text })),
        ...(points.length === 0 ? [] : [{ kind: 'list', lines: points } as const]),
      ]),
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ]);
  },
};
