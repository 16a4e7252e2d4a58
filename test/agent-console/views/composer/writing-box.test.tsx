// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { WritingApi } from '../../../../agent-console/transport/pages/writing-api.ts';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import { eventually } from '../../../support/eventually.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, conversation, EPOCH, message, ok, openState, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function writing(reply: string) {
  const send = vi.fn<AgentApi['send']>(fakeAgentApi().send);
  const schedule = vi.fn<WritingApi['schedule']>(async () => ({ ok: true, value: {} }) as never);
  const of = conversation(openState(1, ANA), [message(1, 2, { body: 'When?' })]);
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: { readConversation: () => ok({ conversation: of, epoch: EPOCH }), send },
    accountsApi: {
      writing: async () =>
        ({ schedule, readScheduled: async () => ok({ messages: [] }) }) as unknown as WritingApi,
    },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  if (reply !== '') await on.step(() => type(on.one('.composer__text'), reply));
  const open = async (label: string, shows: string) => {
    await on.step(() => on.one(`.popover__button[title="${label}"]`).click());
    await eventually(() => expect(on.root.querySelector(shows)).not.toBeNull());
  };
  return { ...on, open, send, schedule };
}

it('a reply that is scheduled for a chosen time is not sent at once as well', async () => {
  const on = await writing('Tomorrow');
  await on.open('Delivery options', '.send-later');
  await on.step(() => type(on.one('.send-later input'), '2036-12-01T09:00'));
  await on.step(() => on.button('Schedule').click());
  expect(on.schedule).toHaveBeenCalledOnce();
  expect(on.send).not.toHaveBeenCalled();
});
