import { afterEach } from 'vitest';
import type { Archive } from '../../../src/web/archive/archive.ts';
import { archiveRoutes } from '../../../src/web/archive/routes.ts';
import { archiveOver, newsApp, publish, storyTitled } from '../newsroom.ts';

const LONG = '第一句话说明发生了什么事情。'.repeat(20);
/** What a text may hold that must reach no reader as more than text. */
export const NASTY = '<script>alert(1)</script>"\'&\u202e\u001b[31m';

/** Opens archives for the tests of a file and closes them behind each; called once at the file's top. */
export function archiveRooms() {
  const stores: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  /** An archive over a store of its own, empty and in memory unless a file is named. */
  function newsroom(rest: Partial<Archive> = {}, file = ':memory:') {
    const app = newsApp(file);
    const { store } = app;
    stores.push(store);
    const reports: unknown[] = [];
    const archive = archiveOver(app, rest);
    const routes = archiveRoutes(archive, (error) => `id-${reports.push(error)}`);
    const get = async (path: string, init?: RequestInit) => {
      const response = await routes.request(path, init);
      return { response, status: response.status, text: await response.text() };
    };
    return { app, store, archive, routes, get, reports };
  }

  /** One with the news of two days, the newer with everything that a story may have. */
  async function twoDays(rest: Partial<Archive> = {}) {
    const room = newsroom(rest);
    await publish(room.store, '2024-12-26', [storyTitled('昨天的新闻')]);
    await publish(
      room.store,
      '2024-12-27',
      [
        storyTitled('小米筹建集群', {
          paragraphs: [LONG, '第二段只有全文里才有。'],
          attribution: '界面新闻',
          writtenBy: null,
          commentary: ['编者的看法'],
          images: [{ url: 'https://pictures.example/a.png', alt: '机房' }],
          links: [
            { url: 'javascript:alert(1)', text: '坏链接' },
            { url: 'https://a.example/', text: '公告' },
          ],
        }),
        storyTitled(`标题${NASTY}`, { section: '国际要闻' }),
      ],
      { keyPoints: ['要点一'], keyPointsBy: '某大模型' },
    );
    return room;
  }

  return { newsroom, twoDays };
}
