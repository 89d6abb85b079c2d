import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in for any number of sites by https, with a certificate that holds for all of them. */
export interface StandIn {
  readonly port: number;
  /** A file for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** Starts a stand-in for the hosts named; the request's Host header says which one is meant. Needs openssl on the path. */
export async function startStandIn(hosts: readonly string[], answer: RequestListener): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = hosts.map((host) => `DNS:${host}`).join(',');
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
  const about = ['-days', '3650', '-subj', '/CN=stand-in', '-addext', `subjectAltName=${names}`];
  execFileSync('openssl', [...made, ...about], { stdio: 'pipe' });
  const secure = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, answer);
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const address = secure.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    port: address.port,
    certificate,
    async close() {
      secure.closeAllConnections();
      await new Promise((resolve) => secure.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether openssl is there to make certificates with. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
