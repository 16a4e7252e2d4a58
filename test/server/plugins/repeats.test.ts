import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TryLater } from '../../../server/common/api-error.ts';
import { createRepeatGuard } from '../../../server/plugins/repeat-guard.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { stopClock } from '../../support/stop-clock.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const ADVERT = 'Buy cheap watches at watches.example, only today!';

describe('whoever says the same again and again', () => {
  const often = (guard: ReturnType<typeof createRepeatGuard>, texts: readonly string[]): number => {
    let said = 0;
    for (const text of texts) {
      try {
        guard.check('somebody', text);
        said += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(TryLater);
        return said;
      }
    }
    return said;
  };

  it('is slowed down, and may go on when time has passed', () => {
    let now = 0;
    const guard = createRepeatGuard(1, () => now);
    expect(often(guard, Array(10).fill(ADVERT))).toBe(5);
    guard.check('somebody else', ADVERT);
    guard.check('somebody', 'Something else altogether');
    now += 12_000;
    expect(often(guard, [ADVERT, ADVERT])).toBe(1);
  });

  it('is not slowed down for words that people do repeat, nor for files', () => {
    const guard = createRepeatGuard(1, () => 0);
    expect(often(guard, Array(10).fill('ok'))).toBe(10);
    expect(often(guard, Array(100).fill(''))).toBe(100);
  });

  it('says it once with one request, however often that is run', () => {
    const guard = createRepeatGuard(1, () => 0);
    const runAgain = () => {
      const check = guard.checkOnce('somebody');
      for (let run = 0; run < 3; run += 1) check({ body: ADVERT });
    };
    for (let request = 0; request < 5; request += 1) runAgain();
    expect(runAgain).toThrow(TryLater);
  });

  it('is known again behind blanks, capitals, dots and characters that nobody sees', () => {
    const guard = createRepeatGuard(1, () => 0);
    const disguises = [
      ADVERT,
      `${ADVERT} `,
      ADVERT.toUpperCase(),
      `${ADVERT}!!!`,
      ADVERT.replaceAll(' ', ' \u200b'),
      'Buy  cheap…\nwatches at watches.example, only today',
    ];
    expect(often(guard, disguises)).toBe(5);
  });

  describe('at the server', () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1' } });
    });
    afterAll(() => server.stop());

    it('is told when to come back, nothing is stored, and what was said once may come again under its id', async () => {
      const visitor = await newVisitor(server.url);
      const path = `/api/widget/conversations/${await visitor.start()}/messages`;
      const first = { id: uuid(), body: ADVERT };
      const goOn = stopClock();
      expect((await visitor.ask('POST', path, first)).status).toBe(201);
      for (let again = 0; again < 10; again += 1)
        expect((await visitor.ask('POST', path, first)).status).toBe(200);
      for (let more = 0; more < 4; more += 1)
        expect((await visitor.ask('POST', path, { id: uuid(), body: ADVERT })).status).toBe(201);
      const refused = await visitor.ask<{ error: { code: string; message: string } }>('POST', path, {
        id: uuid(),
        body: ADVERT,
      });
      expect(refused.status).toBe(429);
      expect(refused.body.error).toMatchObject({
        code: 'too_many_requests',
        message: expect.stringMatching(/several times/),
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      goOn();
      const stored = await server.services.database.read
        .selectFrom('messages')
        .select('id')
        .where('body', '=', ADVERT)
        .execute();
      expect(stored).toHaveLength(5);
    });

    it('may not say what nobody can see', async () => {
      const visitor = await newVisitor(server.url);
      const path = `/api/widget/conversations/${await visitor.start()}/messages`;
      const unseen = await visitor.ask<{ error: { code: string } }>('POST', path, {
        id: uuid(),
        body: '\u200b \u2060',
      });
      expect([unseen.status, unseen.body.error.code]).toEqual([400, 'message_empty']);
      const flood = await visitor.ask<{ error: { message: string } }>('POST', path, {
        id: uuid(),
        body: `hm${'\u0316'.repeat(60)}`,
      });
      expect([flood.status, flood.body.error.message]).toEqual([
        400,
        expect.stringContaining('30 marks on one letter'),
      ]);
    });
  });
});
