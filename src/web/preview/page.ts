import { createHash } from 'node:crypto';

/** The page's document, and the hash of its inline import map for CSP level 2. */
export interface PreviewPage {
  readonly html: string;
  readonly scriptHash: string;
}

/** Inserts the import map into the page, because browsers accept it inline only. */
export function previewPage(importMap: object): PreviewPage {
  const map = JSON.stringify(importMap).replaceAll('<', '\\u003c');
  const scriptHash = `sha256-${createHash('sha256').update(map).digest('base64')}`;
  return { scriptHash, html: HTML.replace('IMPORT_MAP', () => map) };
}

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>速览 · 预览</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/preview.css">
<link rel="stylesheet" href="/message.css">
<script type="importmap">IMPORT_MAP</script>
<script type="module" src="/browser/main.js"></script>
</head>
<body>
<header>
<h1>速览</h1>
<label><span data-word="language"></span> <select id="language"><option value="zh-CN" lang="zh-CN">简体中文</option><option value="zh-TW" lang="zh-TW">繁體中文</option><option value="en-US" lang="en">English</option></select></label>
<label><span data-word="theme"></span> <select id="theme"><option value="system" data-word="system"></option><option value="light" data-word="light"></option><option value="dark" data-word="dark"></option></select></label>
</header>
<main>
<section id="channel" aria-labelledby="channel-name">
<h2 id="channel-name"># preview</h2>
<div id="log" role="log" aria-live="polite" aria-labelledby="channel-name" tabindex="0"></div>
<form id="composer" autocomplete="off">
<label for="line" class="hidden" data-word="composer"></label>
<input id="line" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="proposals" maxlength="2000" spellcheck="false" data-placeholder="placeholder">
<button type="submit" data-word="send"></button>
<ul id="proposals" role="listbox" data-label="proposals" hidden></ul>
</form>
</section>
<aside id="workbench" data-label="workbench">
<section aria-labelledby="payload-heading">
<h2 id="payload-heading" data-word="payload"></h2>
<div id="payload"></div>
</section>
<section aria-labelledby="reading-heading">
<h2 id="reading-heading" data-word="reading"></h2>
<form id="reader">
<input id="file" class="hidden" type="file" accept=".html,.htm,.md,.txt,text/*">
<label id="drop-zone" for="file"><strong data-word="dropHere"></strong><span data-word="file"></span><span class="small" data-word="formats"></span></label>
<p><label for="pasted" data-word="pasted"></label><textarea id="pasted" rows="4"></textarea></p>
<p><button type="submit" data-word="read"></button></p>
</form>
<div id="found" aria-live="polite"></div>
<p id="as-source" class="small" hidden></p>
</section>
</aside>
</main>
<dialog id="form-dialog" aria-labelledby="form-title"></dialog>
<noscript>这个页面需要 JavaScript；不用它时请在终端里使用预览。</noscript>
</body>
</html>
`;
