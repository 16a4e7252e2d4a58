import { expect, it, vi } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { mailStage } from './mail-stage.ts';

// Nobody listens there: nothing is to be sent here.
const env = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'support@shop.test' };
const MAIL = { missedReplies: true, afterMinutes: 5, received: true, linkDays: 0 };

onEveryDatabase('what is put down for mail', { fresh: true, env }, (scene) => {
  const { server, visitor, ana } = scene;
  const { saysAddress, rows, settled } = mailStage(scene);

  /** The numbers of what was put down, as it is worked off. */
  async function putDown(): Promise<number[]> {
    const numbers: number[] = [];
    const { mail } = server.services;
    if (mail === null) throw new Error('Mail is not set up.');
    const { subscriber } = mail;
    // The demo's site was made a moment ago.
    await mail.watch.wake();
    const { runInTransaction } = subscriber;
    vi.spyOn(subscriber, 'runInTransaction').mockImplementation((tx, due) => {
      numbers.push(...due.map(({ seq }) => seq));
      return runInTransaction(tx, due);
    });
    return numbers;
  }

  async function change(settings: object): Promise<void> {
    const { body } = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
    const { status } = await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, { settings });
    expect(status).toBe(200);
  }

  it('is nothing of what visitors write, where nobody is told that it has come', async () => {
    const numbers = await putDown();
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    await visitor.send(id, 'Is anybody there?');
    const { body } = await ana.answer(id, 'Yes');
    await eventually(() => expect(numbers).toEqual([body.message.seq]));
  });

  itOnce('is the first message of a conversation, where its visitor is told that it has come', async () => {
    const numbers = await putDown();
    await change({ absence: 'form', mail: MAIL });
    const id = await visitor.start();
    const first = await visitor.send(id, 'Hello?');
    await visitor.send(id, 'Is anybody there?');
    await ana.note(id, 'A regular customer');
    const { body } = await ana.answer(id, 'Yes');
    await eventually(() => expect(numbers).toEqual([first.body.message.seq, body.message.seq]));
  });

  itOnce('is nothing at all, where a site wants no mail, from the next message on', async () => {
    const numbers = await putDown();
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const { body } = await ana.answer(id, 'Yes');
    await eventually(() => expect(numbers).toEqual([body.message.seq]));
    await change({ mail: { ...MAIL, missedReplies: false } });
    await ana.answer(id, 'How may I help?');
    await change({ mail: MAIL });
    const last = await ana.answer(id, 'Ask me');
    await eventually(() => expect(numbers).toEqual([body.message.seq, last.body.message.seq]));
  });

  itOnce('is no mail to who has no address', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    await ana.answer(id, 'Yes');
    await settled();
    expect(await rows()).toEqual([]);
    await saysAddress('ada@example.com');
    await ana.answer(id, 'How may I help?');
    await settled();
    expect(await rows()).toHaveLength(1);
  });
});
