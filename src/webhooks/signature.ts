import { createHmac } from 'node:crypto';

/**
 * Returns the headers that prove origin and time of a message: Standard Webhooks 1.0.0
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
