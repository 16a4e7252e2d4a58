// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { actionsOf } from '../../../../agent-console/views/actions/actions.ts';
import { useConsole, useWorkspace } from '../../../../agent-console/views/context.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import { TriageFacts } from '../../../../agent-console/views/visitor/TriageFacts.tsx';
import { UNTRIAGED } from '../../../../server/contract/apply-triage-event.ts';
import { AGENTS_CHANNEL } from '../../../../server/contract/channels.ts';
import type { ConversationState } from '../../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../../../server/contract/schemas/events.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  ANA,
  byAgent,
  conversation,
  EPOCH,
  event,
  frame,
  message,
  ok,
  openState,
  refused,
  uuid,
} from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const OTHER = uuid(2);
/** What could be done from the keyboard when the page was drawn last. */
let keys: string[] = [];
const by = byAgent(ANA).author;
const absorbed = (seq: number) =>
  event(1, seq, 'conversation.absorbed', { by, from: { id: OTHER, startedAt: 1_000, messages: 1 } });

function Open() {
  const workspace = useWorkspace();
  const thread = workspace.thread.value;
  keys = actionsOf(useConsole(), workspace).flatMap(({ name, possible }) => (possible ? [name] : []));
  if (thread === null) return null;
  return (
    <>
      <ThreadPane thread={thread} />
      <TriageFacts />
    </>
  );
}

async function openThread(changes: Partial<ConversationState>, events: ConversationEvent[] = []) {
  const messages = vi.fn<ContactsApi['conversations']['messages']>(() =>
    ok({ messages: [message(2, 2, { body: 'From the other one' })], earlier: false }),
  );
  const now = openState(1, ANA, { seq: 2 + events.length, ...changes });
  const api: Partial<AgentApi> = {
    readConversation: () => ok({ conversation: conversation(now, [message(1, 2)]), epoch: EPOCH }),
    readEvents: (_id, after) =>
      ok({ epoch: EPOCH, events: events.filter(({ seq }) => seq > after), head: now.seq, more: false }),
  };
  const contacts = async () => ({ conversations: { messages } }) as unknown as ContactsApi;
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api,
    accountsApi: { contacts },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  /** Waits for parts that are loaded when they are first wanted. */
  const until = (check: () => void) =>
    eventually(async () => {
      await on.step(() => {});
      check();
    });
  const happens = (of: ConversationEvent) =>
    on.step(() => on.pusher.channel(AGENTS_CHANNEL).emit('conversation.event', frame(of)));
  return { ...on, messages, until, happens };
}

const dragged = () =>
  Object.assign(new Event('dragenter', { bubbles: true }), { dataTransfer: { types: ['Files'], files: [] } });

it('a conversation that nobody can go on with offers no reply, takes no file, and is neither assigned nor snoozed', async () => {
  const offered = async (changes: Partial<ConversationState>) => {
    const on = await openThread({ triage: UNTRIAGED, ...changes });
    await on.step(() => on.one('section.thread').dispatchEvent(dragged()));
    const actions = ['assign', 'snooze', 'label'].filter((one) => on.root.querySelector(`.action--${one}`));
    const has = (selector: string) => on.root.querySelector(selector) !== null;
    const facts = [...on.root.querySelectorAll<HTMLButtonElement>('.triage-facts__one')];
    return {
      actions,
      facts: facts.flatMap(({ title, disabled }) => (disabled ? [] : [title])),
      keys: keys.filter((key) => ['assign', 'snooze', 'label', 'reply', 'note'].includes(key)),
      reply: has('.message__reply'),
      drop: has('.drop'),
      box: has('textarea'),
    };
  };
  expect(await offered({})).toEqual({
    actions: ['assign', 'snooze', 'label'],
    facts: ['Assign or transfer', 'Labels', 'Priority', 'Snooze'],
    keys: ['snooze', 'assign', 'label', 'reply', 'note'],
    reply: true,
    drop: true,
    box: true,
  });
  expect(await offered({ status: 'resolved', mergedInto: OTHER })).toEqual({
    actions: ['label'],
    facts: ['Labels', 'Priority'],
    keys: ['label'],
    reply: false,
    drop: false,
    box: false,
  });
});

it('what was merged again after it was separated is read anew', async () => {
  const on = await openThread({}, [absorbed(3)]);
  const unfold = async () => {
    await on.until(() => on.one('details'));
    await on.step(() => {
      const details = on.one<HTMLDetailsElement>('details');
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
  };
  await unfold();
  await on.until(() => expect(on.text()).toContain('From the other one'));
  await on.happens(event(1, 4, 'conversation.detached', { by, from: OTHER }));
  expect(on.root.querySelector('details')).toBeNull();
  on.messages.mockImplementation(() =>
    ok({ messages: [message(2, 2), message(2, 5, { body: 'Written meanwhile' })], earlier: false }),
  );
  await on.happens(absorbed(5));
  await unfold();
  await on.until(() => expect(on.text()).toContain('Written meanwhile'));
});

it('what was merged into a conversation that was merged itself is separated in its own thread alone', async () => {
  const separate = async (changes: Partial<ConversationState>) => {
    const on = await openThread(changes, [absorbed(3)]);
    await on.until(() => on.one('.merged__acts'));
    return on.one('.merged__acts').textContent;
  };
  expect(await separate({})).toBe('OpenSeparate');
  expect(await separate({ status: 'resolved', mergedInto: uuid(3) })).toBe('Open');
});

it('what was merged and deleted since says so, and leads nowhere', async () => {
  const on = await openThread({}, [absorbed(3)]);
  on.messages.mockImplementation(() => refused(404, 'conversation_unknown'));
  await on.until(() => on.one('details'));
  await on.step(() => {
    const details = on.one<HTMLDetailsElement>('details');
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
  await on.until(() => expect(on.one('details').textContent).toContain('This conversation was deleted.'));
  expect(on.root.querySelector('.merged__acts, [role=alert]')).toBeNull();
});
