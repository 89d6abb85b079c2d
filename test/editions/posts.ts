import fc from '../properties.ts';

/** A post as its editors think of it, before any markup. */
export interface Post {
  readonly headline: string;
  readonly sections: readonly { readonly name: string; readonly stories: readonly PostStory[] }[];
}

interface PostStory {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const SUBJECTS = [
  '青云汽车',
  '海湾银行',
  'Zig 语言',
  '星图播放器',
  '北斗短信',
  '滨海大学',
  'Lumen 编辑器',
  '极光公司',
  '南山医院',
  '火焰框架',
  '山雀模型',
  '林间系统',
];
const ACTS = [
  '发布新版本',
  '宣布裁员三成',
  '回应数据泄露传闻',
  '开源全部代码',
  '下调资费',
  '起诉前高管',
  '获得十亿融资',
  '推迟上市计划',
];
const SENTENCES = [
  '知情人士说，谈判已经持续了三个月。',
  '公司没有回应置评请求。',
  '新版本的启动速度快了一倍。',
  '3 月 5 日，公告发布在官网上。',
  '用户可以在设置里关掉它。（新岸网）',
];

/** Posts in the manner of a daily roundup: a headline, a glance, sections of stories, each title once. */
export function editionPost(): fc.Arbitrary<Post> {
  const titles = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...ACTS))
      .map(([subject, act]) => `${subject}${act}`),
    { minLength: 4, maxLength: 9 },
  );
  const paragraphs = fc.array(
    fc
      .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 })
      .map((sentences) => sentences.join('')),
    { minLength: 1, maxLength: 3 },
  );
  return fc.tuple(titles, fc.array(paragraphs, { minLength: 9, maxLength: 9 })).map(([all, texts]) => {
    const stories = all.map((title, i) => ({ title, paragraphs: texts[i] ?? [] }));
    const half = Math.ceil(stories.length / 2);
    return {
      headline: `${all.slice(0, 3).join('；')} | 极客头条`,
      sections: [
        { name: '国内要闻', stories: stories.slice(0, half) },
        { name: '程序员专区', stories: stories.slice(half) },
      ],
    };
  });
}

/** The post as an archive keeps its HTML. */
export function postAsHtml({ headline, sections }: Post): string {
  const items = sections.flatMap(({ stories }) =>
    stories.map(({ title }) => `<li><p>\n ${title}\n</p></li>`),
  );
  const body = sections.map(
    ({ name, stories }) => `<h3>\n ${name}\n</h3>\n${stories.map(storyAsHtml).join('\n')}`,
  );
  return `<h1>${headline}</h1>\n<h3>一分钟速览新闻点！</h3>\n<ul>\n${items.join('\n')}\n</ul>\n${body.join('\n')}`;
}

function storyAsHtml({ title, paragraphs }: PostStory): string {
  return `<p>\n <strong>\n  ${title}\n </strong>\n</p>\n${paragraphs.map((text) => `<p>\n ${text}\n</p>`).join('\n')}`;
}

/** The post as an archive keeps its Markdown. */
export function postAsMarkdown({ headline, sections }: Post): string {
  const items = sections.flatMap(({ stories }) => stories.map(({ title }) => `* ${title}`));
  const body = sections.map(
    ({ name, stories }) => `### ${name}\n\n${stories.map(storyAsMarkdown).join('\n\n')}`,
  );
  return `# ${headline}\n\n### 一分钟速览新闻点！\n\n${items.join('\n')}\n\n${body.join('\n\n')}\n`;
}

function storyAsMarkdown({ title, paragraphs }: PostStory): string {
  return `**${title}**\n\n${paragraphs.join('\n\n')}`;
}
