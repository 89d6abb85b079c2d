/** Format of a Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
const SECRET = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/;
const SECRET_BYTES_LEAST = 24;
const SECRET_BYTES_MOST = 64;

/** Returns the key of a secret; undefined if the format is wrong. */
export function keyOfSecret(secret: string): Buffer | undefined {
  const encoded = SECRET.exec(secret)?.[1];
  if (encoded === undefined) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= SECRET_BYTES_LEAST && key.length <= SECRET_BYTES_MOST ? key : undefined;
}
