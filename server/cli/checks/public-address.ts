import { VERSION } from '../../common/version.ts';
import type { Config } from '../../config.ts';
import { readMeta } from '../../database/meta.ts';
import { ANSWER_HEADER, QUESTION_HEADER, readArrived, selfCheckQuestion } from '../../doctor/self-check.ts';
import type { Data } from '../with-data.ts';
import { type Answer, ask } from './ask.ts';
import { Note } from './finding.ts';

/** Nobody's address, https://www.rfc-editor.org/rfc/rfc5737: what whoever asks makes up must not be believed. */
const MADE_UP = '192.0.2.77';

/** Whether the server is reached where browsers look for it, and is this version. */
export async function publicAddress({ publicUrl }: Config): Promise<string> {
  const ready = await ask(`${publicUrl}/ready`);
  // Proxies keep that one inside.
  const inside = saidBy(ready).version === undefined;
  const answered = inside ? await ask(`${publicUrl}/health`) : ready;
  const { version, reason } = saidBy(answered);
  const elsewhere = answered.headers.get('location');
  if (version === undefined && elsewhere !== null)
    throw new Error(
      `${publicUrl} leads on to ${elsewhere.slice(0, 200)}. Set PUBLIC_URL to the address at which browsers end.`,
    );
  if (version === undefined)
    throw new Error(`${publicUrl} is answered by something else than Frontdesk (${answered.status}).`);
  if (reason !== undefined) throw new Error(`${publicUrl} is reached, but not ready: ${reason}`);
  if (version !== VERSION) throw new Error(`${publicUrl} runs ${version}, and this is ${VERSION}.`);
  return inside
    ? `${publicUrl} is reached and works; the proxy keeps /ready inside`
    : `${publicUrl} is reached and ready`;
}

/**
 * Whether the server learns from what stands in front of it who asks, and how. The running server says what arrived of a
 * request that claims to come from somebody else.
 */
export async function proxyHeaders(
  { publicUrl, trustProxy, secret }: Config,
  { read }: Data['database'],
): Promise<string> {
  const known = secret ?? (await readMeta(read, 'secret'));
  if (known === null) throw new Error('The server was never started: it has no secret yet.');
  const { headers } = await ask(`${publicUrl}/health`, {
    [QUESTION_HEADER]: selfCheckQuestion(known),
    'x-forwarded-for': MADE_UP,
  });
  const arrived = readArrived(headers.get(ANSWER_HEADER));
  if (arrived === null)
    throw new Error(
      `${publicUrl} does not say what arrives there: it is another installation, an older version, or has another FRONTDESK_SECRET.`,
    );
  const { protocol, hostname } = new URL(publicUrl);
  const hops = arrived.forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
  const untouched = arrived.forwardedFor === MADE_UP;
  if (trustProxy > 0 && (untouched || arrived.forwardedFor === null))
    throw new Error(
      'TRUST_PROXY is on, but the proxy adds no X-Forwarded-For, or there is none: let it add the address of whoever asks, or set TRUST_PROXY=off.',
    );
  if (arrived.address === MADE_UP)
    throw new Error(
      `TRUST_PROXY is ${trustProxy}, and fewer proxies than that stand in front: whoever asks can make up an address. Set it to their number.`,
    );
  if (trustProxy === 0 && !untouched)
    throw new Error(
      `A proxy is in front (X-Forwarded-For arrives as “${hops.join(', ').slice(0, 200)}”), but TRUST_PROXY is off: all visitors count as one. Set TRUST_PROXY=on, or the number of proxies.`,
    );
  // Where what was made up is still in front, each proxy has added one address behind it.
  if (hops[0] === MADE_UP && hops.length - 1 > trustProxy)
    throw new Error(
      `${hops.length - 1} proxies are in front, but TRUST_PROXY is ${trustProxy}: visitors count as one of these proxies. Set it to their number.`,
    );
  if (`${arrived.protocol}:` !== protocol && trustProxy > 0)
    throw new Error(
      `Browsers ask by ${protocol.slice(0, -1)}, and the server is told ${arrived.protocol}: let the proxy set X-Forwarded-Proto.`,
    );
  // In production nothing depends on it; proxies may leave the port out.
  if (arrived.host.replace(/:\d+$/, '') !== hostname)
    throw new Note(
      `the proxy says who asks; browsers ask for ${hostname}, and the server is told ${arrived.host.slice(0, 200)}: let the proxy pass Host on`,
    );
  return trustProxy === 0
    ? 'no proxy is in front, as TRUST_PROXY says'
    : 'the proxy says who asks and how, and what visitors make up is not believed';
}

/** What is no JSON is not ours. */
function saidBy({ text }: Answer): { version?: string; reason?: string } {
  try {
    const answer: unknown = JSON.parse(text);
    const { version, reason } = (answer ?? {}) as Record<string, unknown>;
    return {
      ...(typeof version === 'string' ? { version } : {}),
      ...(typeof reason === 'string' ? { reason } : {}),
    };
  } catch {
    return {};
  }
}
