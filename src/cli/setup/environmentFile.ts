import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Sets a variable in a file such as `.env` and keeps its other lines. The file is readable by its owner only. */
export function setVariable(file: string, name: string, value: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  const isOurs = (line: string): boolean =>
    line
      .trimStart()
      .replace(/^export\s+/, '')
      .startsWith(`${name}=`);
  const at = lines.findIndex(isOurs);
  if (at < 0) lines.push(`${name}=${value}`);
  else lines[at] = `${name}=${value}`;
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  // The mode above applies to new files only; existing ones are restricted as well because they contain a token.
  chmodSync(file, 0o600);
}
