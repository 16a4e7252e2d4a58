import { Parser } from 'htmlparser2';

/** What an HTML mail says as plain text: all of it, and without what mail programs mark as quoted or as a signature. */
export type HtmlText = {
  whole: string;
  own: string;
  /** The ids of pictures that stand in what is their own (RFC 2392). */
  pictures: Set<string>;
};

type Attributes = Record<string, string>;

const UNSEEN = new Set([
  'head',
  'style',
  'script',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'math',
  'select',
]);
/** These stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table']);
const MAX_LINK = 1_000;
/** The parser takes longer for each element the deeper it stands. A hundred replies within each other are 400 deep. */
const MAX_DEPTH = 1_000;

/** Gmail, Apple Mail, Yahoo, Proton, Zoho, NetEase, Thunderbird, Outlook on phones: what they put around the mail they answer. */
const QUOTE_CLASSES =
  /(^|\s)(gmail_attr|gmail_signature|gmail_signature_prefix|yahoo_quoted|protonmail_quote|protonmail_signature_block|zmail_extra|moz-cite-prefix|moz-signature|tutanota_quote|WordSection1_quote)(\s|$)/;
const QUOTE_IDS =
  /^(isReplyContent|yahoo_quoted_\d{1,20}|Signature|ms-outlook-mobile-signature|AppleMailSignature|lineBreakAtBeginningOfSignature|mail-editor-reference-message-container)$/;
/** Outlook marks only where the other mail begins; it reaches to the end. */
const END_IDS = /^(x_)?(appendonsend|divRplyFwdMsg|OLK_SRC_BODY_SECTION|stopSpelling)$/;
const OUTLOOK_RULE = /border-top:\s?solid\s#(E1E1E1|B5C4DF|CCCCCC)\s1\.0pt/i;

/**
 * Turns the HTML of a mail into text, in one pass without recursion. Nothing of it is ever shown as HTML. What stands below a
 * nesting of thousands is not read.
 */
export function htmlToText(html: string): HtmlText {
  const whole = createLines();
  const own = createLines();
  const pictures = new Set<string>();
  /** Open elements that are not seen, and those that are quoted: how deep within them the parser is. */
  let unseen = 0;
  let quoted = 0;
  let pre = 0;
  /** Of each open block, whether it stands apart from others by an empty line. */
  const blocks: boolean[] = [];
  let ended = false;
  let depth = 0;
  /** The link that was opened last, and what it says so far. */
  let link: { href: string; text: string } | null = null;
  const both = (act: (lines: Lines) => void) => {
    if (unseen > 0) return;
    act(whole);
    if (quoted === 0 && !ended) act(own);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!EMPTY.has(name)) depth += 1;
      if (depth > MAX_DEPTH) return parser.pause();
      if (unseen > 0 || UNSEEN.has(name) || isHidden(attributes)) {
        if (!EMPTY.has(name)) unseen += 1;
        return;
      }
      if (endsHere(attributes) && !own.isEmpty()) ended = true;
      if (quoted > 0 || isQuote(name, attributes)) quoted += EMPTY.has(name) ? 0 : 1;
      const picture = name === 'img' ? /^cid:(.{1,250})$/i.exec(attributes['src'] ?? '')?.[1] : undefined;
      if (picture !== undefined && quoted === 0 && !ended) pictures.add(picture);
      if (name === 'br') both((lines) => lines.breakLine());
      if (BLOCKS.has(name)) {
        const spaced = isSpaced(name, attributes);
        if (!EMPTY.has(name)) blocks.push(spaced);
        both((lines) => lines.block(spaced));
      }
      if (name === 'li') both((lines) => lines.write('- '));
      if (name === 'td' || name === 'th') both((lines) => lines.write(' '));
      if (name === 'pre') pre += 1;
      if (name === 'a') link = { href: attributes['href'] ?? '', text: '' };
    },
    ontext(text) {
      if (link !== null && link.text.length < MAX_LINK) link.text += text;
      both((lines) => (pre > 0 ? lines.writeKept(text) : lines.write(text)));
    },
    onclosetag(name) {
      if (EMPTY.has(name)) return;
      depth -= 1;
      if (unseen > 0) {
        unseen -= 1;
        return;
      }
      if (name === 'a' && link !== null) {
        const { href, text } = link;
        link = null;
        if (isWorthSaying(href, text)) both((lines) => lines.write(` (${href})`));
      }
      if (BLOCKS.has(name)) {
        const spaced = blocks.pop() ?? false;
        both((lines) => lines.block(spaced));
      }
      if (name === 'pre') pre = Math.max(0, pre - 1);
      if (quoted > 0) quoted -= 1;
    },
  });
  parser.write(html);
  if (depth <= MAX_DEPTH) parser.end();
  return { whole: whole.text(), own: own.text(), pictures };
}

const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Written for programs, or against filters: nobody who reads the mail sees it. */
function isHidden({ style = '', hidden }: Attributes): boolean {
  return (
    hidden !== undefined ||
    /(display\s?:\s?none|font-size\s?:\s?0(px)?\s?(;|$)|mso-hide\s?:\s?all)/i.test(style)
  );
}

function isQuote(name: string, { class: classes = '', id = '', type = '' }: Attributes): boolean {
  if (name === 'blockquote' && (type === 'cite' || /(^|\s)gmail_quote(\s|$)/.test(classes))) return true;
  return QUOTE_CLASSES.test(classes) || QUOTE_IDS.test(id);
}

function endsHere({ id = '', style = '' }: Attributes): boolean {
  return END_IDS.test(id) || OUTLOOK_RULE.test(style.slice(0, 200));
}

/** Outlook writes every line as a paragraph, and empty ones between them. */
function isSpaced(name: string, { class: classes = '' }: Attributes): boolean {
  return SPACED.has(name) && !classes.startsWith('Mso');
}

function isWorthSaying(href: string, text: string): boolean {
  if (href.length > MAX_LINK || !/^https?:\/\//i.test(href)) return false;
  const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return text.trim() !== '' && !text.includes(bare(href));
}

type Lines = ReturnType<typeof createLines>;

/** Text that grows by words, with white space as a browser would show it. */
function createLines() {
  const pieces: string[] = [];
  let length = 0;
  /** What stands at the end: something, a blank, or so many line breaks. */
  let breaks = 2;
  let blank = false;
  const push = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  const flush = () => {
    if (blank && breaks === 0) push(' ');
    blank = false;
  };
  return {
    isEmpty: () => length === 0,
    text: () => pieces.join(''),
    write(text: string) {
      for (const piece of text.split(/([ \t\r\n\f]+)/)) {
        if (piece === '') continue;
        if (/^[ \t\r\n\f]/.test(piece)) {
          blank = true;
          continue;
        }
        flush();
        push(piece);
        breaks = 0;
      }
    },
    writeKept(text: string) {
      flush();
      push(text);
      breaks = text.endsWith('\n') ? 1 : 0;
    },
    breakLine() {
      blank = false;
      if (breaks < 2 || length > 0) push('\n');
      breaks += 1;
    },
    block(spaced: boolean) {
      blank = false;
      const wanted = spaced ? 2 : 1;
      if (length === 0) return;
      while (breaks < wanted) {
        push('\n');
        breaks += 1;
      }
    },
  };
}
