import { describe, expect, it } from 'vitest';
import {
  AT_MOST_EVERY_MS,
  createLiveBoard,
  LOOK_EVERY_MS,
} from '../../../../agent-console/stores/reports/live-board.ts';
import { createParts } from '../../../../agent-console/stores/shell/parts.ts';
import { CONVERSATION_EVENT } from '../../../../server/contract/channels.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { Board } from '../../../../server/contract/schemas/developers/board.ts';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { fakeDeps, messageFrame } from '../../support/fake-deps.ts';
import { board } from '../../support/fake-reports.ts';

/** A board that is looked at, and how often the server was asked. */
function watched({ live = true, answer }: { live?: boolean; answer?: () => Promise<Answer<Board>> } = {}) {
  const { clock } = fakeDeps();
  const parts = createParts();
  let asked = 0;
  const shown = createLiveBoard(
    () => {
      asked += 1;
      const value = board({ at: clock.now() + 5_000, all: { waiting: asked } });
      return answer?.() ?? Promise.resolve({ ok: true, value });
    },
    clock,
    () => live,
  );
  const leave = parts.add(shown.part);
  shown.start();
  return {
    shown,
    clock,
    parts,
    asked: () => asked,
    event: () => parts.tell(CONVERSATION_EVENT, messageFrame(1, 3)),
    close() {
      leave();
      shown.stop();
    },
  };
}

describe('the live board', () => {
  it('is read at once, and counts waits by the clock of the server', async () => {
    const on = watched();
    await on.clock.pass(0);
    expect([on.shown.board.value?.all.waiting, on.shown.aheadMs.value]).toEqual([1, 5_000]);
  });

  it('is read again when something happens, once a second however much it is', async () => {
    const on = watched();
    await on.clock.pass(0);
    for (let count = 0; count < 50; count += 1) on.event();
    await on.clock.pass(AT_MOST_EVERY_MS - 1);
    expect(on.asked()).toBe(1);
    await on.clock.pass(1);
    expect([on.asked(), on.shown.board.value?.all.waiting]).toEqual([2, 2]);
  });

  it('is read once more for what happens while it is read', async () => {
    const first = deferred<Answer<Board>>();
    const answers = [first.promise];
    const on = watched({
      answer: () => answers.shift() ?? Promise.resolve({ ok: true, value: board({ all: { open: 2 } }) }),
    });
    await on.clock.pass(AT_MOST_EVERY_MS);
    on.event();
    await on.clock.pass(0);
    expect(on.asked(), 'not two at once').toBe(1);
    first.resolve({ ok: true, value: board({ all: { open: 1 } }) });
    await on.clock.pass(AT_MOST_EVERY_MS);
    expect([on.asked(), on.shown.board.value?.all.open]).toEqual([2, 2]);
  });

  it('is read seldom while the server is polled, which asks every few seconds', async () => {
    const on = watched({ live: false });
    await on.clock.pass(0);
    for (let second = 0; second < LOOK_EVERY_MS / 1_000 - 1; second += 1) {
      on.parts.catchUp();
      await on.clock.pass(1_000);
    }
    expect(on.asked()).toBe(1);
    await on.clock.pass(1_000);
    expect(on.asked()).toBe(2);
  });

  it('stays as it was while the server does not answer, and says so until it does', async () => {
    const answers: Answer<Board>[] = [
      { ok: true, value: board({ all: { open: 1 } }) },
      { ok: false, status: 0, message: 'Nobody answers.' },
      { ok: true, value: board({ all: { open: 2 } }) },
    ];
    const on = watched({ answer: () => Promise.resolve(answers.shift() as Answer<Board>) });
    await on.clock.pass(0);
    await on.clock.pass(LOOK_EVERY_MS);
    expect([on.shown.failure.value?.status, on.shown.board.value?.all.open]).toEqual([0, 1]);
    await on.clock.pass(LOOK_EVERY_MS);
    expect([on.shown.failure.value, on.shown.board.value?.all.open]).toEqual([null, 2]);
  });

  it('asks nothing any more once nobody looks', async () => {
    const on = watched();
    await on.clock.pass(0);
    on.close();
    on.event();
    await on.clock.pass(10 * LOOK_EVERY_MS);
    expect([on.asked(), on.clock.running()]).toEqual([1, 0]);
  });
});
