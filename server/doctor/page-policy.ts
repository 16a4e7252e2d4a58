/** A Content-Security-Policy: the sources of each directive. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Where a directive that is missing falls back to (CSP Level 3, 6.7.1). */
const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
};
const DEFAULT_PORT: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };

/**
 * Reads the policies of a header or a `meta` element, which commas separate (https://www.w3.org/TR/CSP3/#parse-serialized-policy-list).
 * Of a directive that is written twice, the first counts.
 */
export function parsePolicies(text: string): Policy[] {
  return text
    .split(',')
    .map((one) => {
      const policy = new Map<string, readonly string[]>();
      for (const directive of one.split(';')) {
        const [name, ...sources] = directive.trim().split(/\s+/);
        if (name !== undefined && name !== '' && !policy.has(name.toLowerCase()))
          policy.set(name.toLowerCase(), sources);
      }
      return policy;
    })
    .filter((policy) => policy.size > 0);
}

/**
 * Whether a policy lets a page load an address.
 * @param directive `script-src`, `connect-src` or `img-src`
 * @param page the address of the page
 * @param nonce of the script's tag, where it has one
 */
export function lets(
  policy: Policy,
  directive: keyof typeof FALLBACK,
  address: string,
  page: string,
  nonce = '',
): boolean {
  const name = FALLBACK[directive]?.find((one) => policy.has(one));
  const sources = name === undefined ? undefined : policy.get(name);
  if (sources === undefined) return true;
  const trusted = sources.includes("'strict-dynamic'");
  // With it, hosts count for nothing: a script that has the nonce may load others.
  if (directive === 'script-src' && trusted) return nonce !== '' && sources.includes(`'nonce-${nonce}'`);
  const [wanted, own] = [new URL(address), new URL(page)];
  return sources.some((source) => matches(source, wanted, own));
}

/** CSP Level 3, 6.7.2.7, of what can stand for an address. */
function matches(source: string, address: URL, page: URL): boolean {
  const scheme = schemeOf(address);
  if (source === '*') return ['http', 'https', 'ws', 'wss'].includes(scheme);
  if (source.toLowerCase() === "'self'") return isSelf(address, page);
  const [, onlyScheme] = /^([a-z][a-z0-9+.-]*):$/i.exec(source) ?? [];
  if (onlyScheme !== undefined) return schemesMatch(onlyScheme.toLowerCase(), scheme);
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)(?::(\d+|\*))?(\/\S*)?$/i.exec(
    source,
  );
  if (parts === null) return false;
  const [, ownScheme = schemeOf(page), host = '', port, path] = parts;
  return (
    schemesMatch(ownScheme.toLowerCase(), scheme) &&
    hostsMatch(host.toLowerCase(), address.hostname) &&
    portsMatch(port, address) &&
    pathsMatch(path, address.pathname)
  );
}

const schemeOf = ({ protocol }: URL): string => protocol.slice(0, -1);

function isSelf(address: URL, page: URL): boolean {
  if (address.origin === page.origin) return true;
  const scheme = schemeOf(address);
  return (
    address.hostname === page.hostname &&
    portOf(address) === portOf(page) &&
    (scheme === 'https' || scheme === 'wss' || (schemeOf(page) === 'http' && scheme === 'ws'))
  );
}

function schemesMatch(allowed: string, scheme: string): boolean {
  if (allowed === scheme) return true;
  if (allowed === 'http') return scheme === 'https';
  if (allowed === 'ws') return ['wss', 'http', 'https'].includes(scheme);
  return allowed === 'wss' && scheme === 'https';
}

function hostsMatch(allowed: string, host: string): boolean {
  if (allowed === '*') return true;
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;
}

function portsMatch(allowed: string | undefined, address: URL): boolean {
  if (allowed === '*') return true;
  const port = portOf(address);
  if (allowed === undefined) return port === DEFAULT_PORT[schemeOf(address)];
  return allowed === port || (allowed === '80' && port === '443');
}

function pathsMatch(allowed: string | undefined, path: string): boolean {
  if (allowed === undefined || allowed === '/') return true;
  return allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed;
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (DEFAULT_PORT[protocol.slice(0, -1)] ?? '') : port;
}
