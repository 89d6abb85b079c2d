/** The absolute http(s) url that a reference means on a page; undefined for every other scheme and for no url. */
export function webUrl(reference: string | undefined, baseUrl: string): string | undefined {
  const url = reference ? URL.parse(reference.trim(), baseUrl) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}
