// @vitest-environment happy-dom
import { options, type VNode } from 'preact';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { MessageRow } from '../../../../agent-console/views/thread/MessageRow.tsx';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  byAgent,
  conversation,
  EPOCH,
  message,
  ok,
  openState,
  refused,
  uuid,
} from '../../support/fake-deps.ts';
import { press, stage, type } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function editing(
  editMessage: AgentApi['editMessage'] = vi.fn(fakeAgentApi().editMessage),
  more: Partial<Message> = {},
) {
  const own = message(1, 2, { body: 'We do nott.', at: Date.now(), ...byAgent(ANA), ...more });
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: {
      readConversation: () =>
        ok({ conversation: conversation(openState(1), [message(1, 1), own]), epoch: EPOCH }),
      editMessage,
    },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  await on.step(() => on.button('Edit').click());
  const field = () => on.one<HTMLTextAreaElement>('.edit-message textarea');
  return { ...on, own, field, edit: editMessage };
}

it('edits a message where it stands, and saves it with Enter', async () => {
  const { field, own, edit, step, root } = await editing();
  expect(field().value).toBe('We do nott.');
  expect(root.querySelector('dialog')).toBeNull();
  await step(() => type(field(), 'We do not.'));
  await step(() => press(field(), 'Enter', { shiftKey: true }));
  expect(edit).not.toHaveBeenCalled();
  await step(() => press(field(), 'Enter'));
  expect(edit).toHaveBeenCalledWith(uuid(1), own.id, 'We do not.');
  expect(root.querySelector('.edit-message')).toBeNull();
});

it('sends nothing for an edit that is given up, or that changes nothing', async () => {
  const { field, edit, step, button, text, root } = await editing();
  await step(() => type(field(), 'Something else'));
  await step(() => press(field(), 'Escape'));
  expect(text()).toContain('We do nott.');
  await step(() => button('Edit').click());
  await step(() => button('Save').click());
  expect(root.querySelector('.edit-message')).toBeNull();
  expect(edit).not.toHaveBeenCalled();
});

it('keeps what was written where it could not be saved, and while the message is out of sight', async () => {
  const { field, step, button, workspace } = await editing(() => refused(0, 'away'));
  await step(() => type(field(), 'We do not.'));
  await step(() => button('Save').click());
  expect(field().value).toBe('We do not.');
  await step(() => workspace.openThread(null));
  await step(() => workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  expect(field().value).toBe('We do not.');
});

it('saves nothing empty, and once', async () => {
  let answer = (_: Awaited<ReturnType<AgentApi['editMessage']>>) => {};
  const editMessage = vi.fn<AgentApi['editMessage']>(() => new Promise((resolve) => (answer = resolve)));
  const { field, step } = await editing(editMessage);
  await step(() => type(field(), '  '));
  await step(() => press(field(), 'Enter'));
  expect(editMessage).not.toHaveBeenCalled();
  await step(() => type(field(), 'We do not.'));
  await step(() => press(field(), 'Enter'));
  await step(() => press(field(), 'Enter'));
  expect(editMessage).toHaveBeenCalledTimes(1);
  await step(() => type(field(), 'We do not. Sorry!'));
  await step(async () => answer(await fakeAgentApi().editMessage(uuid(1), uuid(2), 'We do not.')));
  expect(field().value, 'what was written since is still to be saved').toBe('We do not. Sorry!');
});

it.each([
  ['text', true],
  ['note', false],
] as const)('says that the visitor sees the edit of a %s: %s', async (kind, said) => {
  const { root } = await editing(undefined, { kind });
  expect(root.textContent?.includes('The visitor will see')).toBe(said);
});

it('draws no other message for what is typed into one', async () => {
  const { field, own, step } = await editing();
  const drawn: string[] = [];
  const { diffed } = options;
  options.diffed = (vnode: VNode) => {
    if (vnode.type === MessageRow) {
      const { props } = vnode as unknown as VNode<Parameters<typeof MessageRow>[0]>;
      drawn.push(props.line.key);
    }
    diffed?.(vnode);
  };
  onTestFinished(() => {
    if (diffed === undefined) delete options.diffed;
    else options.diffed = diffed;
  });
  await step(() => type(field(), 'We do.'));
  expect(new Set(drawn)).toEqual(new Set([own.id]));
});
