/** Matches where a site generator prints a field of the front matter: `{{ $frontmatter.title }}`, `{{ page.title }}`. */
const REFERENCE = /\{\{\s{0,4}(?:\$?frontmatter|\$page\.frontmatter|page)\.([\w-]{1,40})\s{0,4}\}\}/g;
/** Most references and longest value that are printed, so that a text does not grow much. */
const MOST_REFERENCES = 20;
const LONGEST_VALUE = 300;

/** Prints the values of front matter where a text refers to them, as site generators do; others stay as written. */
export function withFrontMatterValues(body: string, values: ReadonlyMap<string, string>): string {
  if (values.size === 0 || !body.includes('{{')) return body;
  let references = 0;
  return body.replace(REFERENCE, (written, field: string) => {
    const value = values.get(field);
    if (value === undefined || value.length > LONGEST_VALUE || references >= MOST_REFERENCES) return written;
    references++;
    return value;
  });
}
