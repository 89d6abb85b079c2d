import ipaddr from 'ipaddr.js';

/** Proxy settings, read once from the environment. */
export interface Proxies {
  /** Returns the proxy for an http, https, ws or wss URL, with credentials; undefined for a direct connection. */
  forUrl(url: string): string | undefined;
  /** One sentence per invalid setting, without its value; those proxies are not used. */
  readonly problems: readonly string[];
}

/** No proxy for any URL. */
export const NO_PROXIES: Proxies = { forUrl: () => undefined, problems: [] };

/** Environment variables of proxies; each is also read in lower case, which takes precedence. */
export const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables like curl (https://curl.se/docs/manpage.html#ENVIRONMENT): `HTTPS_PROXY` for https and wss,
 * `HTTP_PROXY` for http and ws, `ALL_PROXY` for schemes without one of their own, `NO_PROXY` for direct connections.
 * Unlike curl, `HTTP_PROXY` also counts in upper case: this is not a CGI program.
 */
export function readProxies(environment: Environment): Proxies {
  const all = readProxy(environment, 'ALL_PROXY');
  const secure = readProxy(environment, 'HTTPS_PROXY') ?? all;
  const plain = readProxy(environment, 'HTTP_PROXY') ?? all;
  const exceptions = readExceptions(settingOf(environment, 'NO_PROXY') ?? '');
  const used = [...new Set([secure, plain])].filter((proxy) => proxy !== undefined);
  return {
    forUrl(text) {
      const url = URL.parse(text);
      if (!url || exceptions.some((isExcepted) => isExcepted(url))) return undefined;
      return (url.protocol === 'https:' || url.protocol === 'wss:' ? secure : plain)?.uri;
    },
    problems: used.flatMap(({ problem }) => problem ?? []),
  };
}

/** Returns a proxy's address without user name and password, to be shown. */
export function withoutCredentials(proxy: string): string {
  const url = new URL(proxy);
  return `${url.protocol}//${url.host}`;
}

interface NamedProxy {
  readonly uri: string | undefined;
  readonly problem?: string;
}

function settingOf(environment: Environment, name: string): string | undefined {
  return tidied(environment[name.toLowerCase()]) || tidied(environment[name]) || undefined;
}

/**
 * Removes the quotation marks that Windows and Docker leave around a value, and converts full-width signs to
 * half-width.
 */
function tidied(value: string | undefined): string | undefined {
  return value
    ?.slice(0, 10_000)
    .normalize('NFKC')
    .trim()
    .replace(/^["'“‘]|["'”’]$/g, '')
    .trim();
}

function readProxy(environment: Environment, name: string): NamedProxy | undefined {
  const value = settingOf(environment, name);
  if (value === undefined) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  // A bare number is a port; `URL` would read it as an IPv4 address.
  if (url && isHttp && !/^\d+$/.test(value)) return { uri: url.href };
  const kind = /^socks/i.test(url?.protocol ?? '')
    ? 'names a SOCKS proxy, and those are not supported'
    : 'is no address of a proxy';
  const problem = `${name} ${kind}: name an HTTP proxy, as in http://127.0.0.1:7890 (the same program usually has such a port)`;
  return { uri: undefined, problem };
}

type Exception = (url: URL) => boolean;

/**
 * Parses `NO_PROXY`: domain names with their subdomains, addresses, networks (10.0.0.0/8), each with an optional port,
 * and `*`.
 */
function readExceptions(list: string): readonly Exception[] {
  return list
    .slice(0, 10_000)
    .split(/[\s,;、]+/)
    .filter((entry) => entry !== '')
    .map((entry) => networkException(entry) ?? nameException(entry));
}

function networkException(entry: string): Exception | undefined {
  if (!ipaddr.isValidCIDR(entry)) return undefined;
  const [network, bits] = ipaddr.parseCIDR(entry);
  return ({ hostname }) => {
    const host = bareHost(hostname);
    if (!ipaddr.isValid(host)) return false;
    const address = ipaddr.process(host);
    return address.kind() === network.kind() && address.match(network, bits);
  };
}

const PORT = /:(\d{1,5})$/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'ws:': '80',
  'https:': '443',
  'wss:': '443',
};

function nameException(entry: string): Exception {
  const isAddress = ipaddr.isValid(entry);
  const port = isAddress ? undefined : PORT.exec(entry)?.[1];
  const name = bareHost(port === undefined ? entry : entry.replace(PORT, ''));
  const below = name.replace(/^\*?\./, '');
  return ({ hostname, port: written, protocol }) => {
    if (port !== undefined && port !== (written || DEFAULT_PORTS[protocol])) return false;
    const host = bareHost(hostname);
    return name === '*' || host === below || host.endsWith(`.${below}`);
  };
}

/** Normalizes a host: without brackets and trailing dot, in lower case. */
function bareHost(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}
