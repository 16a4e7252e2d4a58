// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { Composer } from '../../../../agent-console/stores/composer/composer.ts';
import type { WritingApi } from '../../../../agent-console/transport/pages/writing-api.ts';
import { SendMenu } from '../../../../agent-console/views/composer/SendMenu.tsx';
import { refused, silence, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

function fakeComposer(uploading = false) {
  const prepared = { body: 'Tomorrow', attachments: [], replyTo: null, done: vi.fn() };
  const composer = {
    conversationId: uuid(1),
    send: vi.fn(),
    canSend: () => true,
    files: { uploading: signal(uploading) },
    prepared: () => prepared,
  };
  return { composer: composer as unknown as Composer, send: composer.send, done: prepared.done };
}

async function opened(schedule: unknown = vi.fn(() => ({ ok: true, value: {} })), uploading = false) {
  const { composer, ...fakes } = fakeComposer(uploading);
  const close = vi.fn();
  const writing = async () => ({ schedule }) as unknown as WritingApi;
  const on = await stage(<SendMenu composer={composer} close={close} />, { accountsApi: { writing } });
  return { on, close, ...fakes };
}

it.each([
  ['Send and resolve', 'resolve'],
  ['Send and snooze until they reply', 'snooze'],
])('%s sends the reply, and says what follows', async (name, after) => {
  const { on, send, close } = await opened();
  await on.step(() => on.button(name).click());
  expect(send).toHaveBeenCalledExactlyOnceWith('reply', after);
  expect(close).toHaveBeenCalledOnce();
});

it('sends the reply at a time from the list, or at any other that is to come', async () => {
  const schedule = vi.fn(async (..._given: unknown[]) => ({ ok: true, value: {} }));
  const { on, done, close } = await opened(schedule);
  await on.step(() => on.button(/^In an hour/).click());
  expect(schedule).toHaveBeenCalledExactlyOnceWith(uuid(1), expect.any(String), {
    body: 'Tomorrow',
    sendAt: on.workspace.clock.now.value + 3_600_000,
  });
  expect(done).toHaveBeenCalledOnce();
  expect(close).toHaveBeenCalledOnce();

  await on.step(() => type(on.one('input'), '1969-01-01T09:00'));
  expect(on.text()).toContain('Pick a time in the future.');
  await on.step(() => on.button('Schedule').click());
  expect(schedule).toHaveBeenCalledOnce();
  await on.step(() => type(on.one('input'), '2036-12-01T09:00'));
  await on.step(() => on.button('Schedule').click());
  expect(schedule.mock.lastCall?.[2]).toMatchObject({ sendAt: new Date('2036-12-01T09:00').getTime() });
});

it.each([
  ['away', silence],
  ['failed', () => refused(400, 'bad_request')],
])('keeps what is written when the server does not take it, and says so: %s', async (kind, schedule) => {
  const { on, done } = await opened(schedule);
  await on.step(() => on.button(/^In an hour/).click());
  expect(on.workspace.notices.shown.value).toMatchObject([{ kind }]);
  expect(done).not.toHaveBeenCalled();
});

it('is the same message at the next try, of which the server may have had the first', async () => {
  const answers = [silence, async () => ({ ok: true, value: {} })];
  const schedule = vi.fn(async (..._given: unknown[]) => answers.shift()?.());
  const { on, close } = await opened(schedule);
  await on.step(() => on.button(/^In an hour/).click());
  expect(close).not.toHaveBeenCalled();
  await on.step(() => on.button(/^In an hour/).click());
  expect(close).toHaveBeenCalledOnce();
  const [first, second] = schedule.mock.calls.map(([, id]) => id);
  expect(second).toBe(first);
});

it('waits for files that are on their way up', async () => {
  const schedule = vi.fn();
  const { on } = await opened(schedule, true);
  await on.step(() => on.button(/^In an hour/).click());
  expect(schedule).not.toHaveBeenCalled();
});

it('opens what makes a card or form for this conversation', async () => {
  const { on, close } = await opened();
  await on.step(() => on.button('Card or form…').click());
  expect(close).toHaveBeenCalledOnce();
  expect(on.workspace.panels.open.value).toEqual({ kind: 'card', id: uuid(1) });
});
