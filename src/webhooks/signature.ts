import { createHmac } from 'node:crypto';

/** A secret as Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in base64. */
const SECRET = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/;
const SECRET_BYTES_LEAST = 24;
const SECRET_BYTES_MOST = 64;

/** The key of a secret; undefined for what is none. */
export function keyOfSecret(secret: string): Buffer | undefined {
  const encoded = SECRET.exec(secret)?.[1];
  if (encoded === undefined) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= SECRET_BYTES_LEAST && key.length <= SECRET_BYTES_MOST ? key : undefined;
}

/**
 * The headers by which a receiver knows that a message is ours and when it was sent: Standard Webhooks 1.0.0
 * (https://www.standardwebhooks.com), HMAC-SHA256 over id, timestamp in seconds and body.
 */
export function signatureHeaders(
  key: Buffer,
  id: string,
  sentAt: Date,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
