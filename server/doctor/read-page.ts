import { setImmediate as othersTurn } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { type FetchOptions, fetchPage } from './fetch-page.ts';

/** `frontdesk('boot', { site: 'KEY' })`, with which a page names the site where the tag does not. */
const BOOT = /^frontdesk\(\s*["']boot["']\s*,\s*\{[^}]*?\bsite["']?\s*:\s*["']([^"']+)["']/;
const CALL = 'frontdesk(';
/** So many calls are looked at, and so much of each: a page may consist of nothing else. */
const MOST_CALLS = 50;
const MOST_CALL_CHARACTERS = 2_000;
/** The parser takes longer for each element the deeper it stands. */
const MAX_DEPTH = 1_000;
/** Between so many others have their turn. */
const CHARACTERS_AT_ONCE = 16 * 1_024;
/** No tag of the console is as long. */
const MOST_ADDRESS = 2_000;
/** All policies in the HTML together; those of a header have 16 kB at most. */
const MOST_POLICY_CHARACTERS = 64 * 1_024;

/** The tag of the widget, as it stands in a page; `siteKey` is empty where nothing in the HTML names a site. */
export type Tag = { server: string; siteKey: string; nonce: string };
export type Page = {
  /** After redirections. */
  url: string;
  tags: Tag[];
  /** The Content-Security-Policies of the header and of `meta` elements, as they were written. */
  policies: string[];
};

/**
 * Fetches a page and reads what matters to the widget.
 * @throws NoPage with a sentence, when there is no page to look at
 */
export async function readPage(address: string, options: FetchOptions): Promise<Page> {
  const { url, html, policy } = await fetchPage(address, options);
  const { tags, policies } = await readHtml(html, url);
  return { url, tags, policies: [...(policy === null ? [] : [policy]), ...policies] };
}

/**
 * The tags and policies that stand in the HTML itself; what scripts add later is not there. A stranger may have written the page:
 * it is read a piece at a time, and no further where elements stand a thousand deep.
 */
export async function readHtml(html: string, url: string): Promise<Omit<Page, 'url'>> {
  const tags: Tag[] = [];
  const policies: string[] = [];
  let policyRoom = MOST_POLICY_CHARACTERS;
  let inline = false;
  let scripts = '';
  let depth = 0;
  const parser = new Parser({
    onopentag(name, { src, nonce = '', content = '', 'data-site': named = '', 'http-equiv': equiv = '' }) {
      depth += 1;
      if (name === 'meta' && equiv.toLowerCase() === 'content-security-policy') {
        policyRoom -= content.length;
        if (policyRoom >= 0) policies.push(content);
      }
      inline = name === 'script' && src === undefined;
      if (name === 'script' && src !== undefined) {
        const tag = tagOf(src, url);
        if (tag !== null) tags.push({ ...tag, siteKey: named.slice(0, MOST_ADDRESS) || tag.siteKey, nonce });
      }
    },
    ontext(text) {
      if (inline) scripts += text;
    },
    onclosetag() {
      inline = false;
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && depth <= MAX_DEPTH; at += CHARACTERS_AT_ONCE) {
    parser.write(html.slice(at, at + CHARACTERS_AT_ONCE));
    await othersTurn();
  }
  parser.end();
  const booted = bootedSite(scripts);
  return { tags: tags.map((tag) => ({ ...tag, siteKey: tag.siteKey || booted })), policies };
}

function tagOf(src: string, page: string): Omit<Tag, 'nonce'> | null {
  if (src.length > MOST_ADDRESS || !URL.canParse(src, page)) return null;
  const { protocol, origin, pathname, searchParams } = new URL(src, page);
  if (!/^https?:$/.test(protocol) || !pathname.endsWith('/widget.js')) return null;
  return { server: origin, siteKey: searchParams.get('site') ?? '' };
}

/** The key of the first call of boot that names a site, or an empty string. */
function bootedSite(scripts: string): string {
  let at = scripts.indexOf(CALL);
  for (let calls = 0; at !== -1 && calls < MOST_CALLS; calls += 1) {
    const [, site] = BOOT.exec(scripts.slice(at, at + MOST_CALL_CHARACTERS)) ?? [];
    if (site !== undefined) return site;
    at = scripts.indexOf(CALL, at + CALL.length);
  }
  return '';
}
