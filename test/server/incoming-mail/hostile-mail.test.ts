import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../server/incoming-mail/html-text.ts';
import { MAIL_LIMITS } from '../../../server/incoming-mail/mail-limits.ts';
import { withoutHistory } from '../../../server/incoming-mail/quoted-history.ts';
import { readMail } from '../../../server/incoming-mail/read-mail.ts';
import { splitMail } from '../../../server/incoming-mail/split-mail.ts';

const MIB = 1024 * 1024;
const NOBODY = { from: null, to: [] };

const read = (mail: string) => readMail(Buffer.from(mail), NOBODY, 'support@shop.example');

describe('a mail that is made to cost', () => {
  it('is not read beyond the size that a mail may have', async () => {
    const mail = await readMail(Buffer.alloc(MAIL_LIMITS.bytes + 1, 'a'), NOBODY, null);
    expect(mail).toMatchObject({ kind: 'unreadable', reason: 'too_large' });
  });

  it('is given up at the nesting that no program makes', async () => {
    const nested = Array.from(
      { length: 10_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    );
    expect(await read(nested.join(''))).toMatchObject({ kind: 'unreadable', reason: 'too_deep' });
  });

  it('is given up at the number of parts that no program makes', async () => {
    const flat = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}`;
    expect(await read(flat)).toMatchObject({ kind: 'unreadable', reason: 'too_many_parts' });
  });

  it('is given up at headers without an end', async () => {
    expect(await read('X-Filler: y\r\n'.repeat(MIB))).toMatchObject({ reason: 'headers_too_large' });
    expect(await read(`References: ${'<a@b.example> '.repeat(MIB)}`)).toMatchObject({
      reason: 'headers_too_large',
    });
  });

  it('lets others have their turn while 24 MB of one line are decoded', async () => {
    const mail = Buffer.concat([
      Buffer.from('Content-Transfer-Encoding: quoted-printable\r\n\r\n'),
      Buffer.alloc(24 * MIB, '='),
    ]);
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    const part = await splitMail(mail);
    clearImmediate(timer);
    expect(part.content.length).toBeGreaterThan(20 * MIB);
    expect(turns).toBeGreaterThan(20);
  });

  it.each(['\n', 'On 2 Nov Ben wrote:\n\n', 'From: x\n', '> a\nb\n', '--\n', '1<a@:\n', '___\n', '\u00a0\n'])(
    'keeps the text of %j again and again, or nothing of it',
    (piece) => {
      const text = piece.repeat(50_000);
      const own = withoutHistory(text);
      expect(own.length).toBeLessThanOrEqual(text.length);
      // Never empty where the text says something.
      expect(own === '').toBe(text.trim() === '');
    },
  );

  it.each(['<div>', '<a href=https://x.example>', '<', '</p>', '<!--', '<b><p>', '&amp', '<svg>'])(
    'reads HTML of %s again and again',
    (piece) => {
      const { own } = htmlToText(`first ${piece.repeat(50_000)}`);
      expect(own).toMatch(/^first/);
    },
  );
});
