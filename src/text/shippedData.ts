import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';

/**
 * Returns the trimmed lines of a list in data/ without empty lines and comments (`#`). Throws if the file cannot be
 * read.
 */
export function shippedLines(file: string): string[] {
  return textOf(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Reads a YAML file in data/. Throws if it cannot be read or does not match the schema. */
export function shippedYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return schema.parse(parse(textOf(file)));
}

function textOf(file: string): string {
  return readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
}
