import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Browser modules of the page from installed packages. */
export interface Modules {
  /** Import map (HTML standard) from package names to addresses below `/modules/`. */
  readonly importMap: { readonly imports: Readonly<Record<string, string>> };
  /** Returns the source of `/modules/NAME/PATH.js`; undefined for anything but a module of these packages. */
  read(path: string): Promise<Buffer<ArrayBuffer> | undefined>;
}

/** Package of the message elements; its dependencies are included. */
const ROOT = '@skyra/discord-components-core';
/** Elements used by the page, by their names in the package. */
const ELEMENTS = [
  ['discord-message.js', 'discord-message/DiscordMessage.js'],
  ['discord-messages.js', 'discord-messages/DiscordMessages.js'],
] as const;
/** Package needed by servers only. */
const NOT_FOR_BROWSERS = new Set(['@lit-labs/ssr-dom-shim']);

const packageSchema = z.object({
  main: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/** Finds the installed packages. Throws if one is missing. */
export async function findModules(): Promise<Modules> {
  const roots = new Map<string, URL>();
  const imports: Record<string, string> = Object.fromEntries(
    ELEMENTS.map(([entry, path]) => [`${ROOT}/${entry}`, `/modules/${ROOT}/dist/components/${path}`]),
  );
  const open: { name: string; from: URL }[] = [{ name: ROOT, from: new URL(import.meta.url) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, from } = next;
    if (roots.has(name) || NOT_FOR_BROWSERS.has(name) || name.startsWith('@types/')) continue;
    const file = findPackageJSON(name, from);
    if (file === undefined) throw new Error(`The package ${name} is not installed: run npm ci.`);
    const root = pathToFileURL(file);
    const { main, dependencies } = packageSchema.parse(JSON.parse(await readFile(root, 'utf8')));
    roots.set(name, root);
    imports[name] = `/modules/${address(name, main)}`;
    imports[`${name}/`] = `/modules/${name}/`;
    for (const dependency of Object.keys(dependencies)) open.push({ name: dependency, from: root });
  }
  return { importMap: { imports }, read: (path) => readModule(roots, path) };
}

/** Joins a path, which may start with `./`, to a package's name. */
function address(name: string, path: string): string {
  return `${name}/${path.replace(/^\.\//u, '')}`;
}

async function readModule(
  roots: ReadonlyMap<string, URL>,
  path: string,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const match = /^\/modules\/((?:@[\w-]+\/)?[\w-]+)\/((?:[\w-]+\/)*[\w.-]+\.js)$/u.exec(path);
  const root = roots.get(match?.[1] ?? '');
  if (root === undefined || match?.[2] === undefined) return undefined;
  return readFile(new URL(match[2], root)).catch(() => undefined);
}
