import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { SourceStanding } from '../../../src/messages/administration/sourceDesk.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import { keepPassage, keepSpokenDigest } from '../../../src/store/speech.ts';
import { archiveRoutes } from '../../../src/web/archive/routes.ts';
import { startWebServer, type WebServer } from '../../../src/web/server.ts';
import { silence } from '../../speech/silence.ts';
import { archiveOver, idOf, newsApp, publish, storeSamples, storyTitled } from '../newsroom.ts';
import { DESK, describeInBrowser, PHONE } from './browser.ts';

/** One source that is read and one that fails. */
async function standings(): Promise<readonly SourceStanding[]> {
  const alive: SourceStanding = {
    id: 'alive',
    name: '甲站',
    tier: 'news',
    enabled: true,
    lacks: undefined,
    columns: [],
    lastSuccess: new Date('2024-12-27T01:00:00Z'),
    failures: 0,
    failedFor: null,
    newest: undefined,
  };
  return [alive, { ...alive, id: 'failing', name: '乙站', failures: 3, failedFor: 'timeout' }];
}

const TOLD = ['海螺公司发布掌上打印机 H1，售价 1299 元，首批 5000 台。'];
const [OWN, RETOLD, REMOVED] = [
  '海螺发布打印机 H1，售价 1299 元',
  '海螺打印机 H1 上市，首批 5000 台',
  '撤下的一条',
];

describeInBrowser('the archive', ({ page, open, violations, report, forgive }) => {
  const app = newsApp();
  let archive: WebServer;
  /** As most operators have it: excerpts, no sources beside it, nothing spoken. */
  let excerpts: WebServer;

  beforeAll(async () => {
    await storeSamples(app);
    await publish(
      app.store,
      '2024-12-24',
      [
        storyTitled(OWN, {
          paragraphs: TOLD,
          attribution: '某通讯社',
          commentary: ['编者认为小了些。'],
          images: [{ url: 'https://pictures.example/a.png', alt: '打印机' }],
          links: [{ url: 'https://shell.example/', text: '官网' }],
        }),
        storyTitled('另一条', { writtenBy: '本文由AI生成' }),
        storyTitled(REMOVED),
      ],
      { column: '海边早报', keyPoints: ['要点一'], keyPointsBy: '某大模型', writtenBy: '内容由AI辅助创作' },
    );
    await publish(app.store, '2024-12-23', [storyTitled(RETOLD, { paragraphs: TOLD })], {
      column: '海边晚报',
    });
    for (let day = 1; day <= 31; day += 1)
      await publish(app.store, `2024-10-${String(day).padStart(2, '0')}`, [storyTitled(`十月${day}日的事`)]);
    await storiesOf(app.store).remove(idOf(REMOVED));
    await app.catchUp();
    const day = '2024-12-24' as CalendarDay;
    await keepPassage(app.store, { key: 'a', bytes: silence(50), milliseconds: 1306 }, day);
    const spoken = { day, title: '读出来的一天', summary: OWN, passages: ['a'], stories: [] };
    await keepSpokenDigest(app.store, spoken, new Date('2024-12-24T00:10:00Z'));
    // Each look at the clock is a second later, so that no search is one too many.
    let seconds = 0;
    const clock = { now: () => new Date(app.context.clock.now().getTime() + 1000 * seconds++) };
    const whole = archiveOver(app, { fullText: true, sources: { standings }, isSpoken: true, clock });
    archive = await startWebServer(archiveRoutes(whole, report), '127.0.0.1', 0);
    excerpts = await startWebServer(archiveRoutes(archiveOver(app), report), '127.0.0.1', 0);
  });
  afterAll(async () => {
    await archive?.close();
    await excerpts?.close();
    await app.store.close();
  });

  test('without JavaScript: from the day to a story, to its column, to a search', async () => {
    await open(archive.url, { javaScriptEnabled: false });
    await page().getByRole('link', { name: 'DeepSeek-V3 发布并开源' }).click();
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toContain('DeepSeek-V3');
    await page().getByRole('link', { name: '极客头条' }).click();
    expect(await page().getByRole('main').textContent()).toContain('2024-12-25');
    await page().getByRole('searchbox', { name: '搜新闻' }).fill('OpenAI');
    await page().keyboard.press('Enter');
    await page().waitForURL(/search\?q=OpenAI/u);
    expect(await page().getByRole('main').getByRole('link').count()).toBeGreaterThan(3);
    expect(await page().locator('script').count()).toBe(1);
  });

  test('pages once opened are read again without a network, others say so', async () => {
    const routes = archiveRoutes(archiveOver(app, { fullText: true }), report);
    const server = await startWebServer(routes, '127.0.0.1', 0);
    await open(server.url);
    await page().evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await expect.poll(() => page().evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    await page().goto(`${server.url}/day/2024-12-27`);
    await page().getByRole('link', { name: '通义开源视觉推理模型' }).click();
    const story = page().url();
    const heading = await page().getByRole('heading', { level: 1 }).textContent();
    await server.close();
    await page().goto(`${server.url}/day/2024-12-27`);
    expect(await page().getByRole('main').textContent()).toContain('国内要闻');
    await page().goto(story);
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe(heading);
    await page().goto(`${server.url}/day/2024-12-25`);
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe('现在没有网络');
    expect(await page().getByRole('main').getByRole('link').allTextContents()).toContain('2024-12-27');
    await page().goto(`${server.url}/search?q=OpenAI`);
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe('现在没有网络');
    // What the browser and the service worker say of the server that is gone is what this is about.
    forgive('net::ERR_');
  }, 60_000);

  test('on paper there is the news alone, with the addresses of the originals', async () => {
    await open(`${archive.url}/day/2024-12-26`);
    await page().emulateMedia({ media: 'print' });
    expect(await page().getByRole('search').isVisible()).toBe(false);
    expect(await page().locator('.calendar').isVisible()).toBe(false);
    expect(
      await page().evaluate(
        "getComputedStyle(document.querySelector('a[rel~=\"external\"]'), '::after').content",
      ),
    ).toContain('https://');
  });

  test('the keyboard finds the skip link first', async () => {
    await open(archive.url);
    await page().keyboard.press('Tab');
    expect(await page().evaluate('document.activeElement.textContent')).toBe('跳到正文');
  });

  test.each<readonly [string, string, number?]>([
    ['the newest day', '/'],
    ['a day that is spoken, with opinion and what machines wrote', '/day/2024-12-24'],
    ['a day without news', '/day/2024-12-01', 404],
    ['a story in full, with commentary, pictures and links', `/story/${idOf(OWN)}`],
    ['a story that was removed', `/story/${idOf(REMOVED)}`, 410],
    ['no story', '/story/aaaaaaaaaa', 404],
    ['an event with several reports', `/event/${idOf(RETOLD)}`],
    ['no event', '/event/aaaaaaaaaa', 404],
    ['a week', '/recap/week/2024-12-27'],
    ['a month', '/recap/month/2024-12-31'],
    ['no recap', '/recap/week/2020-01-01', 404],
    ['trends', '/trend?q=OpenAI+%E5%B0%8F%E7%B1%B3+%E8%A3%81%E5%91%98&last=90d'],
    ['trends of years, words that peak together', '/trend?q=OpenAI+DeepSeek+AI&last=3y'],
    ['trends of nothing yet', '/trend'],
    ['trends of what no story holds', '/trend?q=%E9%87%8F%E5%AD%90%E9%A6%99%E8%95%89'],
    ['a search', '/search?q=OpenAI'],
    ['a search with near results', '/search?q=OpenAI+%E7%81%AB%E6%98%9F'],
    ['a search that finds nothing', '/search?q=%E9%87%8F%E5%AD%90%E9%A6%99%E8%95%89'],
    ['a search by another spelling', '/search?q=xiaomi'],
    ['a search of some days, the newest first', '/search?q=AI&since=2024-12-26&order=newest'],
    ['a search that writes its day', '/search?q=12%E6%9C%8827%E6%97%A5+AI'],
    ['a search that is not asked yet', '/search'],
    ['columns', '/columns'],
    ['a column with months', '/column/极客头条'],
    ['the older editions of a column', '/column/极客头条?before=2024-10-03'],
    ['no column', '/column/没有', 404],
    ['sources', '/sources'],
    ['privacy', '/privacy'],
    ['privacy in Traditional Chinese', '/privacy/zh-TW'],
    ['privacy in English', '/privacy/en-US'],
    ['terms', '/terms'],
    ['terms in Traditional Chinese', '/terms/zh-TW'],
    ['terms in English', '/terms/en-US'],
    ['no network', '/offline'],
    ['nothing there', '/nowhere', 404],
  ])('is accessible on a phone in the dark and on a desk in the light: %s', async (_, path, status = 200) => {
    await open(archive.url + path, { viewport: PHONE, colorScheme: 'dark' });
    // A page that is not there is an error to the browser, and that is all it may complain about.
    if (status !== 200) forgive(String(status));
    expect(await page().getByRole('heading', { level: 1 }).count()).toBe(1);
    for (const [viewport, colorScheme] of [
      [PHONE, 'dark'],
      [DESK, 'light'],
    ] as const) {
      await page().setViewportSize(viewport);
      await page().emulateMedia({ colorScheme });
      expect(await violations(), `${colorScheme}, ${viewport.width} wide`).toEqual([]);
      expect(await page().evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        viewport.width,
      );
    }
  });

  test.each([
    ['an excerpt of a story', `/story/${idOf(OWN)}`],
    ['columns without sources', '/columns'],
  ] as const)('is accessible where only excerpts are shown: %s', async (_, path) => {
    await open(excerpts.url + path, { viewport: PHONE, colorScheme: 'light' });
    expect(await violations()).toEqual([]);
  });

  test('is accessible where too many search', async () => {
    for (let asked = 0; asked < 8; asked += 1) await fetch(`${excerpts.url}/search?q=AI`);
    await open(`${excerpts.url}/search?q=AI`, { viewport: PHONE, colorScheme: 'light' });
    forgive('503');
    expect(await page().getByRole('main').textContent()).toContain('请过几秒再试');
    expect(await violations()).toEqual([]);
  });
});
