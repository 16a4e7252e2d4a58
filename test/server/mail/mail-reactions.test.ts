import { afterAll, beforeEach, expect, it } from 'vitest';
import { markMail } from '../../../server/mail/outgoing-mails.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { aMail, MAIL_ENV, NO_ENVELOPE } from '../incoming-mail/a-mail.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { ...MAIL_ENV, SMTP_URL: mailServer.url };

onEveryDatabase(
  'what visitors do with a mail of missed replies',
  { once: true, fresh: true, env },
  (scene) => {
    const { server, visitor, ana } = scene;
    const { queued, itIsTime, settled, saysAddress, rows, seenByAgents } = mailStage(scene);
    beforeEach(() => {
      mailServer.taken.length = 0;
    });

    async function mailed(address = 'ada@customer.example', language = 'en'): Promise<string> {
      await saysAddress(address, { language });
      const id = await visitor.start();
      await visitor.send(id, 'Is it on its way?');
      await ana.answer(id, 'It left today.');
      await queued(id);
      await itIsTime();
      return id;
    }
    const states = async (id: string) => (await seenByAgents(id)).map(({ state }) => state);
    const linkToken = () => /\/c\/([\w-]{43})/.exec(mailServer.taken.at(-1)?.text ?? '')?.[1] ?? '';
    const byLink = () => nobody(server.url, { authorization: `Bearer ${linkToken()}` });

    it('is shown at the answer: opened when its page was looked at, and answered when they wrote there, each once', async () => {
      const id = await mailed();
      const ask = byLink();
      expect((await ask('GET', '/api/resumed')).status).toBe(200);
      expect(await states(id), 'programs that check links load pages, too').toEqual(['sent']);
      for (const upTo of [2, 3]) await ask('PUT', '/api/resumed/read', { upTo });
      expect(await states(id)).toEqual(['sent', 'opened']);
      for (const words of ['Thanks', 'Bye'])
        expect((await ask('POST', '/api/resumed/messages', { id: uuid(), body: words })).status).toBe(201);
      expect(await states(id)).toEqual(['sent', 'opened', 'answered']);
      const [answer] = (await seenByAgents(id)).slice(-1);
      expect(answer).toMatchObject({ answers: expect.any(Object), to: 'ada@customer.example' });
      const [row] = await rows();
      await server.services.runInTransaction((tx) =>
        markMail(tx, row?.id ?? '', { state: 'complained', reason: 'abuse', forGood: false }),
      );
      expect(await states(id), 'a complaint outweighs it').toEqual([
        'sent',
        'opened',
        'answered',
        'complained',
      ]);
    });

    it('is answered by mail once, and not by a stranger who was copied in', async () => {
      const id = await mailed();
      const to = mailServer.taken[0]?.replyTo?.value[0]?.address ?? '';
      const receive = (from: string, body: string) =>
        server.services.incomingMail.receive(aMail({ to, from, body }), NO_ENVELOPE);
      expect(await receive('mara@elsewhere.example', 'I am Mara')).toMatchObject({ outcome: 'message' });
      expect(await states(id)).toEqual(['sent']);
      for (const body of ['Thank you', 'And one more thing'])
        expect(await receive('ada@customer.example', body)).toMatchObject({ outcome: 'message' });
      expect(await states(id)).toEqual(['sent', 'answered']);
    });

    it('is to decline them with one click, which agents see at what is not mailed, and to want them again', async () => {
      await mailed('ada@customer.example', 'de');
      const [mail] = mailServer.taken;
      const list = mail?.headers.get('list') as { unsubscribe?: { url: string } } | undefined;
      const url = list?.unsubscribe?.url ?? '';
      expect(url).toMatch(new RegExp(`^${server.url}/mail/unsubscribe/[a-z2-7]{26}\\.[\\w-]{43}$`));
      expect(mail?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      expect(mail?.text).toContain(`Diese E-Mails abbestellen: ${url}`);
      expect(mail?.html).toContain(url);

      const shown = await (await fetch(url)).text();
      expect(shown).toContain('<html lang="de" dir="ltr">');
      expect(shown).toContain('Diese E-Mails abbestellen');
      const click = (address: string) =>
        fetch(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
      for (const _ of ['once', 'twice']) {
        const off = await click(url);
        expect(off.status).toBe(200);
        expect(await off.text()).toContain('Sie erhalten keine E-Mails mehr');
      }
      expect(await (await fetch(url)).text()).toContain('Wieder aktivieren');

      mailServer.taken.length = 0;
      const id = await visitor.start();
      await visitor.send(id, 'Another question');
      await ana.answer(id, 'Another answer');
      await queued(id);
      await itIsTime();
      expect(mailServer.taken).toEqual([]);
      expect(await seenByAgents(id)).toMatchObject([
        {
          kind: 'missed',
          state: 'declined',
          to: 'ada@customer.example',
          answers: { to: expect.any(Number) },
        },
      ]);
      await mailed('ben@customer.example');
      expect(
        mailServer.taken.map(({ envelope }) => envelope.to),
        'others are mailed',
      ).toEqual([['ben@customer.example']]);

      mailServer.taken.length = 0;
      expect((await click(url.replace('/unsubscribe/', '/subscribe/'))).status).toBe(200);
      await saysAddress('ADA@customer.example');
      await ana.answer(id, 'A third answer');
      await settled();
      await itIsTime();
      const texts = mailServer.taken.map(({ text = '' }) => [
        text.includes('Another answer'),
        text.includes('A third answer'),
      ]);
      expect(texts, 'only what was written since').toEqual([[false, true]]);
    });

    it('is none of anybody who makes up a link, or has the address that answers go to', async () => {
      const id = await mailed();
      const token =
        /\+([a-z2-7]{26})@/.exec(mailServer.taken[0]?.replyTo?.value[0]?.address ?? '')?.[1] ?? '';
      for (const made of [`${token}.${'x'.repeat(43)}`, token, `${token}.`, 'x'])
        for (const path of ['unsubscribe', 'subscribe'])
          expect((await fetch(`${server.url}/mail/${path}/${made}`, { method: 'POST' })).status).toBe(404);
      await ana.answer(id, 'Once more');
      await settled();
      await itIsTime();
      expect(mailServer.taken).toHaveLength(2);
    });
  },
);
