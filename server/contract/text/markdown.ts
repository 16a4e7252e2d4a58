import { linkParts, safeHref } from './links.ts';

/** What a message may be made of, and nothing else: no heading, no picture, no HTML. */
export type Tag = 'strong' | 'em' | 's' | 'code' | 'a' | 'pre' | 'blockquote' | 'ul' | 'ol' | 'li';

/** A part of a text as it is shown: plain words, or an element around parts. */
export type Markup = string | { tag: Tag; parts: Markup[]; href?: string; value?: number };

/** Those are tried at a line's beginning; what follows the match is the line's own text. */
const ITEM = /^ {0,3}(?:[-*•]|(\d{1,9})[.)])[ \t]+(?=\S)/;
const GOES_ON = /^ {2,}(?=\S)/;
const QUOTE = /^>(?: |$)/;
const FENCE = /^```[\w+#-]{0,20}$/;
const FENCE_END = /^``` *$/;

/** Code, or `[words](address)`. Neither reaches over the end of a line. */
const CODE_OR_LINK = /(`+)([^`\n]+)(`+)|\[([^[\]\n]{1,200})\]\(([^\s()<>]{1,2048})\)/g;

const MARKS = { '**': 'strong', '*': 'em', _: 'em', '~~': 's' } as const;
type Mark = keyof typeof MARKS;
/** More than one underscore is a name, such as `__init__`. */
const MARK = /\*\*|\*|_+|~~|\n/g;
/** Letters and digits of scripts that part words by spaces: between two of them, a mark is a part of the word. */
const IN_WORD = /(?![\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])[\p{L}\p{N}]/u;

export type MarkdownOptions = {
  /**
   * Whether `[words](address)` becomes a link. Only what the team wrote may hide where a link leads to; of what strangers
   * wrote, the address stays readable.
   */
  labels: boolean;
};

/**
 * A message as people type it – `**bold**`, `*italic*` or `_italic_`, `~~struck~~`, `` `code` ``, ``` fences, lists, `> quotes`, links –
 * as a tree of a few elements, in time proportional to its length. What is no markup stays as it was written, line
 * breaks included, so the tree is shown with `white-space: pre-wrap`. Follows CommonMark (https://spec.commonmark.org)
 * where a chat allows it: a line break is one, marks do not reach over the end of a line, and numbers stay as typed.
 */
export function markdown(text: string, options: MarkdownOptions): Markup[] {
  const lines = text.split(/\r?\n/);
  const parts: Markup[] = [];
  let plain: string[] = [];
  let mayFence = true;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const end = mayFence && FENCE.test(line) ? lines.findIndex((one, n) => n > at && FENCE_END.test(one)) : 0;
    if (end < 0) mayFence = false;
    if (end > 0) {
      add({ tag: 'pre', parts: [lines.slice(at + 1, end).join('\n')] });
      at = end + 1;
    } else if (QUOTE.test(line)) {
      const from = at;
      while (at < lines.length && QUOTE.test(lines[at] ?? '')) at += 1;
      const quoted = lines.slice(from, at).map((one) => one.slice(2));
      add({ tag: 'blockquote', parts: inline(quoted.join('\n'), options) });
    } else if (ITEM.test(line)) at = list(at);
    else {
      plain.push(line);
      at += 1;
    }
  }
  addPlain();
  return parts;

  /** Reads the list that begins in a line. @returns the line after it */
  function list(from: number): number {
    const numbered = numberOf(lines[from]) !== undefined;
    const items: Markup[] = [];
    let at = from;
    while (at < lines.length) {
      const line = lines[at] ?? '';
      const value = numberOf(line);
      if (!ITEM.test(line) || (value !== undefined) !== numbered) break;
      const own = [line.replace(ITEM, '')];
      for (at += 1; at < lines.length && GOES_ON.test(lines[at] ?? ''); at += 1)
        own.push((lines[at] ?? '').trimStart());
      const item = { tag: 'li' as const, parts: inline(own.join('\n'), options) };
      items.push(value === undefined ? item : { ...item, value });
    }
    add({ tag: numbered ? 'ol' : 'ul', parts: items });
    return at;
  }

  function add(block: Markup): void {
    addPlain();
    parts.push(block);
  }

  /** The lines before a block, which begins on a line of its own anyway. */
  function addPlain(): void {
    for (const part of plain.length > 0 ? inline(plain.join('\n'), options) : []) parts.push(part);
    plain = [];
  }
}

/** The words alone, as a preview or a notice shows them. */
export function withoutMarkup(text: string): string {
  return markdown(text, { labels: true }).map(wordsOf).join('').trim();
}

function wordsOf(part: Markup): string {
  if (typeof part === 'string') return part;
  const words = part.parts.map(wordsOf).join('');
  if (part.tag === 'li') return `${part.value === undefined ? '•' : `${part.value}.`} ${words}\n`;
  const block = part.tag === 'pre' || part.tag === 'blockquote';
  return block ? `\n${words}\n` : part.tag === 'ul' || part.tag === 'ol' ? `\n${words}` : words;
}

function numberOf(line: string | undefined): number | undefined {
  const number = ITEM.exec(line ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A text cut into what marks cannot touch – code and links – and the words between. */
function inline(text: string, { labels }: MarkdownOptions): Markup[] {
  const line = createLine(text);
  let end = 0;
  for (const match of text.matchAll(CODE_OR_LINK)) {
    const [whole, before, code = '', after, label = '', address = ''] = match;
    const part = before === undefined ? labels && labelled(label, address) : before === after && codeOf(code);
    if (part === false) continue;
    line.words(end, match.index);
    end = match.index + whole.length;
    line.add(part);
  }
  line.words(end, text.length);
  return line.done();
}

const codeOf = (code: string): Markup => ({ tag: 'code', parts: [code] });

/** A link with words of its own; false where those name another address than that, or it is none to be opened. */
function labelled(label: string, address: string): Markup | false {
  const href = /^(?:https?|mailto):/i.test(address) ? safeHref(address) : null;
  if (href === null || linkParts(label).some((part) => part.href !== null && part.href !== href))
    return false;
  return { tag: 'a', href, parts: [label] };
}

/** Finds what belongs together among the marks of a text. Each mark is open once at most, so this goes four deep. */
function createLine(text: string) {
  const open: { mark: Mark | null; parts: Markup[] }[] = [{ mark: null, parts: [] }];
  const top = () => open.at(-1) as (typeof open)[number];

  return {
    add(part: Markup): void {
      top().parts.push(part);
    },

    /** The text from one place to another: words, addresses and marks. */
    words(from: number, to: number): void {
      let at = from;
      for (const part of linkParts(text.slice(from, to))) {
        if (part.href === null) marks(at, at + part.text.length);
        else top().parts.push({ tag: 'a', href: part.href, parts: [part.text] });
        at += part.text.length;
      }
    },

    done(): Markup[] {
      while (open.length > 1) giveUp();
      return top().parts;
    },
  };

  function marks(from: number, to: number): void {
    const words = text.slice(from, to);
    let end = 0;
    MARK.lastIndex = 0;
    for (let match = MARK.exec(words); match !== null; match = MARK.exec(words)) {
      const mark = innerFirst(match[0], from + match.index);
      addWords(words.slice(end, match.index));
      end = match.index + mark.length;
      MARK.lastIndex = end;
      if (mark === '\n') while (open.length > 1) giveUp();
      if (!(mark in MARKS)) addWords(mark);
      else meet(mark as Mark, from + match.index);
    }
    addWords(words.slice(end));
  }

  function meet(mark: Mark, at: number): void {
    if (closes(mark, at)) close(mark);
    else if (opens(mark, at)) {
      while (isOpen(mark)) giveUp();
      open.push({ mark, parts: [] });
    } else addWords(mark);
  }

  /** Of the three that end `***both***`, the first ends what began last. */
  function innerFirst(found: string, at: number): string {
    return found === '**' && top().mark === '*' && text[at + 2] === '*' ? '*' : found;
  }

  function opens(mark: Mark, at: number): boolean {
    const next = text.charAt(at + mark.length);
    return /\S/.test(next) && !IN_WORD.test(text.charAt(at - 1));
  }

  function closes(mark: Mark, at: number): boolean {
    const empty = top().mark === mark && top().parts.length === 0;
    return (
      isOpen(mark) && !empty && /\S/.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(at + mark.length))
    );
  }

  function isOpen(mark: Mark): boolean {
    return open.some((one) => one.mark === mark);
  }

  function close(mark: Mark): void {
    while (top().mark !== mark) giveUp();
    const { parts } = open.pop() as (typeof open)[number];
    top().parts.push({ tag: MARKS[mark], parts });
  }

  /** What was opened last was none: its mark is a character like any other. */
  function giveUp(): void {
    const { mark, parts } = open.pop() as (typeof open)[number];
    if (mark !== null) addWords(mark);
    for (const part of parts) typeof part === 'string' ? addWords(part) : top().parts.push(part);
  }

  /** Words beside words are one. */
  function addWords(words: string): void {
    const { parts } = top();
    if (words === '') return;
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + words;
    else parts.push(words);
  }
}
