import { checkOrigin } from '../../access/site-origins.ts';
import type { SiteRow } from '../../database/tables.ts';
import { lets, type Policy, parsePolicies } from './page-policy.ts';
import type { Page, Tag } from './read-page.ts';

export type Finding = { what: string; ok: boolean; says: string };

/** What a page is compared with. */
export type OwnServer = {
  publicUrl: string;
  /** Where browsers open WebSockets. */
  engine: readonly string[];
  sites: readonly SiteRow[];
};

/** What is in order on a page that is to have the widget, and what is not, with what to do about it. */
export function lookAtPage(page: Page, server: OwnServer): Finding[] {
  const tag = tagFinding(page, server);
  const [first] = page.tags;
  if (first === undefined) return [tag];
  return [
    tag,
    addressFinding(first, server),
    ...siteFindings(first, page, server),
    mixed(first, page),
    policy(first, page, server),
  ];
}

function tagFinding({ tags }: Page, { publicUrl }: OwnServer): Finding {
  if (tags.length === 1) return { what: 'tag', ok: true, says: 'is in the page, once' };
  if (tags.length === 0)
    return {
      what: 'tag',
      ok: false,
      says: `There is none in the HTML. Paste the one of the console’s Install page, which begins with <script async src="${publicUrl}/widget.js?site=…. If a tag manager adds it, look in a browser instead: this command runs no scripts.`,
    };
  return {
    what: 'tag',
    ok: false,
    says: `It is in the page ${tags.length} times. The first one counts; remove the others.`,
  };
}

function addressFinding({ server }: Tag, { publicUrl }: OwnServer): Finding {
  return server === publicUrl
    ? { what: 'server', ok: true, says: `the tag names ${publicUrl}` }
    : {
        what: 'server',
        ok: false,
        says: `The tag names ${server}, and this server is ${publicUrl} (PUBLIC_URL). Copy the tag from the console’s Install page again.`,
      };
}

function siteFindings({ siteKey }: Tag, page: Page, { sites, publicUrl }: OwnServer): Finding[] {
  const site = sites.find((one) => one.site_key === siteKey);
  if (site === undefined)
    return [
      {
        what: 'site key',
        ok: false,
        says:
          siteKey === ''
            ? "The tag has none. It stands behind widget.js, as ?site=…, or in data-site. If a script file of the page calls frontdesk('boot', …), look in a browser instead: this command runs no scripts."
            : `No site has the key “${siteKey}”. Copy the tag from the console’s Install page again.`,
      },
    ];
  const { origin } = new URL(page.url);
  const key = { what: 'site key', ok: true, says: `of the site “${site.name}”` };
  try {
    checkOrigin(site, origin, publicUrl);
    return [key, { what: 'origin', ok: true, says: `${origin} may use it` }];
  } catch {
    const says = `“${site.name}” is not allowed on ${origin}. Add this origin under Settings, Sites, General.`;
    return [key, { what: 'origin', ok: false, says }];
  }
}

function mixed({ server }: Tag, { url }: Page): Finding {
  const { protocol, hostname } = new URL(server);
  const bad =
    url.startsWith('https:') && protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname);
  return bad
    ? {
        what: 'mixed content',
        ok: false,
        says: `The page comes by HTTPS and the tag by HTTP: browsers refuse it. Put TLS in front of ${server}, and set PUBLIC_URL to its https address.`,
      }
    : { what: 'mixed content', ok: true, says: 'none' };
}

function policy({ nonce }: Tag, { url, policies }: Page, { publicUrl, engine }: OwnServer): Finding {
  const what = 'content security policy';
  const all = policies.flatMap(parsePolicies);
  if (all.length === 0) return { what, ok: true, says: 'the page has none' };
  if (all.some((one) => !letsByNonce(one, nonce)))
    return {
      what,
      ok: false,
      says: 'It trusts scripts by their nonce alone (strict-dynamic). Give the tag the nonce of the page: <script nonce="…" async src=….',
    };
  const needed = [
    ['script-src', [`${publicUrl}/widget.js`, `${publicUrl}/widget/app.js`], [publicUrl]],
    ['connect-src', [`${publicUrl}/api/widget/visitors`, ...engine], [publicUrl, ...engine]],
    ['img-src', [`${publicUrl}/api/widget/avatars/a`], [publicUrl]],
  ] as const;
  const missing = needed.flatMap(([directive, addresses, sources]) =>
    addresses.every((address) => all.every((one) => lets(one, directive, address, url, nonce)))
      ? []
      : [`${directive} ${sources.join(' ')}`],
  );
  return missing.length === 0
    ? { what, ok: true, says: 'lets the chat through' }
    : { what, ok: false, says: `It keeps the chat out. Add to it: ${missing.join('; ')}` };
}

/** Where a policy trusts scripts by a nonce alone, naming the server helps nothing: the tag needs that nonce. */
function letsByNonce(one: Policy, nonce: string): boolean {
  const sources = one.get('script-src-elem') ?? one.get('script-src') ?? one.get('default-src') ?? [];
  return !sources.includes("'strict-dynamic'") || sources.includes(`'nonce-${nonce}'`);
}
