import { Resolver } from 'node:dns/promises';
import type { DnsFinding, MailDnsReport } from '../contract/schemas/mail-api.ts';

const TIMEOUT_MS = 5_000;
const MAX_RECORD = 500;
/** The name, or a record of this kind, does not exist. Everything else is trouble with the resolver. */
const ABSENT = ['ENOTFOUND', 'ENODATA'];

/** Looks up the TXT records of a name. */
export type LookUp = (name: string) => Promise<string[][]>;

/**
 * What receivers look for before they trust a sender: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489). That a record is
 * there, not that it names the right servers, which is for the mail provider to say.
 * @param selector of DKIM, as the mail provider names it; null: not looked for
 */
export async function checkDns(
  domain: string,
  selector: string | null,
  lookUp: LookUp = askResolver,
): Promise<MailDnsReport> {
  const [spf, dmarc, dkim] = await Promise.all([
    find(lookUp, domain, /^v=spf1( |$)/i),
    find(lookUp, `_dmarc.${domain}`, /^v=DMARC1\s*;/i),
    selector === null
      ? ({ state: 'unknown', record: null } as const)
      : find(lookUp, `${selector}._domainkey.${domain}`, /(^|;)\s*p=/),
  ]);
  return { domain, spf, dkim, dmarc };
}

async function find(lookUp: LookUp, name: string, pattern: RegExp): Promise<DnsFinding> {
  try {
    const records = (await lookUp(name)).map((parts) => parts.join(''));
    const record = records.find((one) => pattern.test(one));
    return record === undefined
      ? { state: 'missing', record: null }
      : { state: 'found', record: record.slice(0, MAX_RECORD) };
  } catch (error) {
    const absent = ABSENT.includes((error as { code?: string }).code ?? '');
    return { state: absent ? 'missing' : 'unknown', record: null };
  }
}

async function askResolver(name: string): Promise<string[][]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), TIMEOUT_MS);
  try {
    return await resolver.resolveTxt(name);
  } finally {
    clearTimeout(timer);
  }
}
