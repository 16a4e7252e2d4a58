import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Logger } from 'pino';
import type { SetupTrouble } from '../contract/schemas/agent-api.ts';

/** So many pages asked without a word of the proxy before it is said: a monitor may reach the server past it. */
const SILENT_REQUESTS = 20;

type ProxyTrouble = Extract<SetupTrouble, 'proxy_not_trusted' | 'proxy_silent' | 'plain_http'>;

const SENTENCES: Record<ProxyTrouble, string> = {
  proxy_not_trusted:
    'Requests come through a proxy (they carry X-Forwarded-For), but TRUST_PROXY is off: all visitors count as one network, share its limits, and a block of one blocks all. Set TRUST_PROXY=on, or the number of proxies.',
  proxy_silent:
    'TRUST_PROXY is on, but the proxy sends no X-Forwarded-For: all visitors count as one network, share its limits, and a block of one blocks all. Let the proxy add X-Forwarded-For.',
  plain_http:
    'PUBLIC_URL begins with http: passwords, sessions and conversations travel where others can read them. Put a proxy that speaks TLS in front, and set PUBLIC_URL to its https address.',
};

export type ProxyWatch = {
  /** Looks at one request. */
  look(headers: FastifyRequest['headers']): void;
  /** What an admin should mend; empty while all seems well. */
  troubles(): SetupTrouble[];
};

/**
 * Notices settings that do not fit what is in front of the server, which nothing else would show: limits and blocks by
 * network are then those of the proxy. Each is said in the log once.
 */
export function createProxyWatch({
  trustProxy,
  publicUrl,
  production,
  log,
}: {
  trustProxy: number;
  publicUrl: string;
  production: boolean;
  log: Logger;
}): ProxyWatch {
  const { protocol, hostname } = new URL(publicUrl);
  const reported = new Set<ProxyTrouble>();
  let forwarded = false;
  let silent = 0;

  const tell = (trouble: ProxyTrouble) => {
    if (reported.has(trouble)) return;
    reported.add(trouble);
    log.warn(SENTENCES[trouble]);
  };
  if (production && protocol === 'http:' && !isLoopback(hostname)) tell('plain_http');

  return {
    look(headers) {
      // This server speaks no TLS: where its address is https, something stands in front.
      if (protocol !== 'https:' || forwarded) return;
      if (headers['x-forwarded-for'] !== undefined) {
        forwarded = true;
        reported.delete('proxy_silent');
        if (trustProxy === 0) tell('proxy_not_trusted');
        return;
      }
      // Only browsers say this; monitors, which may come from inside, do not.
      if (trustProxy === 0 || headers['sec-fetch-site'] === undefined) return;
      silent += 1;
      if (silent >= SILENT_REQUESTS) tell('proxy_silent');
    },
    troubles: () => [...reported],
  };
}

/** Lets every request be looked at. */
export const proxyWatch = plugin(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => {
      app.services.proxyWatch.look(request.headers);
      done();
    });
  },
  { name: 'proxy-watch' },
);

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
