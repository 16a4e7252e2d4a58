import { describe, expect, it, vi } from 'vitest';
import { PREVIEW_LENGTH, PREVIEW_PAUSE_MS, TYPING_EVENT } from '../../../server/contract/channels.ts';
import { createTypers, createTypingSender } from '../../../server/contract/client/typing.ts';
import { createFakeClock } from './fake-deps.ts';

const TIMINGS = { typingSendMs: 3_000, typingExpiresMs: 6_000 };

describe('telling that one types', () => {
  it('is done at once, then at most every so often, and once more at the end', async () => {
    const clock = createFakeClock();
    const trigger = vi.fn(() => true);
    const typing = createTypingSender(clock, () => TIMINGS, trigger);
    typing.typed('H');
    typing.typed('He');
    await clock.pass(TIMINGS.typingSendMs);
    typing.typed('Hel');
    typing.ended();
    typing.ended();
    expect(trigger.mock.calls).toEqual([
      [TYPING_EVENT, { typing: true }],
      [TYPING_EVENT, { typing: true }],
      [TYPING_EVENT, { typing: false }],
    ]);
  });

  it('is tried again with the next key when the engine was not there', () => {
    const trigger = vi.fn(() => false);
    const typing = createTypingSender(createFakeClock(), () => TIMINGS, trigger);
    typing.typed('H');
    typing.typed('He');
    typing.ended();
    expect(trigger).toHaveBeenCalledTimes(2);
  });

  it('waits for the server to say how often', () => {
    const trigger = vi.fn(() => true);
    createTypingSender(createFakeClock(), () => null, trigger).typed('H');
    expect(trigger).not.toHaveBeenCalled();
  });

  it('carries the end of the words where others see them, and the last words always', async () => {
    const clock = createFakeClock();
    const trigger = vi.fn(() => true);
    const typing = createTypingSender(
      clock,
      () => TIMINGS,
      trigger,
      () => true,
    );
    for (const text of ['H', 'He', `${'x'.repeat(PREVIEW_LENGTH)}!`]) typing.typed(text);
    await clock.pass(PREVIEW_PAUSE_MS);
    expect(trigger.mock.calls).toEqual([
      [TYPING_EVENT, { typing: true, text: 'H' }],
      [TYPING_EVENT, { typing: true, text: `${'x'.repeat(PREVIEW_LENGTH - 1)}!` }],
    ]);
    typing.typed('sent before it was told');
    typing.ended();
    await clock.pass(PREVIEW_PAUSE_MS * 2);
    expect(trigger.mock.calls.at(-1)).toEqual([TYPING_EVENT, { typing: false }]);
    expect(clock.running()).toBe(0);
  });
});

describe('who types', () => {
  const open = () => {
    const clock = createFakeClock();
    const typers = createTypers(clock, () => TIMINGS);
    return { clock, typers, who: () => [...typers.who.value.keys()] };
  };

  it('is believed for as long as it is said again', async () => {
    const { clock, typers, who } = open();
    typers.heard('agent-1', true);
    await clock.pass(TIMINGS.typingExpiresMs - 1);
    typers.heard('agent-1', true);
    await clock.pass(TIMINGS.typingExpiresMs - 1);
    expect(who()).toEqual(['agent-1']);
    await clock.pass(1);
    expect(who()).toEqual([]);
  });

  it('is each of several, until they stop or their message comes', () => {
    const { clock, typers, who } = open();
    for (const member of ['agent-1', 'agent-2', 'visitor-1']) typers.heard(member, true);
    typers.heard('agent-2', false);
    typers.wrote('visitor-1');
    expect(who()).toEqual(['agent-1']);
    typers.clear();
    expect(who()).toEqual([]);
    expect(clock.running()).toBe(0);
  });

  it('comes with what is written, which goes with them', () => {
    const { typers } = open();
    typers.heard('visitor-1', true, 'Do you ship');
    typers.heard('visitor-1', true, 'Do you ship to');
    expect([...typers.who.value]).toEqual([['visitor-1', 'Do you ship to']]);
    typers.wrote('visitor-1');
    expect([...typers.who.value]).toEqual([]);
  });
});
