import { Parser } from 'htmlparser2';

const PATIENCE_MS = 15_000;
const MAX_BYTES = 5 * 1024 * 1024;
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
 * Fetches a page as a browser does that has no cookies, and reads what matters to the widget.
 * @throws Error with a sentence, when there is no page to look at
 */
export async function readPage(url: string): Promise<Page> {
  const answer = await fetch(url, {
    headers: { accept: 'text/html', 'user-agent': 'Frontdesk-Doctor' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: Error) => {
    throw new Error(
      `${url} is not reached from here (${error.cause instanceof Error ? error.cause.message : error.message}).`,
    );
  });
  if (!answer.ok) throw new Error(`${answer.url} is answered with ${answer.status}, not with a page.`);
  const html = await textOf(answer);
  const header = answer.headers.get('content-security-policy');
  const { tags, policies } = readHtml(html, answer.url);
  return { url: answer.url, tags, policies: [...(header === null ? [] : [header]), ...policies] };
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

/** @throws Error when it is larger than any page */
async function textOf(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength;
    if (size > MAX_BYTES) throw new Error(`${answer.url} is larger than 5 MB: that is no page.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
