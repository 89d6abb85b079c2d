/** Returns the absolute http(s) URL of a reference on a page; undefined for any other scheme or text. */
export function absoluteWebUrl(reference: string | undefined, baseUrl: string): string | undefined {
  const url = reference ? URL.parse(reference.trim(), baseUrl) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}
