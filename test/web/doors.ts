import type { Archive } from '../../src/web/archive/archive.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';
import type { App } from '../../src/wiring/core.ts';
import { archiveOver, newsApp, publish, storyTitled } from './newsroom.ts';

/** An archive that listens, with its doors for programs. */
export interface OpenArchive {
  readonly app: App;
  readonly url: string;
  /** What failed and what was refused, by the ids that were told. */
  readonly failures: Map<string, unknown>;
  readonly refusals: Map<string, string>;
  close(): Promise<void>;
}

/** Serves the archive with the API and the MCP server over an empty store, at an address of its own. */
export async function openArchive(rest: Partial<Archive> = {}): Promise<OpenArchive> {
  const app = newsApp();
  const failures = new Map<string, unknown>();
  const refusals = new Map<string, string>();
  let server: WebServer | undefined;
  // The pages' addresses are those of the server, which has one once it listens.
  const archive = {
    ...archiveOver(app, rest),
    get baseUrl() {
      return server?.url ?? '';
    },
  };
  const failed = (error: unknown) => {
    const id = `failure-${failures.size}`;
    failures.set(id, error);
    return id;
  };
  const refused = (message: string) => {
    const id = `refusal-${refusals.size}`;
    refusals.set(id, message);
    return id;
  };
  server = await startWebServer(
    archiveRoutes(archive, failed, { api: true, mcp: true, refused }),
    '127.0.0.1',
    0,
  );
  const { url, close } = server;
  return {
    app,
    url,
    failures,
    refusals,
    async close() {
      await close();
      await app.store.close();
    },
  };
}

/** Two days on which two columns tell one event, with everything that carries a label. */
export async function publishEvent({ store, catchUp }: App): Promise<void> {
  const text = ['深度求索发布开源模型 DeepSeek-V3，参数 6710 亿，训练费用 557.6 万美元，使用 2048 块显卡。'];
  await publish(store, '2024-12-26', [storyTitled('前一天的别的事')]);
  await publish(
    store,
    '2024-12-27',
    [
      storyTitled('DeepSeek-V3 开源，参数 6710 亿', {
        paragraphs: [...text, '第二段\u202e只有全文里才有。'],
        attribution: '某通讯社',
        commentary: ['编者认为这很重要。'],
        images: [{ url: 'https://pictures.example/a.png', alt: '曲线' }],
        links: [
          { url: 'javascript:alert(1)', text: '坏链接' },
          { url: 'https://a.example/论文', text: '论文' },
        ],
      }),
      storyTitled('某公司换帅', { writtenBy: '本文由AI生成', section: null }),
    ],
    { keyPoints: ['要点一'], keyPointsBy: '某大模型' },
  );
  await publish(
    store,
    '2024-12-27',
    [storyTitled('DeepSeek-V3 发布，训练费 557.6 万美元', { paragraphs: text })],
    {
      column: 'AI周报',
      writtenBy: '内容由AI辅助创作',
    },
  );
  await catchUp();
}
