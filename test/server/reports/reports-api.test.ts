import { expect, it } from 'vitest';
import type { Board } from '../../../server/contract/schemas/developers/board.ts';
import type { PeriodReport } from '../../../server/contract/schemas/developers/reports.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const today = new Date().toISOString().slice(0, 10);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const PERIOD = `from=${today}&to=${tomorrow}&timeZone=UTC`;

onEveryDatabase('reports over HTTP', ({ server, visitor, ana, ben }) => {
  it('count what happens a moment after it, and give it to admins as JSON and CSV', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    await ana.answer(id, '=1+1');
    await eventually(async () => {
      const { body, status } = await ana.ask<PeriodReport>('GET', `/api/agent/reports/period?${PERIOD}`);
      expect(status).toBe(200);
      expect(body.figures).toMatchObject({
        started: 1,
        messagesIn: 1,
        messagesOut: 1,
        firstReply: { count: 1 },
      });
    });
    const csv = async (path: string) => {
      const answer = await fetch(`${server.url}/api/agent/reports/${path}`, {
        headers: { cookie: ana.cookie },
      });
      return { text: Buffer.from(await answer.arrayBuffer()).toString(), headers: answer.headers };
    };
    const messages = await csv(`messages.csv?${PERIOD}&bom=true`);
    expect(messages.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(messages.headers.get('content-disposition')).toContain(`messages-${today}-${tomorrow}.csv`);
    expect(messages.text).toMatch(/^\uFEFFconversation,number/);
    expect(messages.text).toContain(",Ana,'=1+1\r\n");
    expect((await csv(`conversations.csv?${PERIOD}`)).text.split('\r\n')[1]).toContain(`${id},Tidewater Tea`);
    expect((await csv(`table.csv?${PERIOD}&by=agent`)).text).toMatch(/,Ana,0,0,0,0,0,0,0,1,0,/);
    expect((await ben.ask('GET', `/api/agent/reports/period?${PERIOD}`)).status).toBe(403);
  });

  it.each([
    ['a day that is none', 'from=2026-02-30&to=2026-03-01&timeZone=UTC', 'from'],
    ['an end before the beginning', 'from=2026-03-02&to=2026-03-01&timeZone=UTC', 'to'],
    ['a period without an end', 'from=2020-01-01&to=2026-03-01&timeZone=UTC', 'to'],
    ['a time zone that nobody knows', 'from=2026-03-01&to=2026-03-01&timeZone=Moon%2FBase', 'timeZone'],
  ])('refuse %s before anything is read', async (_what, query, field) => {
    for (const path of ['period', 'conversations.csv', 'messages.csv']) {
      const { status, body } = await ana.ask('GET', `/api/agent/reports/${path}?${query}`);
      expect(status, path).toBe(400);
      expect(body).toMatchObject({ error: { code: 'bad_request', details: { field } } });
    }
  });
});

onEveryDatabase('the board over HTTP', ({ visitor, ana, ben }) => {
  it('has an answer from after it was asked for, however many ask, and is for admins', async () => {
    const ids: string[] = [];
    for (const _ of [1, 2, 3]) {
      ids.push(await visitor.start());
      await visitor.send(ids.at(-1) ?? '', 'Hello');
      const boards = await Promise.all(
        [1, 2, 3].map(() => ana.ask<Board>('GET', '/api/agent/reports/board')),
      );
      expect(boards.map(({ body }) => body.all.waiting)).toEqual(boards.map(() => ids.length));
    }
    expect((await ben.ask('GET', '/api/agent/reports/board')).status).toBe(403);
  });
});
