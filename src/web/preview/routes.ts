import { existsSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { LOCALES, localeOf } from '../../messages/locale.ts';
import { explainUnreadable } from '../../messages/unreadableDocument.ts';
import { PHRASES } from '../../terminal/phrases.ts';
import { unreadable } from '../../text/unreadable.ts';
import { assetOf } from '../assets.ts';
import { securityHeaders } from '../securityHeaders.ts';
import { MEASURE_LIMITS } from './measure.ts';
import { findModules } from './modules.ts';
import { previewPage } from './page.ts';
import {
  answerLine,
  answerPress,
  newestPost,
  type PreviewParts,
  proposeLines,
  withPosts,
} from './reactions.ts';
import { readDropped } from './reading.ts';
import { sameOrigin } from './sameOrigin.ts';
import { CurrentTrial } from './trial.ts';

const locale = z.enum(LOCALES);
const newestBody = z.object({ locale });
const lineBody = z.object({ line: z.string().max(4000), locale });
const pressBody = z.object({
  id: z.string().max(200),
  fields: z.record(z.string().max(100), z.string().max(4000)).default({}),
  picked: z.record(z.string().max(100), z.array(z.string().max(100)).max(25)).default({}),
  locale,
});
const readBody = z.object({ name: z.string().max(300), base64: z.base64(), locale });

const SMALL = bodyLimit({ maxSize: 64 * 1024 });
/** Body limit: a document of maximum size in base64 within JSON. */
const LARGE = bodyLimit({
  maxSize: 30 * 1024 * 1024,
  onError: (context) => {
    const locale = localeOf(context.req.header('accept-language')?.split(',')[0]);
    return context.json(
      { kind: 'unreadable', sentence: explainUnreadable(unreadable('too-large'), locale) },
      413,
    );
  },
});

/** Hash of the only style attribute of discord-components, on authors' names: `color:;`. */
const AUTHOR_STYLE_HASH = 'sha256-YyzoJpP5ML1Dl1K7WQbfMCvG6Df0Mckd/cH2Bl2ywZQ=';

/** Our own browser modules. */
const BROWSER_FILES = [
  'main.js',
  'words.js',
  'server.js',
  'elements.js',
  'markdown.js',
  'components.js',
  'channel.js',
  'composer.js',
  'formDialog.js',
  'payloadPanel.js',
  'readingPanel.js',
];

/** Creates the routes of the preview page, for browsers on this machine only. */
export async function previewRoutes(usual: PreviewParts, report: (error: unknown) => string): Promise<Hono> {
  const modules = await findModules();
  const page = previewPage(modules.importMap);
  const app = new Hono();
  const trial = new CurrentTrial(usual.openTrial);
  const current = async () => ({ ...usual, context: await trial.contextOr(usual.context) });

  app.use(
    securityHeaders({
      'script-src': `'self' '${page.scriptHash}'`,
      'style-src': `'self' 'unsafe-hashes' '${AUTHOR_STYLE_HASH}'`,
      'connect-src': "'self'",
      // Pictures of a message are embedded as data URLs.
      'img-src': "'self' data:",
    }),
  );
  app.use(sameOrigin);
  app.get('/', (context) => context.html(page.html));
  app.get('/preview.css', assetOf(new URL('./preview.css', import.meta.url)));
  app.get('/message.css', assetOf(new URL('./message.css', import.meta.url)));
  app.get('/reader.svg', assetOf(new URL('./reader.svg', import.meta.url)));
  app.get('/samples/:day{\\d{4}-\\d{2}-\\d{2}}/:file{[a-z0-9-]+\\.svg}', async (context) => {
    const { day, file } = context.req.param();
    const picture = new URL(`../../../data/sample-images/${day}/${file}`, import.meta.url);
    return existsSync(picture) ? assetOf(picture)(context, async () => {}) : context.notFound();
  });
  app.get('/favicon.svg', assetOf(new URL('../favicon.svg', import.meta.url)));
  for (const file of BROWSER_FILES) {
    app.get(`/browser/${file}`, assetOf(new URL(`./browser/${file}`, import.meta.url)));
  }
  app.get('/modules/*', async (context) => {
    const source = await modules.read(context.req.path);
    if (source === undefined) return context.notFound();
    return context.body(source, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  app.get('/api/limits', (context) => context.json(MEASURE_LIMITS));

  app.post('/api/newest', SMALL, async (context) => {
    const { locale } = newestBody.parse(await context.req.json());
    await trial.end();
    return context.json(await withPosts(usual, newestPost(usual, locale)));
  });
  app.post('/api/run', SMALL, async (context) => {
    const { line, locale } = lineBody.parse(await context.req.json());
    const parts = await current();
    return context.json(await withPosts(parts, answerLine(parts, line, locale)));
  });
  app.post('/api/press', SMALL, async (context) => {
    const { id, locale, ...form } = pressBody.parse(await context.req.json());
    const parts = await current();
    return context.json(await withPosts(parts, answerPress(parts, id, form, locale)));
  });
  app.post('/api/propose', SMALL, async (context) => {
    const { line, locale } = lineBody.parse(await context.req.json());
    return context.json(await proposeLines(await current(), line, locale));
  });
  app.post('/api/read', LARGE, async (context) => {
    const { name, base64, locale } = readBody.parse(await context.req.json());
    const bytes = Buffer.from(base64, 'base64');
    const parts = { reader: usual.reader, trial: () => trial.begin() };
    return context.json(await readDropped(parts, { bytes, name }, locale, usual.context.clock.now()));
  });
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      return context.text('The request is not what this page sends.\n', 400);
    }
    const chinese = PHRASES['zh-CN'].failed(report(error));
    return context.json({ answer: { kind: 'sentence', text: chinese }, posted: [] }, 500);
  });
  return app;
}
