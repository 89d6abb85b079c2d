import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SourceStanding } from '../../src/messages/administration/sourceDesk.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { previewRoutes } from '../../src/web/preview/routes.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';
import { archiveOver, conversationOf, newsApp, storeSamples } from './newsroom.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeResult = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
);
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 860 };

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

describe.skipIf(CHROMIUM === undefined)(
  `in a browser${CHROMIUM === undefined ? ' (skipped: no Chromium here, apt-get install chromium)' : ''}`,
  () => {
    const app = newsApp();
    let browser: Browser;
    let preview: WebServer;
    let archive: WebServer;
    let page: Page;
    let complaints: string[] = [];

    beforeAll(async () => {
      await storeSamples(app);
      const report = (error: unknown) => {
        complaints.push(String(error));
        return 'id';
      };
      preview = await startWebServer(await previewRoutes(conversationOf(app), report), '127.0.0.1', 0);
      archive = await startWebServer(
        archiveRoutes(archiveOver(app, { fullText: true, sources: { standings } }), report),
        '127.0.0.1',
        0,
      );
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    });

    afterAll(async () => {
      await browser?.close();
      await preview?.close();
      await archive?.close();
      await app.store.close();
    });

    afterEach(async () => {
      await page.context().close();
      const heard = complaints;
      complaints = [];
      expect(heard).toEqual([]);
    });

    async function open(
      url: string,
      viewport = DESK,
      colorScheme: 'light' | 'dark' = 'dark',
      javaScriptEnabled = true,
    ) {
      // Only axe, which is put into the page from outside, needs the policy out of the way.
      const context = await browser.newContext({
        viewport,
        colorScheme,
        javaScriptEnabled,
        bypassCSP: false,
      });
      page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(`asks ${request.url()}`);
      });
      // The preview listens to its reader once its modules are loaded and the digest stands in the channel.
      await page.goto(url, { waitUntil: 'networkidle' });
    }

    async function violations() {
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setBypassCSP', { enabled: true });
      await page.evaluate(axeSource);
      const found = await page.evaluate(
        'axe.run().then((result) => result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))',
      );
      return axeResult.parse(found).map(({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`);
    }

    async function type(line: string) {
      await page.getByRole('combobox', { name: '输入命令' }).fill(line);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
    }

    const log = () => page.getByRole('log');

    describe('the preview page', () => {
      test('posts the newest digest, answers /news DeepSeek, opens the story from its menu', async () => {
        await open(preview.url);
        await expect.poll(() => log().textContent()).toContain('国内要闻');
        await type('/news DeepSeek');
        await expect.poll(() => log().textContent()).toContain('6710 亿参数的 MoE');
        await type('/news OpenAI');
        await expect.poll(() => log().textContent()).toContain('「OpenAI」');
        const menu = log().getByRole('combobox').last();
        const [, title = ''] =
          /^\d+\. (.{8})/u.exec((await menu.locator('option').nth(1).textContent()) ?? '') ?? [];
        await menu.selectOption({ index: 1 });
        await expect.poll(() => log().getByRole('heading').last().textContent()).toContain(title);
        expect(await page.getByRole('complementary', { name: '工作台' }).textContent()).toMatch(
          /\d+ \/ 40.*\d+ \/ 4000.*\d+ \/ 9500/su,
        );
      });

      test('opens a story from the digest, and shows the JSON that would go to Discord', async () => {
        await open(preview.url);
        const menu = log().getByRole('combobox').first();
        expect(await menu.locator('option').nth(4).textContent()).toContain('阿里云');
        await menu.selectOption({ index: 4 });
        await expect.poll(() => log().getByText('只有你能看到这条消息').count()).toBe(1);
        expect(await log().locator('.answer').last().textContent()).toContain('阿里云');
        const workbench = page.getByRole('complementary', { name: '工作台' });
        await workbench.getByText('JSON').click();
        const json = JSON.parse((await workbench.locator('pre').textContent()) ?? '');
        expect(json).toMatchObject({ components: [{ type: 17 }], allowed_mentions: { parse: [] } });
      });

      test('turns the digest to the day before, in its own place', async () => {
        await open(preview.url);
        await type('/digest');
        await log().getByRole('button', { name: '前一天' }).click();
        await expect.poll(() => log().textContent()).toContain('Ruby 3.4.0');
      });

      test('pages a long search in its own place', async () => {
        await open(preview.url);
        await type('/news AI');
        await log().getByRole('button', { name: '下一页' }).click();
        await expect
          .poll(() => log().locator('ol').last().locator('li').first().getAttribute('value'))
          .toBe('11');
        expect(await log().getByText('/news AI', { exact: true }).count()).toBe(1);
      });

      test('reads a post that is dropped anywhere on the page', async () => {
        await open(preview.url);
        // The page listens once its script has come, and shows the digest last.
        await expect.poll(() => log().textContent()).toContain('国内要闻');
        await page.evaluate(`{
        const dropped = new DataTransfer();
        dropped.items.add(new File(['今日科技早报\\n\\n1、甲公司发布新芯片\\n\\n甲公司今天发布了新的芯片。'], 'note.txt'));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
      }`);
        await expect.poll(() => page.locator('#found').textContent()).toContain('甲公司发布新芯片');
        // What to do to get such posts every day.
        const hint = page.locator('#as-source');
        expect(await hint.isVisible()).toBe(true);
        expect(await hint.textContent()).toContain('sources add 网址');
      });

      test('changes a subscription by its form: texts, menus of one and of several', async () => {
        await open(preview.url);
        await type('/subscribe');
        await log().getByRole('button', { name: '修改' }).click();
        await log().getByRole('button', { name: '改时间' }).click();
        const form = page.getByRole('dialog', { name: '改时间' });
        expect(await form.getByLabel('时区').inputValue()).toBe('Asia/Shanghai');
        await form.getByLabel('时间').fill('12:30');
        const days = form.getByRole('group', { name: '哪几天' });
        await days.locator('summary').click();
        for (const day of await days.getByRole('checkbox').all()) await day.uncheck();
        for (const day of ['周一', '周三']) await days.getByRole('checkbox', { name: day }).check();
        expect(await days.locator('summary').textContent()).toBe('周一 周三');
        await form.getByLabel('新旧').selectOption('latest');
        expect(await violations()).toEqual([]);
        await form.getByRole('button', { name: '发送' }).click();
        await expect.poll(() => log().textContent()).toContain('周一 周三 12:30 (Asia/Shanghai)');
        await log().getByRole('button', { name: '保存' }).click();
        await expect.poll(() => log().textContent()).toContain('的订阅改好了');
      });

      test('reads a passage of another page that is dropped, and text that is pasted', async () => {
        await open(preview.url);
        await page.evaluate(`{
          const carried = new DataTransfer();
          carried.setData('text/plain', '看不见的文字');
          carried.setData('text/html', '<h1>今日早报</h1><h2>国内要闻</h2><p><strong>丙公司发布手机</strong></p><p>丙公司今天发布了手机。</p>');
          document.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
        }`);
        const found = page.locator('#found');
        await expect.poll(() => found.textContent()).toContain('丙公司发布手机');
        expect(await found.textContent()).toContain('没有写日期');
        expect(await found.textContent()).not.toContain('undefined');
        await page
          .getByLabel('粘贴文字')
          .fill('1、丁公司开源模型\n\n丁公司今天开源了模型。\n\n2、戊公司融资\n\n戊公司完成融资。');
        await page.getByRole('button', { name: '读一读' }).click();
        await expect.poll(() => found.textContent()).toContain('丁公司开源模型');
        await expect.poll(() => log().textContent()).toContain('丁公司开源模型');
        expect(await log().textContent()).not.toContain('未名栏目');
        await found.locator('summary').click();
        expect(await violations()).toEqual([]);
      });

      test('completes commands from the keyboard', async () => {
        await open(preview.url);
        const input = page.getByRole('combobox', { name: '输入命令' });
        await input.fill('/hel');
        await expect.poll(() => page.getByRole('option', { name: '/help' }).isVisible()).toBe(true);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect(await input.inputValue()).toBe('/help ');
        await page.keyboard.press('Enter');
        await expect.poll(() => log().textContent()).toContain('/digest');
      });

      test('switches language and appearance', async () => {
        await open(preview.url);
        await page.getByLabel('语言').selectOption('en-US');
        await expect.poll(() => page.getByRole('button', { name: 'Send' }).isVisible()).toBe(true);
        expect(await page.locator('html').getAttribute('lang')).toBe('en-US');
        await page.getByLabel('Appearance').selectOption('light');
        expect(await page.locator('discord-messages').getAttribute('light-theme')).toBe('');
        await page.getByLabel('Language').selectOption('zh-TW');
        await expect.poll(() => page.getByRole('button', { name: '傳送' }).isVisible()).toBe(true);
        await expect.poll(() => log().textContent()).toContain('一分鐘速覽');
      });

      test('shows how a dropped post is read, and the digest it makes', async () => {
        await open(preview.url);
        await page.getByLabel('选择文件').setInputFiles({
          name: 'post.md',
          mimeType: 'text/markdown',
          buffer: readFileSync(new URL('../../data/samples/2024-12-26-geek-headlines.html', import.meta.url)),
        });
        const found = page.locator('#found');
        await expect.poll(() => found.textContent()).toContain('微信小店灰度测试');
        expect(await found.textContent()).toContain('广告');
        await expect.poll(() => log().textContent()).toContain('12月26日 周四');
      });

      test.each([
        ['dark, on a desk', DESK, 'dark'],
        ['light, on a desk', DESK, 'light'],
        ['dark, on a phone', PHONE, 'dark'],
        ['light, on a phone', PHONE, 'light'],
      ] as const)('is accessible: %s', async (_, viewport, scheme) => {
        await open(preview.url, viewport, scheme);
        await type('/news OpenAI');
        await expect.poll(() => log().textContent()).toContain('「OpenAI」');
        expect(await violations()).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          viewport.width,
        );
      });
    });

    describe('the archive', () => {
      test('without JavaScript: from the day to a story, to its column, to a search', async () => {
        await open(archive.url, DESK, 'dark', false);
        await page.getByRole('link', { name: 'DeepSeek-V3 发布并开源' }).click();
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('DeepSeek-V3');
        await page.getByRole('link', { name: '极客头条' }).click();
        expect(await page.getByRole('main').textContent()).toContain('2024-12-25');
        await page.getByRole('searchbox', { name: '搜新闻' }).fill('OpenAI');
        await page.keyboard.press('Enter');
        await page.waitForURL(/search\?q=OpenAI/u);
        expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(3);
        expect(await page.locator('script').count()).toBe(1);
      });

      test('pages once opened are read again without a network, others say so', async () => {
        const report = (error: unknown) => {
          complaints.push(String(error));
          return 'id';
        };
        const routes = archiveRoutes(archiveOver(app, { fullText: true }), report);
        const server = await startWebServer(routes, '127.0.0.1', 0);
        await open(server.url);
        await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
        await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
        await page.goto(`${server.url}/day/2024-12-27`);
        await page.getByRole('link', { name: '通义开源视觉推理模型' }).click();
        const story = page.url();
        const heading = await page.getByRole('heading', { level: 1 }).textContent();
        await server.close();
        await page.goto(`${server.url}/day/2024-12-27`);
        expect(await page.getByRole('main').textContent()).toContain('国内要闻');
        await page.goto(story);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
        await page.goto(`${server.url}/day/2024-12-25`);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('现在没有网络');
        expect(await page.getByRole('main').getByRole('link').allTextContents()).toContain('2024-12-27');
        await page.goto(`${server.url}/search?q=OpenAI`);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('现在没有网络');
        // What the browser says of the server that is gone is what this is about.
        complaints = complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'));
      }, 60_000);

      test('on paper there is the news alone, with the addresses of the originals', async () => {
        await open(`${archive.url}/day/2024-12-26`);
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByRole('search').isVisible()).toBe(false);
        expect(await page.locator('.calendar').isVisible()).toBe(false);
        expect(
          await page.evaluate(
            "getComputedStyle(document.querySelector('a[rel~=\"external\"]'), '::after').content",
          ),
        ).toContain('https://');
      });

      test('the keyboard finds the skip link first', async () => {
        await open(archive.url);
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
      });

      test.each([
        ['day, dark', '/', DESK, 'dark'],
        ['day, light, phone', '/', PHONE, 'light'],
        ['story, light', 'story', DESK, 'light'],
        ['story, dark, phone', 'story', PHONE, 'dark'],
        ['trends, light', '/trend?q=OpenAI+%E5%B0%8F%E7%B1%B3+%E8%A3%81%E5%91%98&last=90d', DESK, 'light'],
        ['trends, dark, phone', '/trend?q=OpenAI+%E5%B0%8F%E7%B1%B3+DeepSeek&last=1y', PHONE, 'dark'],
        ['trends of nothing yet', '/trend', PHONE, 'light'],
        ['search, dark, phone', '/search?q=OpenAI', PHONE, 'dark'],
        ['search of some days, light', '/search?q=AI&since=2024-12-26&order=newest', DESK, 'light'],
        ['privacy, dark, phone', '/privacy', PHONE, 'dark'],
        ['terms in English, light', '/terms/en-US', DESK, 'light'],
        ['no network, dark, phone', '/offline', PHONE, 'dark'],
        ['sources, light, phone', '/sources', PHONE, 'light'],
        ['columns, light', '/columns', DESK, 'light'],
        ['column, dark', '/column/极客头条', DESK, 'dark'],
        ['an event, dark, phone', 'event', PHONE, 'dark'],
        ['an event, light', 'event', DESK, 'light'],
        ['nothing there, light', '/nowhere', PHONE, 'light'],
      ] as const)('is accessible: %s', async (_, path, viewport, scheme) => {
        await open(path.startsWith('/') ? archive.url + path : archive.url, viewport, scheme);
        if (!path.startsWith('/')) await page.getByRole('link', { name: '通义开源视觉推理模型' }).click();
        if (path === 'event') await page.getByRole('link', { name: '这件事的前前后后' }).click();
        // A page that is not there is an error to the browser, and that is all it may complain about.
        if (path === '/nowhere') complaints = complaints.filter((text) => !text.includes('404'));
        expect(await violations()).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          viewport.width,
        );
      });
    });
  },
);
