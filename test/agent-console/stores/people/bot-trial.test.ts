import { beforeEach, describe, expect, it } from 'vitest';
import { createBotTrial } from '../../../../agent-console/stores/people/bot-trial.ts';
import type { BotTestsApi } from '../../../../agent-console/transport/bot-tests-api.ts';
import type { BotTest } from '../../../../server/contract/schemas/developers/bot-tests-api.ts';
import { eventually } from '../../../support/eventually.ts';
import { uuid } from '../../../support/people.ts';

type Next = Awaited<ReturnType<BotTestsApi['next']>>;

describe('a test conversation with a bot', () => {
  const begun: BotTest = {
    id: 'test',
    botId: 'bot',
    siteId: 'site',
    version: 0,
    messages: [],
    typing: false,
    answerBy: null,
    end: null,
  };
  let said: { id: string; body: string; chosenOf?: string }[];
  let asked: { version: number; answer(next: Next): void }[];
  let pauses: (() => void)[];
  let reachable: boolean;
  const ok = <T>(value: T) => ({ ok: true as const, status: 200, value });
  const away = { ok: false as const, status: 0, code: 'unreachable' as const, message: '' };
  const make = () =>
    createBotTrial({
      api: {
        start: async (_bot, { id, siteId }) => ok({ ...begun, id, siteId }),
        next: (_id, version) => new Promise((answer) => asked.push({ version, answer })),
        say: async (_id, message) => {
          said.push(message);
          return reachable ? ok({ message: {} as never }) : (away as never);
        },
        end: async () => ok(null),
      } as BotTestsApi,
      botId: 'bot',
      language: 'en',
      newId: uuid,
      after: (_delay, action) => {
        pauses.push(action);
        return () => {};
      },
    });
  beforeEach(() => {
    said = [];
    asked = [];
    pauses = [];
    reachable = true;
  });

  it('waits for one change after the other, until it ends', async () => {
    const trial = make();
    await trial.start('site');
    expect(asked).toMatchObject([{ version: 0 }]);
    asked[0]?.answer(ok({ ...begun, version: 3, typing: true }) as Next);
    await eventually(() => expect(asked).toHaveLength(2));
    expect(trial.test.value).toMatchObject({ version: 3, typing: true });
    expect(asked[1]?.version).toBe(3);
    asked[1]?.answer(ok({ ...begun, version: 4, end: { why: 'resolved', at: 1, by: null } }) as Next);
    await eventually(() => expect(trial.test.value?.end).not.toBeNull());
    expect(asked).toHaveLength(2);
  });

  it('sends under the same id again what was not taken', async () => {
    const trial = make();
    await trial.start('site');
    reachable = false;
    expect(await trial.say('Hello')).toBe(false);
    expect(trial.trouble.value).toEqual({ kind: 'unreachable' });
    reachable = true;
    expect(await trial.say('Hello')).toBe(true);
    expect(await trial.say('Hello')).toBe(true);
    const [first, second, third] = said.map(({ id }) => id);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('tries again after a pause when the server is away, and says when the test is gone', async () => {
    const trial = make();
    await trial.start('site');
    asked[0]?.answer(away as never);
    await eventually(() => expect(pauses).toHaveLength(1));
    expect(trial.trouble.value).toEqual({ kind: 'unreachable' });
    pauses[0]?.();
    await eventually(() => expect(asked).toHaveLength(2));
    asked[1]?.answer({ ...away, status: 404, code: 'not_found' } as never);
    await eventually(() => expect(trial.trouble.value).toEqual({ kind: 'gone' }));
  });

  it('hears nothing more once it is left', async () => {
    const trial = make();
    await trial.start('site');
    trial.stop();
    asked[0]?.answer(ok({ ...begun, version: 9 }) as Next);
    await Promise.resolve();
    expect(trial.test.value?.version).toBe(0);
    expect(asked).toHaveLength(1);
  });
});
