import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { MAIL_LIMITS } from './mail-limits.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

/** A part of a mail (RFC 2045), with its content decoded from its transfer encoding. Messages within are not taken apart. */
export type MailPart = {
  /** In small letters, such as `text/plain`. */
  type: string;
  charset: string | null;
  /** `attachment`, `inline` or what else it says. */
  disposition: string | null;
  /** As the mail calls it; not yet fit for showing. */
  fileName: string | null;
  flowed: boolean;
  delSp: boolean;
  content: Buffer;
  parts: MailPart[];
  /** The values of a header, unfolded but not decoded, in their order. */
  header(name: string): string[];
};

/** What is wrong with a mail that cannot be read. */
export type Unreadable = 'too_large' | 'too_many_parts' | 'too_deep' | 'headers_too_large' | 'broken';

/** A mail that is not read to its end. */
export class UnreadableMail extends Error {
  readonly reason: Unreadable;

  constructor(reason: Unreadable, cause?: unknown) {
    super(`The mail cannot be read: ${reason}.`, { cause });
    this.name = 'UnreadableMail';
    this.reason = reason;
  }
}

const SLICE_BYTES = 64 * 1024;

/**
 * Takes a mail apart (RFC 2046). It is read in slices, so that others have their turn between two of them, and reading
 * stops at the first limit of `MAIL_LIMITS` that it passes.
 * @throws UnreadableMail
 */
export async function splitMail(raw: Buffer): Promise<MailPart> {
  if (raw.length > MAIL_LIMITS.bytes) throw new UnreadableMail('too_large');
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: MAIL_LIMITS.headerBytes,
    // Counted below, where the two limits can be told apart.
    maxChildNodes: MAIL_LIMITS.parts * 2,
  });
  const source = Readable.from(slices(raw));
  source.once('error', (error) => splitter.destroy(error));
  source.pipe(splitter);
  const reading = new Map<MimeNode, Reading>();
  let root: Reading | null = null;
  try {
    for await (const chunk of splitter as AsyncIterable<SplitterChunk>) {
      if (chunk.type === 'node') {
        const begun = begin(chunk, reading);
        root ??= begun;
        if (reading.size > MAIL_LIMITS.parts) throw new UnreadableMail('too_many_parts');
      } else if (chunk.type === 'body') reading.get(chunk.node)?.write(chunk.value);
    }
    if (root === null) throw new UnreadableMail('broken');
    for (const one of reading.values()) await one.finish();
    return root.part;
  } catch (error) {
    if (error instanceof UnreadableMail) throw error;
    throw new UnreadableMail(hasCode(error, 'EMAXLEN') ? 'headers_too_large' : 'broken', error);
  } finally {
    source.destroy();
    splitter.destroy();
  }
}

function* slices(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += SLICE_BYTES) yield raw.subarray(at, at + SLICE_BYTES);
}

type Reading = { part: MailPart; depth: number; write(bytes: Buffer): void; finish(): Promise<void> };

function begin(node: MimeNode, others: Map<MimeNode, Reading>): Reading {
  const parent = node.parentNode === false ? undefined : others.get(node.parentNode);
  const depth = (parent?.depth ?? 0) + 1;
  if (depth > MAIL_LIMITS.depth) throw new UnreadableMail('too_deep');
  const { headers } = node;
  const part: MailPart = {
    type: node.contentType || 'text/plain',
    charset: node.charset || null,
    disposition: node.disposition || null,
    fileName: node.filename || null,
    flowed: node.flowed,
    delSp: node.delSp,
    content: Buffer.alloc(0),
    parts: [],
    header: (name) => (headers === false ? [] : headers.get(name).map(headerValue)),
  };
  parent?.part.parts.push(part);
  const begun: Reading = { part, depth, ...decoding(node, part) };
  others.set(node, begun);
  return begun;
}

/** Decodes base64 while it is read. Everything else waits for its end, because the library takes seconds for one long line. */
function decoding(node: MimeNode, part: MailPart): Pick<Reading, 'write' | 'finish'> {
  if (node.encoding === 'base64') {
    const decoder = node.getDecoder();
    const decoded = buffer(decoder);
    // Where reading stops in the middle, nobody waits for it any more.
    decoded.catch(() => {});
    return {
      write: (bytes) => decoder.write(bytes),
      async finish() {
        decoder.end();
        part.content = await decoded;
      },
    };
  }
  const encoded: Buffer[] = [];
  return {
    write: (bytes) => encoded.push(bytes),
    async finish() {
      const whole = Buffer.concat(encoded);
      part.content = node.encoding === 'quoted-printable' ? await decodeQuotedPrintable(whole) : whole;
    },
  };
}

/** What stands behind the colon, on one line. */
function headerValue(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n/g, '')
    .trim();
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
