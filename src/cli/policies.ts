import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import { LOCALES, type Locale } from '../messages/locale.ts';
import { POLICY_KINDS, type PolicyKind, policyOf } from '../messages/policies/policy.ts';
import { type Config, modelHostOf } from '../settings/config.ts';
import { policyHtml } from '../web/archive/pages/policyPage.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** `sulan policies FOLDER`: writes the privacy policy and the terms of service as HTML files that need no server. */
export async function exportPolicies(
  folder: string,
  { contact, languageModel }: Config,
  texts: ResultTexts['policies'],
  lines: Lines,
): Promise<number> {
  const style = readFileSync(new URL('../web/archive/archive.css', import.meta.url), 'utf8');
  mkdirSync(folder, { recursive: true });
  for (const kind of POLICY_KINDS) {
    for (const locale of LOCALES) {
      const policy = policyOf(kind, locale, contact, modelHostOf(languageModel));
      const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${policy.title} · 速览</title>
<style>${raw(style)}</style>
</head>
<body><main>${policyHtml(policy, kind, locale, fileName)}</main></body>
</html>
`;
      writeFileSync(join(folder, fileName(kind, locale)), String(await page));
      lines.out(join(folder, fileName(kind, locale)));
    }
  }
  if (contact === undefined) lines.err(texts.noContact);
  return EXIT.done;
}

function fileName(kind: PolicyKind, locale: Locale): string {
  return `${kind}.${locale}.html`;
}
