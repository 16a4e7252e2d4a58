import { checkOrigin } from '../access/site-origins.ts';
import type { SiteRow } from '../database/tables.ts';
import { type Finding, wrong } from './finding.ts';
import { lets, type Policy, parsePolicies } from './page-policy.ts';
import type { Page, Tag } from './read-page.ts';

/** What a page is compared with. */
export type OwnServer = {
  publicUrl: string;
  /** Where browsers open WebSockets. */
  engine: readonly string[];
  sites: readonly SiteRow[];
  /** The id of the site that is looked for on the page; without it, any is right. */
  siteId?: string;
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
    return wrong(
      'tag',
      'tag_missing',
      `There is none in the HTML. Paste the one of the console’s Install page, which begins with <script async src="${publicUrl}/widget.js?site=…. If a tag manager adds it, look in a browser instead: no script of the page is run here.`,
    );
  const count = String(tags.length);
  return wrong(
    'tag',
    'tag_repeated',
    `It is in the page ${count} times. The first one counts; remove the others.`,
    { count },
  );
}

function addressFinding({ server }: Tag, { publicUrl }: OwnServer): Finding {
  return server === publicUrl
    ? { what: 'server', ok: true, says: `the tag names ${publicUrl}` }
    : wrong(
        'server',
        'server_other',
        `The tag names ${server}, and this server is ${publicUrl} (PUBLIC_URL). Copy the tag from the console’s Install page again.`,
        { server, own: publicUrl },
      );
}

function siteFindings({ siteKey }: Tag, page: Page, { sites, publicUrl, siteId }: OwnServer): Finding[] {
  const what = 'site key';
  const site = sites.find((one) => one.site_key === siteKey);
  if (site === undefined && siteKey === '')
    return [
      wrong(
        what,
        'key_missing',
        "The tag has none. It stands behind widget.js, as ?site=…, or in data-site. If a script file of the page calls frontdesk('boot', …), look in a browser instead: no script of the page is run here.",
      ),
    ];
  if (site === undefined)
    return [
      wrong(
        what,
        'key_unknown',
        `No site has the key “${siteKey}”. Copy the tag from the console’s Install page again.`,
        { key: siteKey },
      ),
    ];
  const { name } = site;
  if (siteId !== undefined && site.id !== siteId)
    return [
      wrong(what, 'key_of_other_site', `The tag is the one of another site, “${name}”.`, { site: name }),
    ];
  const { origin } = new URL(page.url);
  const key = { what, ok: true, says: `of the site “${name}”` };
  try {
    checkOrigin(site, origin, publicUrl);
    return [key, { what: 'origin', ok: true, says: `${origin} may use it` }];
  } catch {
    const says = `“${name}” is not allowed on ${origin}. Add this origin under Settings, Sites, General.`;
    return [key, wrong('origin', 'origin_refused', says, { origin })];
  }
}

function mixed({ server }: Tag, { url }: Page): Finding {
  const { protocol, hostname } = new URL(server);
  const bad =
    url.startsWith('https:') && protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname);
  return bad
    ? wrong(
        'mixed content',
        'mixed_content',
        `The page comes by HTTPS and the tag by HTTP: browsers refuse it. Put TLS in front of ${server}, and set PUBLIC_URL to its https address.`,
        { server },
      )
    : { what: 'mixed content', ok: true, says: 'none' };
}

function policy({ nonce }: Tag, { url, policies }: Page, { publicUrl, engine }: OwnServer): Finding {
  const what = 'content security policy';
  const all = policies.flatMap(parsePolicies);
  if (all.length === 0) return { what, ok: true, says: 'the page has none' };
  if (all.some((one) => !letsByNonce(one, nonce)))
    return wrong(
      what,
      'policy_needs_nonce',
      'It trusts scripts by their nonce alone (strict-dynamic). Give the tag the nonce of the page: <script nonce="…" async src=….',
    );
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
  const directives = missing.join('; ');
  return missing.length === 0
    ? { what, ok: true, says: 'lets the chat through' }
    : wrong(what, 'policy_blocks', `It keeps the chat out. Add to it: ${directives}`, { directives });
}

/** Where a policy trusts scripts by a nonce alone, naming the server helps nothing: the tag needs that nonce. */
function letsByNonce(one: Policy, nonce: string): boolean {
  const sources = one.get('script-src-elem') ?? one.get('script-src') ?? one.get('default-src') ?? [];
  return !sources.includes("'strict-dynamic'") || sources.includes(`'nonce-${nonce}'`);
}
