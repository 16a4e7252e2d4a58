// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../../agent-console/transport/agent-api.ts';
import type { WritingApi } from '../../../../../agent-console/transport/pages/writing-api.ts';
import { ScheduledMessages } from '../../../../../agent-console/views/thread/scheduled/ScheduledMessages.tsx';
import type { Answer } from '../../../../../server/contract/client/ports.ts';
import type { ScheduledMessage } from '../../../../../server/contract/schemas/writing/scheduled-messages.ts';
import { deferred } from '../../../../contract/client/fake-deps.ts';
import { eventually } from '../../../../support/eventually.ts';
import {
  ANA,
  BEN,
  conversation,
  EPOCH,
  message,
  ok,
  openState,
  refused,
  silence,
  state,
  uuid,
} from '../../../support/fake-deps.ts';
import { type Stage, stage } from '../../../support/render.tsx';

const LATER: ScheduledMessage = {
  id: uuid(7),
  author: ANA,
  body: 'Did it arrive?',
  attachments: [],
  sendAt: Date.UTC(2026, 11, 1, 9),
  held: null,
};

async function opened(
  first: ScheduledMessage[],
  changes: Partial<WritingApi> = {},
  agentApi: Partial<AgentApi> = {},
  isMerged = false,
) {
  let messages = first;
  const api = {
    readScheduled: vi.fn(() => ok({ messages })),
    cancelScheduled: vi.fn(() => {
      messages = [];
      return ok(null);
    }),
    schedule: vi.fn((_id: string, _messageId: string) => {
      messages = first;
      return ok({ message: LATER });
    }),
    ...changes,
  };
  const writing = async () => api as unknown as WritingApi;
  const merged = signal(isMerged);
  const Thread = () => <ScheduledMessages id={uuid(1)} isMerged={merged.value} />;
  const on = await stage(<Thread />, {
    api: agentApi,
    accountsApi: { writing },
    ...(first.length === 0 ? {} : { shows: '.scheduled' }),
  });
  return { on, api, merged, becomes: (next: ScheduledMessage[]) => (messages = next) };
}

it('is nothing where nothing is to be sent', async () => {
  const { on } = await opened([]);
  expect(on.root.innerHTML).toBe('');
});

it('says when a message will be sent, by whom where it is a colleague, and why one is held', async () => {
  const { on } = await opened([
    LATER,
    { ...LATER, id: uuid(8), author: BEN, body: 'And?', held: 'visitor_wrote' },
    { ...LATER, id: uuid(9), author: null, held: 'agent_gone' },
  ]);
  const rows = [...on.root.querySelectorAll('.scheduled__message')].map((row) => row.textContent);
  expect(rows[0]).toMatch(/^Will be sent Dec 1, 2026.*Did it arrive\?.*Edit/);
  expect(rows[0]).not.toContain(ANA.name);
  expect(rows[1]).toContain(`Not sent: the visitor wrote first. · ${BEN.name}`);
  expect(rows[1], 'its author alone edits it').not.toContain('Edit');
  expect(rows[2]).toContain('Not sent: its author no longer has an account.');
});

it('cancels the agent’s own at once, and schedules it again on undo', async () => {
  const { on, api } = await opened([LATER]);
  await on.step(() => on.button('Cancel message').click());
  expect(api.cancelScheduled).toHaveBeenCalledExactlyOnceWith(uuid(1), LATER.id);
  expect(on.text()).toBe('Message cancelled.Undo');
  await on.step(() => on.button('Undo').click());
  expect(api.schedule).toHaveBeenCalledExactlyOnceWith(uuid(1), LATER.id, {
    body: LATER.body,
    sendAt: LATER.sendAt,
  });
  expect(on.text()).toContain('Did it arrive?');
});

it('is neither sent nor edited in a merged conversation, which has no reply box, and cancelled when that is said twice', async () => {
  const { on, api } = await opened([{ ...LATER, held: 'refused' }], {}, {}, true);
  expect([...on.root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Cancel message',
  ]);
  await on.step(() => on.one('button').click());
  expect(api.cancelScheduled).not.toHaveBeenCalled();
  await on.step(() => on.one('button').click());
  expect(api.cancelScheduled).toHaveBeenCalledExactlyOnceWith(uuid(1), LATER.id);
  expect(on.root.innerHTML).toBe('');
});

/** Opens conversations besides the view: their reply boxes are what words go back into. */
const conversations: Partial<AgentApi> = {
  readConversation: (id) => ok({ conversation: conversation({ ...openState(1), id }, []), epoch: EPOCH }),
};
const boxOf = ({ workspace }: Stage) => workspace.composer.peek()?.textOf('reply').peek();

it('keeps the way back while the server cannot be reached', async () => {
  const schedule = vi.fn(silence);
  const { on } = await opened([LATER], { schedule });
  await on.step(() => on.button('Cancel message').click());
  await on.step(() => on.button('Undo').click());
  expect(schedule).toHaveBeenCalledOnce();
  expect(on.text()).toBe('Message cancelled.Undo');
});

it.each([
  ['is over', { sendAt: 0 }],
  ['was held', { held: 'visitor_wrote' }],
] as const)('puts words back into the reply box on undo where their time %s', async (_why, change) => {
  const { on, api } = await opened([{ ...LATER, ...change }], {}, conversations);
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  await on.step(() => on.button('Cancel message').click());
  await on.step(() => on.button('Undo').click());
  expect(api.schedule).not.toHaveBeenCalled();
  expect(boxOf(on)).toBe(LATER.body);
  expect(on.text()).toBe('');
});

it('edits in the box of its own conversation, and once, however often and wherever the agent clicks', async () => {
  const answer = deferred<Answer<null>>();
  const cancelScheduled = vi.fn(() => answer.promise);
  const { on } = await opened([LATER], { cancelScheduled }, conversations);
  const open = (number: number) =>
    on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(number) }));
  await open(1);
  await on.step(() => on.button('Edit').click());
  await on.step(() => on.button('Edit').click());
  await open(2);
  await on.step(() => answer.resolve({ ok: true, value: null }));
  expect(cancelScheduled).toHaveBeenCalledOnce();
  expect(boxOf(on), 'of another conversation').toBe('');
  await open(1);
  expect(boxOf(on)).toBe(LATER.body);
});

it('claims a conversation that nobody has before it sends', async () => {
  const order: string[] = [];
  const sendScheduled = vi.fn((_id: string, _messageId: string) => {
    order.push('send');
    return ok({ message: message(1, 5) });
  });
  const { on } = await opened(
    [LATER],
    { sendScheduled },
    {
      readConversation: () => ok({ conversation: conversation(state(1), []), epoch: EPOCH }),
      claim: () => {
        order.push('claim');
        return ok({ state: openState(1) });
      },
    },
  );
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  await on.step(() => on.button('Send now').click());
  expect(order).toEqual(['claim', 'send']);
});

it('asks before it cancels a colleague’s', async () => {
  const { on, api } = await opened([{ ...LATER, author: BEN }]);
  await on.step(() => on.button('Cancel message').click());
  expect(api.cancelScheduled).not.toHaveBeenCalled();
  await on.step(() => on.button('Cancel it for everyone?').click());
  expect(api.cancelScheduled).toHaveBeenCalledOnce();
  expect(on.text()).toBe('');
});

it('says why it could not be cancelled, and shows what there is', async () => {
  const { on, becomes } = await opened([LATER], { cancelScheduled: () => refused(409, 'too_late') });
  becomes([]);
  await on.step(() => on.button('Cancel message').click());
  expect(on.workspace.notices.shown.value).toMatchObject([{ kind: 'failed' }]);
  expect(on.text()).toBe('');
});

it('follows what colleagues change, and what is sent', async () => {
  const { on, becomes } = await opened([LATER]);
  becomes([LATER, { ...LATER, id: uuid(8), body: 'One more' }]);
  await on.step(() => on.workspace.tell('scheduled.changed', { conversationId: uuid(1) }));
  expect(on.text()).toContain('One more');
  await on.step(() => on.workspace.tell('message.arrived', { ...message(1, 5), id: uuid(8) }));
  expect(on.text()).not.toContain('One more');
});

it('says what is held by a merge, and what is sent again once the two are separate', async () => {
  const { on, merged, becomes } = await opened([LATER]);
  becomes([{ ...LATER, held: 'refused' }]);
  await on.step(() => {
    merged.value = true;
  });
  const says = (words: string) =>
    eventually(async () => {
      await on.step(() => {});
      expect(on.text()).toContain(words);
    });
  await says('Not sent while this conversation is merged into another one.');
  becomes([LATER]);
  await on.step(() => {
    merged.value = false;
  });
  await says('Will be sent');
});
