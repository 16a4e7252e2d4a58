import { Parser } from 'htmlparser2';
import { type FetchOptions, fetchPage } from './fetch-page.ts';

/** `frontdesk('boot', { site: 'KEY' })`, with which a page names the site where the tag does not. */
const BOOT = /frontdesk\(\s*["']boot["']\s*,\s*\{[^}]{0,2000}?\bsite["']?\s*:\s*["']([^"']+)["']/;

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
  const { tags, policies } = readHtml(html, url);
  return { url, tags, policies: [...(policy === null ? [] : [policy]), ...policies] };
}

/** The tags and policies that stand in the HTML itself; what scripts add later is not there. */
export function readHtml(html: string, url: string): Omit<Page, 'url'> {
  const tags: Tag[] = [];
  const policies: string[] = [];
  let inline = false;
  let scripts = '';
  const parser = new Parser({
    onopentag(name, { src, nonce = '', content = '', 'data-site': named = '', 'http-equiv': equiv = '' }) {
      if (name === 'meta' && equiv.toLowerCase() === 'content-security-policy') policies.push(content);
      inline = name === 'script' && src === undefined;
      if (name === 'script' && src !== undefined) {
        const tag = tagOf(src, url);
        if (tag !== null) tags.push({ ...tag, siteKey: named || tag.siteKey, nonce });
      }
    },
    ontext(text) {
      if (inline) scripts += text;
    },
    onclosetag() {
      inline = false;
    },
  });
  parser.end(html);
  const [, booted = ''] = BOOT.exec(scripts) ?? [];
  return { tags: tags.map((tag) => ({ ...tag, siteKey: tag.siteKey || booted })), policies };
}

function tagOf(src: string, page: string): Omit<Tag, 'nonce'> | null {
  if (!URL.canParse(src, page)) return null;
  const address = new URL(src, page);
  if (!address.pathname.endsWith('/widget.js')) return null;
  return { server: address.origin, siteKey: address.searchParams.get('site') ?? '' };
}
