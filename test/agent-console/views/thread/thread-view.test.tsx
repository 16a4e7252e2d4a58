// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../../../../agent-console/stores/workspace.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { useConsole, useWorkspace } from '../../../../agent-console/views/context.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import { AGENTS_CHANNEL } from '../../../../server/contract/channels.ts';
import type { Conversation } from '../../../../server/contract/schemas/conversations.ts';
import { quoteOf } from '../../../../server/contract/text/quotes.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  BEN,
  byAgent,
  conversation,
  EPOCH,
  event,
  frame,
  message,
  ok,
  openState,
  picture,
  refused,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';
import { press, stage, type } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function openThread(of: Conversation, api: Partial<AgentApi> = {}) {
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: { readConversation: () => ok({ conversation: of, epoch: EPOCH }), ...api },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  const box = () => on.one<HTMLTextAreaElement>('textarea');
  const write = (text: string) => on.step(() => type(box(), text));
  const said = (workspace: Workspace, of: ReturnType<typeof event>) =>
    on.step(() => {
      on.pusher.channel(AGENTS_CHANNEL).emit('conversation.event', frame(of));
      return workspace;
    });
  return { ...on, box, write, said };
}

const mine = conversation(openState(1), [message(1, 2, { body: 'Is it **in stock**?' })]);

describe('the reply box', () => {
  it('sends with Enter, and makes a line with Shift and Enter', async () => {
    const send = vi.fn(fakeAgentApi().send);
    const { write, box, step } = await openThread(mine, { send });
    await write('Yes');
    await step(() => press(box(), 'Enter', { shiftKey: true }));
    expect(send).not.toHaveBeenCalled();
    await step(() => press(box(), 'Enter'));
    expect(send.mock.calls[0]?.[2]).toMatchObject({ body: 'Yes' });
    expect(box().value).toBe('');
  });

  it.each([['ctrlKey'], ['metaKey']])('sends with %s and Enter too', async (held) => {
    const send = vi.fn(fakeAgentApi().send);
    const { write, box, step } = await openThread(mine, { send });
    await write('Yes');
    await step(() => press(box(), 'Enter', { [held]: true }));
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['says that it composes', { isComposing: true }],
    ['reports key 229', { keyCode: 229 }],
  ])('leaves Enter to an input method that %s', async (_how, held) => {
    const send = vi.fn(fakeAgentApi().send);
    const { write, box, step } = await openThread(mine, { send });
    await write('にほん');
    let prevented = true;
    await step(() => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...held });
      // Not every DOM takes this old field from the constructor.
      if ('keyCode' in held) Object.defineProperty(event, 'keyCode', { value: held.keyCode });
      box().dispatchEvent(event);
      prevented = event.defaultPrevented;
    });
    expect(prevented).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(box().value).toBe('にほん');
  });

  it('writes notes on another sheet, and sends them as notes', async () => {
    const send = vi.fn(fakeAgentApi().send);
    const { write, box, step, button, one } = await openThread(mine, { send });
    await write('for Mara');
    await step(() => button('Note').click());
    expect(box().value).toBe('');
    expect(one('form').dataset['mode']).toBe('note');
    await write('for the team');
    await step(() => button('Add note').click());
    expect(send.mock.calls.map(([, kind, sent]) => [kind, sent.body])).toEqual([['note', 'for the team']]);
    await step(() => button('Reply').click());
    expect(box().value).toBe('for Mara');
  });

  it('takes files from the clipboard', async () => {
    const { box, step, text } = await openThread(mine);
    await step(() => {
      const paste = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(paste, { clipboardData: { files: [new File(['x'], 'shot.png')] } });
      box().dispatchEvent(paste);
    });
    expect(text()).toContain('shot.png');
  });

  it('shows why a file stays behind, and lets it be removed', async () => {
    const { workspace, step, text, button } = await openThread(mine);
    await step(() => workspace.composer.value?.attach([new File([new Uint8Array(1_001)], 'film.mov')]));
    expect(text()).toContain('Too large: at most 1,000 B');
    await step(() => button('Remove film.mov').click());
    expect(text()).not.toContain('film.mov');
  });

  it('says that a colleague has answered meanwhile', async () => {
    const { workspace, write, said, text, step, button } = await openThread(mine);
    await write('I think');
    await said(workspace, event(1, 3, 'message.created', { message: message(1, 3, byAgent(BEN)) }));
    expect(text()).toContain('Ben answered while you were writing.');
    await step(() => button('Dismiss').click());
    expect(text()).not.toContain('answered while');
  });
});

describe('the thread', () => {
  it('offers to claim what waits, and says what has become of it', async () => {
    const claim = vi.fn(() => refused(409, 'already_claimed', { assignee: BEN }));
    const { text, button, step, workspace, said } = await openThread(
      conversation(state(1), [message(1, 2)]),
      {
        claim,
      },
    );
    expect(text()).toContain('Unassigned');
    await step(() => button('Claim').click());
    expect(claim).toHaveBeenCalledWith(uuid(1));
    expect(workspace.notices.shown.value).toMatchObject([{ kind: 'claim-lost', name: 'Ben' }]);
    await said(workspace, event(1, 3, 'conversation.claimed', { assignee: BEN }));
    expect(text()).toContain('Assigned to Ben.');
    expect(text()).toContain('Ben claimed the conversation');
    expect(() => button('Claim')).toThrow();
  });

  it('says with which API key a program claimed it in the name of somebody', async () => {
    const { text, workspace, said } = await openThread(conversation(state(1), [message(1, 2)]));
    await said(workspace, event(1, 3, 'conversation.claimed', { assignee: BEN, key: 'Billing' }));
    expect(text()).toContain('Ben (Billing) claimed the conversation');
  });

  it('allows only notes while it is resolved', async () => {
    const { button, one } = await openThread(conversation(openState(1, ANA, { status: 'resolved' })));
    expect(button('Reply').disabled).toBe(true);
    expect(one('form').dataset['mode']).toBe('note');
    expect(button('Reopen').disabled).toBe(false);
  });

  it('shows how far an answer is: on its way, late, sent, seen', async () => {
    let up = false;
    const { write, button, step, text, deps, workspace, said } = await openThread(mine, {
      send: (id, kind, sent) => (up ? fakeAgentApi().send(id, kind, sent) : silence()),
      readEvents: (_id, after) => ok({ epoch: EPOCH, events: [], head: after, more: false }),
    });
    await write('Yes');
    await step(() => button('Send').click());
    expect(text()).toContain('Sending when you’re back online');
    up = true;
    await step(() => deps.clock.pass(1_000));
    expect(text()).toContain('Sent');
    const id = workspace.outbox.acknowledged.value[0]?.id ?? '';
    await said(
      workspace,
      event(1, 3, 'message.created', { message: message(1, 3, { id, body: 'Yes', ...byAgent(ANA) }) }),
    );
    await said(workspace, event(1, 4, 'conversation.read', { by: 'visitor', upTo: 3 }));
    expect(text()).toContain('Seen');
  });

  it('keeps a refused answer with its reason, to edit or to drop', async () => {
    const { write, button, step, text, box, root } = await openThread(mine, {
      send: () => refused(400, 'message_too_long'),
    });
    await write('far too much');
    await step(() => button('Send').click());
    expect(text()).toContain('Not sent: ApiError: message_too_long');
    await step(() => button('Edit').click());
    expect(box().value).toBe('far too much');
    expect(root.querySelectorAll('.message--end')).toHaveLength(0);
  });

  it('turns addresses into links that tell nobody where they were clicked', async () => {
    const { root } = await openThread(
      conversation(openState(1), [
        message(1, 2, { body: 'https://shop.example/a <b>bold</b> javascript:alert(1)' }),
      ]),
    );
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.bubble a')];
    expect(links.map((link) => [link.href, link.rel, link.target])).toEqual([
      ['https://shop.example/a', 'noopener noreferrer nofollow', '_blank'],
    ]);
    expect(root.querySelector('.bubble b')).toBeNull();
  });

  it('keeps the place of a picture before it has loaded, and shows it in full', async () => {
    const { one, step, root } = await openThread(
      conversation(openState(1), [message(1, 2, { body: '', attachments: [picture] })]),
    );
    const image = one<HTMLImageElement>('.picture img');
    expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['320', '213']);
    expect(image.getAttribute('src')).toBe(`/api/agent/attachments/${picture.id}/thumbnail`);
    await step(() => one('.picture').click());
    expect(root.querySelector('dialog img')?.getAttribute('src')).toBe(
      `/api/agent/attachments/${picture.id}/content`,
    );
  });

  it('says so when there is no such conversation', async () => {
    const { text } = await openThread(mine, { readConversation: () => refused(404, 'conversation_unknown') });
    expect(text()).toContain('This conversation can’t be shown');
    expect(text()).toContain('ApiError: conversation_unknown');
  });

  it('leads to what a reply quotes, and from there to what a search finds', async () => {
    const [first, second] = [message(1, 2, { body: 'Is it in stock?' }), message(1, 3, { body: 'Hello?' })];
    const reply = message(1, 4, { body: 'Yes', replyTo: quoteOf(first), ...byAgent(BEN) });
    function Find() {
      const { router } = useConsole();
      const found = { page: 'conversation', id: uuid(1), queue: 'mine', at: second.seq } as const;
      return (
        <button type="button" onClick={() => router.go(found)}>
          Find
        </button>
      );
    }
    const { one, step, button } = await stage(
      <>
        <Find />
        <Open />
      </>,
      {
        path: `/console/conversations/${uuid(1)}`,
        api: {
          readConversation: () =>
            ok({ conversation: conversation(openState(1), [first, second, reply]), epoch: EPOCH }),
        },
      },
    ).then(async (on) => {
      await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
      return on;
    });
    const sought = () => one('[data-sought]').dataset['row'];
    expect(one('.quoted').textContent).toContain('Is it in stock?');
    await step(() => one('.quoted').click());
    expect(sought()).toBe(first.id);
    await step(() => button('Find').click());
    expect(sought()).toBe(second.id);
    await step(() => one('.quoted').click());
    expect(sought()).toBe(first.id);
  });

  it('draws notes so that nobody takes them for answers', async () => {
    const { one } = await openThread(
      conversation(openState(1), [message(1, 2, { kind: 'note', body: 'careful', ...byAgent(BEN) })]),
    );
    expect(one('.message--note').textContent).toContain('NoteBen');
  });
});
