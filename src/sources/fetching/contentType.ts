/** Parsed `Content-Type` header: the media type in lower case, and the charset if given. */
export interface ContentType {
  readonly mediaType: string;
  readonly charset?: string;
}

/** Reads a `Content-Type` header; an unknown charset is left out, so that the content decides. */
export function parseContentType(header: string): ContentType {
  const [mediaType = '', ...parameters] = header.slice(0, 1000).split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s;]+)/i.exec(parameter)?.[1])
    .find(Boolean);
  const known = charset !== undefined && isKnownCharset(charset);
  return { mediaType: mediaType.trim().toLowerCase(), ...(known ? { charset: charset.toLowerCase() } : {}) };
}

/** Whether this runtime can decode the charset of that label. */
function isKnownCharset(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
