import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { previewRoutes } from '../../../src/web/preview/routes.ts';
import { startWebServer, type WebServer } from '../../../src/web/server.ts';
import { conversationOf, newsApp, storeSamples } from '../newsroom.ts';
import { DESK, describeInBrowser, type Opening, PHONE } from './browser.ts';

/** Languages of the page, and words of the sample digest in each. */
const LANGUAGES = { 'zh-CN': '一分钟速览', 'zh-TW': '一分鐘速覽', 'en-US': 'Daily digest' } as const;
const THEMES = ['dark', 'light'] as const;
/** A press that is lower stands below the first screen of a phone. */
const FIRST_PRESS_PIXELS = 420;

/**
 * The digest as laid out: where its first press begins below its top, how many things can be pressed, and what of it
 * stands out of its column to the right.
 */
const LAYOUT = `(() => {
  const digest = document.querySelector('#log discord-message');
  const column = digest.querySelector('.container').getBoundingClientRect();
  const presses = [...digest.querySelectorAll('select, button, .button')];
  const tops = presses.map((press) => press.getBoundingClientRect().top);
  return {
    first: Math.round(Math.min(...tops) - digest.getBoundingClientRect().top),
    presses: presses.length,
    out: [...digest.querySelectorAll('.container *')]
      .filter((part) => part.getBoundingClientRect().right > column.right + 0.5)
      .map((part) => part.tagName + ' ' + part.textContent.trim().slice(0, 20)),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})()`;
const layoutSchema = z.object({
  first: z.number(),
  presses: z.number(),
  out: z.array(z.string()),
  wide: z.number(),
});

describeInBrowser('the preview page', ({ page, open, violations, report }) => {
  const app = newsApp();
  let preview: WebServer;

  beforeAll(async () => {
    await storeSamples(app);
    preview = await startWebServer(await previewRoutes(conversationOf(app), report), '127.0.0.1', 0);
  });
  afterAll(async () => {
    await preview?.close();
    await app.store.close();
  });

  /** Opens the page: it listens to its reader once its modules are loaded and the digest stands in the channel. */
  const openPreview = (opening: Opening = {}) => open(preview.url, { ...opening, asksMore: true });

  async function type(line: string) {
    await page().getByRole('combobox', { name: '输入命令' }).fill(line);
    await page().keyboard.press('Escape');
    await page().keyboard.press('Enter');
  }

  const log = () => page().getByRole('log');

  test('posts the newest digest, answers /news DeepSeek, opens the story from its menu', async () => {
    await openPreview();
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
    expect(await page().getByRole('complementary', { name: '工作台' }).textContent()).toMatch(
      /\d+ \/ 40.*\d+ \/ 4000.*\d+ \/ 9500/su,
    );
  });

  test('opens a story from the digest, and shows the JSON that would go to Discord', async () => {
    await openPreview();
    const menu = log().getByRole('combobox').first();
    expect(await menu.locator('option').nth(4).textContent()).toContain('阿里云');
    await menu.selectOption({ index: 4 });
    await expect.poll(() => log().getByText('只有你能看到这条消息').count()).toBe(1);
    expect(await log().locator('.answer').last().textContent()).toContain('阿里云');
    const workbench = page().getByRole('complementary', { name: '工作台' });
    await workbench.getByText('JSON').click();
    const json = JSON.parse((await workbench.locator('pre').textContent()) ?? '');
    expect(json).toMatchObject({ components: [{ type: 17 }], allowed_mentions: { parse: [] } });
  });

  test('turns the digest to the day before, in its own place', async () => {
    await openPreview();
    await type('/digest');
    await log().getByRole('button', { name: '前一天' }).click();
    await expect.poll(() => log().textContent()).toContain('Ruby 3.4.0');
  });

  test('pages a long search in its own place', async () => {
    await openPreview();
    await type('/news AI');
    await log().getByRole('button', { name: '下一页' }).click();
    await expect
      .poll(() => log().locator('ol').last().locator('li').first().getAttribute('value'))
      .toBe('11');
    expect(await log().getByText('/news AI', { exact: true }).count()).toBe(1);
  });

  test('reads a post that is dropped anywhere on the page', async () => {
    await openPreview();
    // The page listens once its script has come, and shows the digest last.
    await expect.poll(() => log().textContent()).toContain('国内要闻');
    await page().evaluate(`{
    const dropped = new DataTransfer();
    dropped.items.add(new File(['今日科技早报\\n\\n1、甲公司发布新芯片\\n\\n甲公司今天发布了新的芯片。'], 'note.txt'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
  }`);
    await expect.poll(() => page().locator('#found').textContent()).toContain('甲公司发布新芯片');
    // What to do to get such posts every day.
    const hint = page().locator('#as-source');
    expect(await hint.isVisible()).toBe(true);
    expect(await hint.textContent()).toContain('sources add 网址');
  });

  test('changes a subscription by its form: texts, menus of one and of several', async () => {
    await openPreview();
    await type('/subscribe');
    await log().getByRole('button', { name: '修改' }).click();
    await log().getByRole('button', { name: '改时间' }).click();
    const form = page().getByRole('dialog', { name: '改时间' });
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
    await expect.poll(() => log().textContent()).toContain('周一 周三 12:30（北京时间）');
    await log().getByRole('button', { name: '保存' }).click();
    await expect.poll(() => log().textContent()).toContain('的订阅改好了');
  });

  test('reads a passage of another page that is dropped, and text that is pasted', async () => {
    await openPreview();
    await page().evaluate(`{
      const carried = new DataTransfer();
      carried.setData('text/plain', '看不见的文字');
      carried.setData('text/html', '<h1>今日早报</h1><h2>国内要闻</h2><p><strong>丙公司发布手机</strong></p><p>丙公司今天发布了手机。</p>');
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
    }`);
    const found = page().locator('#found');
    await expect.poll(() => found.textContent()).toContain('丙公司发布手机');
    expect(await found.textContent()).toContain('没有写日期');
    expect(await found.textContent()).not.toContain('undefined');
    await page()
      .getByLabel('粘贴文字')
      .fill('1、丁公司开源模型\n\n丁公司今天开源了模型。\n\n2、戊公司融资\n\n戊公司完成融资。');
    await page().getByRole('button', { name: '读一读' }).click();
    await expect.poll(() => found.textContent()).toContain('丁公司开源模型');
    await expect.poll(() => log().textContent()).toContain('丁公司开源模型');
    expect(await log().textContent()).not.toContain('未名栏目');
    await found.locator('summary').click();
    expect(await violations()).toEqual([]);
  });

  test('completes commands from the keyboard', async () => {
    await openPreview();
    const input = page().getByRole('combobox', { name: '输入命令' });
    await input.fill('/hel');
    await expect.poll(() => page().getByRole('option', { name: '/help' }).isVisible()).toBe(true);
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    expect(await input.inputValue()).toBe('/help ');
    await page().keyboard.press('Enter');
    await expect.poll(() => log().textContent()).toContain('/digest');
  });

  test('switches language and appearance', async () => {
    await openPreview();
    await page().getByLabel('语言').selectOption('en-US');
    await expect.poll(() => page().getByRole('button', { name: 'Send' }).isVisible()).toBe(true);
    expect(await page().locator('html').getAttribute('lang')).toBe('en-US');
    await page().getByLabel('Appearance').selectOption('light');
    expect(await page().locator('discord-messages').getAttribute('light-theme')).toBe('');
    await page().getByLabel('Language').selectOption('zh-TW');
    await expect.poll(() => page().getByRole('button', { name: '傳送' }).isVisible()).toBe(true);
    await expect.poll(() => log().textContent()).toContain('一分鐘速覽');
  });

  test('on a phone the digest’s first press is on the first screen, and nothing stands out of its column', async () => {
    await openPreview({ viewport: PHONE });
    for (const [language, words] of Object.entries(LANGUAGES)) {
      await page().locator('#language').selectOption(language);
      await expect.poll(() => log().textContent()).toContain(words);
      for (const theme of THEMES) {
        await page().locator('#theme').selectOption(theme);
        const { first, presses, ...rest } = layoutSchema.parse(await page().evaluate(LAYOUT));
        expect({ language, theme, ...rest }).toEqual({ language, theme, out: [], wide: 0 });
        expect(presses).toBeGreaterThan(4);
        expect(first).toBeGreaterThan(100);
        expect(first).toBeLessThan(FIRST_PRESS_PIXELS);
      }
    }
  });

  test('shows how a dropped post is read, and the digest it makes', async () => {
    await openPreview();
    await page()
      .getByLabel('选择文件')
      .setInputFiles({
        name: 'post.md',
        mimeType: 'text/markdown',
        buffer: readFileSync(
          new URL('../../../data/samples/2024-12-26-geek-headlines.html', import.meta.url),
        ),
      });
    const found = page().locator('#found');
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
    await openPreview({ viewport, colorScheme: scheme });
    await type('/news OpenAI');
    await expect.poll(() => log().textContent()).toContain('「OpenAI」');
    expect(await violations()).toEqual([]);
    expect(await page().evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  });
});
