import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The lines of a list in data/, trimmed, without empty lines and comments (`#`); throws where the file cannot be read. */
export function shippedLines(file: string): string[] {
  return textOf(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** What a YAML file in data/ holds; throws where it cannot be read or is not what the schema says. */
export function shippedYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return schema.parse(parse(textOf(file)));
}

function textOf(file: string): string {
  return readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
}
