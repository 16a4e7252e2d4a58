import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { LIMITS } from '../../../server/common/limits.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import {
  aMail,
  MAIL_ENV,
  type MailParts,
  NO_ENVELOPE,
  replyAddress,
  withFile,
} from '../incoming-mail/a-mail.ts';

const SECRET = '5555 5555 5555 4444';
const HALF_A_PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64');
const HIDDEN = '•••• •••• •••• 4444';

onEveryDatabase('masking, beside messages', { env: MAIL_ENV }, ({ server, ana }) => {
  let site: SiteSummary;
  let visitor: TestVisitor;
  beforeEach(async () => {
    const made = { name: 'Shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    const settings = { masking: { cards: true, patterns: [] } };
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings });
    visitor = await newVisitor(server.url, site.siteKey);
  });
  const receive = (parts: MailParts) => server.services.incomingMail.receive(aMail(parts), NO_ENVELOPE);
  const expectNowhere = async () => {
    await allIndexed(server);
    expect(await tablesWith(server.services.database, [SECRET, SECRET.replaceAll(' ', '')])).toEqual([]);
  };

  it('hides it in the names of files, and a file sent again under its id is the same', async () => {
    const id = await visitor.start();
    const fileId = uuid();
    const upload = () => {
      const form = new FormData();
      form.append('file', new Blob(['some words']), `Card ${SECRET}.txt`);
      const path = `/api/widget/conversations/${id}/attachments?id=${fileId}`;
      return visitor.ask<{ attachment: { name: string } }>('POST', path, form);
    };
    const first = await upload();
    expect(first).toMatchObject({ status: 201, body: { attachment: { name: `Card ${HIDDEN}.txt` } } });
    expect(await upload()).toMatchObject({ status: 200, body: first.body });
    const path = `/api/widget/conversations/${id}/messages`;
    const sent = await visitor.ask('POST', path, { id: uuid(), body: '', attachmentIds: [fileId] });
    expect(sent.status).toBe(201);
    await expectNowhere();
  });

  it('hides it in what agents have written and not sent, and in what they note about a visitor', async () => {
    const id = await visitor.start();
    const draft = { mode: 'note', reply: `Is it ${SECRET}?`, note: SECRET, attachments: [], updatedAt: 1 };
    expect((await ana.ask('PUT', `/api/agent/drafts/${id}`, draft)).status).toBe(204);
    const { body } = await ana.ask<{ drafts: { reply: string; note: string }[] }>('GET', '/api/agent/drafts');
    expect(body.drafts).toContainEqual(expect.objectContaining({ reply: `Is it ${HIDDEN}?`, note: HIDDEN }));
    const note = (over: number) =>
      ana.ask('PUT', `/api/agent/visitors/${visitor.id}/note`, { body: `Paid with ${SECRET}`, over });
    expect(await note(0)).toMatchObject({ status: 200, body: { body: `Paid with ${HIDDEN}`, version: 1 } });
    expect(await note(0), 'the same once more').toMatchObject({ status: 200, body: { version: 1 } });
    await expectNowhere();
  });

  it('hides it in the whole text of a long mail, and in the names of files that were not taken', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const text = `${'word '.repeat(3_000)}${SECRET}`;
    await receive({
      to,
      ...withFile(`${SECRET}.png`, HALF_A_PICTURE, text),
    });
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages.at(-1)).toMatchObject({
      attachments: [{ name: 'mail.txt' }],
      mail: { lost: [{ name: `${HIDDEN}.png` }] },
    });
    const texts = await keptFiles();
    expect(texts).toContainEqual(expect.stringContaining(HIDDEN));
    expect(texts.filter((kept) => kept.includes(SECRET))).toEqual([]);
    await expectNowhere();
  });

  it('hides a number that lies where a long mail is cut, and in a very long mail no more than is to be hidden', async () => {
    const patterns = ['[\\w.]+@[\\w.]+'];
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings: { masking: { cards: true, patterns } } });
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const line = `${'word '.repeat(12).trim()}\n`;
    const beforeIt = line.repeat(200).slice(0, LIMITS.messageLength - 11);
    await receive({
      to,
      body: `${beforeIt} ${SECRET} is my card.\n${line.repeat(7_000)}The end, ada@shop.example`,
    });
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages.at(-1)).toMatchObject({ mail: { cut: true }, attachments: [{ name: 'mail.txt' }] });
    expect(messages.at(-1)?.body).toMatch(/word.* •••• ••••/s);
    const whole = (await keptFiles()).find((kept) => kept.includes('The end'));
    expect(whole).toContain(`${HIDDEN} is my card.`);
    expect(whole?.endsWith(`${line}The end, ${'•'.repeat(16)}`), 'nothing else is hidden').toBe(true);
    await expectNowhere();
  });

  it('hides it in mails that become no message, also where nobody knows which site they are for', async () => {
    const parts = { from: `Bo ${SECRET} <bo@elsewhere.example>`, subject: SECRET, body: `Use ${SECRET}` };
    expect(await receive(parts)).toMatchObject({ outcome: 'quarantined', reason: 'unknown_conversation' });
    const to = await replyAddress(server, await visitor.start());
    const headers = ['Content-Type: text/plain; charset=utf-8', 'Auto-Submitted: auto-replied'];
    expect(await receive({ ...parts, to, headers })).toMatchObject({ outcome: 'quarantined' });
    const { body } = await ana.ask<{ mails: object[] }>('GET', '/api/agent/quarantine');
    const hidden = { subject: HIDDEN, body: `Use ${HIDDEN}` };
    expect(body.mails).toEqual([expect.objectContaining(hidden), expect.objectContaining(hidden)]);
    await expectNowhere();
  });

  async function keptFiles(): Promise<string[]> {
    const entries = await readdir(join(server.dataDir, 'files', 'kept'), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
  }
});
