// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { threadOf } from '../../../agent-console/stores/shell/router.ts';
import type { AgentApi } from '../../../agent-console/transport/agent-api.ts';
import { WorkspaceView } from '../../../agent-console/views/WorkspaceView.tsx';
import { settled } from '../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../support/fake-agent-api.ts';
import { card, conversation, EPOCH, MARA, message, ok, page, state, uuid } from '../support/fake-deps.ts';
import { press, stage, type } from '../support/render.tsx';

async function openWorkspace(api: Partial<AgentApi> = {}) {
  const claim = vi.fn(fakeAgentApi().claim);
  const updateTriage = vi.fn(fakeAgentApi().updateTriage);
  const on = await stage(<WorkspaceView />, {
    api: {
      claim,
      updateTriage,
      readLabels: () => ok({ labels: [{ id: uuid(60), name: 'Refund', color: '#aa3300' }] }),
      readInbox: (queue) => ok(page(queue === 'waiting' ? [card(state(1)), card(state(2))] : [])),
      readConversation: (id) =>
        ok({ conversation: conversation({ ...state(1), id }, [message(1, 2)]), epoch: EPOCH }),
      ...api,
    },
  });
  await on.step(() => on.workspace.inbox.show('waiting'));
  /** The key, and what main.tsx does with the new address. */
  const key = (name: string, target: Element = document.body, held: KeyboardEventInit = {}) =>
    on.step(async () => {
      press(target, name, held);
      const route = on.route();
      if (route.page === 'conversation' || route.page === 'queue') on.workspace.inbox.show(route.queue);
      on.workspace.openThread(threadOf(route));
      await settled();
    });
  return { ...on, key, claim, updateTriage };
}

describe('the keyboard', () => {
  it('moves through the list, and stops at its ends', async () => {
    const { key, path } = await openWorkspace();
    const at: string[] = [];
    for (const name of ['j', 'j', 'j', 'k']) {
      await key(name);
      at.push(path());
    }
    const [first, second] = [1, 2].map((number) => `/console/conversations/${uuid(number)}`);
    expect(at).toEqual([first, second, second, first]);
  });

  it('goes to the reply box once a conversation is claimed, if the agent is still there', async () => {
    const claims: (() => void)[] = [];
    const { key, step, root } = await openWorkspace({
      claim: async (id) => {
        await new Promise<void>((resolve) => claims.push(resolve));
        return fakeAgentApi().claim(id);
      },
    });
    const focused = () => document.activeElement?.id;
    await key('j');
    await key('c');
    expect(focused()).not.toBe('reply-box');
    await step(() => claims[0]?.());
    await vi.waitFor(() => expect(focused()).toBe('reply-box'));

    root.querySelector<HTMLElement>('#reply-box')?.blur();
    const focus = vi.spyOn(HTMLTextAreaElement.prototype, 'focus');
    await key('c');
    await key('j');
    await step(() => claims[1]?.());
    await step(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    expect(focus, 'the agent has gone on').not.toHaveBeenCalled();
    focus.mockRestore();
  });

  it('leaves the focus in a menu that was opened while the claim was on its way', async () => {
    let answer = () => {};
    const { key, step, one, root } = await openWorkspace({
      claim: async (id) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return fakeAgentApi().claim(id);
      },
    });
    await key('j');
    await key('c');
    const more = one('.thread-actions__more .popover__button');
    more.focus();
    await step(() => more.click());
    await step(() => answer());
    await step(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    expect(root.querySelector('.thread-actions__more .menu')).not.toBeNull();
    expect(document.activeElement).toBe(more);
  });

  it('claims, resolves and goes to the reply box', async () => {
    const { key, claim, updateTriage, workspace, one } = await openWorkspace();
    await key('j');
    await key('c');
    expect(claim).toHaveBeenCalledWith(uuid(1));
    await key('n');
    expect(workspace.composer.value?.mode.value).toBe('note');
    expect(one('form.composer').dataset['mode']).toBe('note');
    await key('e');
    expect(updateTriage).toHaveBeenCalledWith(uuid(1), { status: 'resolved' });
  });

  it('is silent while somebody types', async () => {
    const { key, claim, one, path } = await openWorkspace();
    await key('j');
    for (const name of ['c', 'j', '4', '?']) await key(name, one('textarea'));
    expect(claim).not.toHaveBeenCalled();
    expect(path()).toBe(`/console/conversations/${uuid(1)}`);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('goes to a queue by its number, and explains itself', async () => {
    const { key, path } = await openWorkspace();
    await key('3');
    expect(path()).toBe('/console/open');
    await key('?');
    await expect.poll(() => document.querySelector('dialog')?.textContent).toContain('Keyboard shortcuts');
    await key('1');
    expect(path()).toBe('/console/open');
  });

  it('resolves and goes on to the next', async () => {
    const { key, updateTriage, path } = await openWorkspace();
    await key('j');
    await key('E', document.body, { shiftKey: true });
    expect(updateTriage).toHaveBeenCalledWith(uuid(1), { status: 'resolved' });
    expect(path()).toBe(`/console/conversations/${uuid(2)}`);
  });

  it('opens what has to be chosen, which typing and Enter choose', async () => {
    const { key, updateTriage, one, step } = await openWorkspace();
    await key('j');
    await key('l');
    await step(() => type(one<HTMLInputElement>('[role=combobox]'), 'refu'));
    await step(() => press(one('[role=combobox]'), 'Enter'));
    expect(updateTriage).toHaveBeenCalledWith(uuid(1), { addLabelIds: [uuid(60)] });
  });

  it('means the open conversation, whatever is selected beside it', async () => {
    const { key, updateTriage, workspace, one, root, step } = await openWorkspace();
    await key('j');
    await key('x');
    await key('j');
    expect(root.querySelector('.bulk')?.textContent).toContain('1 selected');
    await key('l');
    await step(() => press(one('[role=combobox]'), 'Enter'));
    await step(workspace.panels.close);
    await key('e');
    expect(updateTriage.mock.calls).toEqual([
      [uuid(2), { addLabelIds: [uuid(60)] }],
      [uuid(2), { status: 'resolved' }],
    ]);
  });

  it('reaches all that are selected through the palette, and the selection is over with the action', async () => {
    const { key, updateTriage, one, root, step } = await openWorkspace();
    for (const name of ['j', 'x', 'j', 'x']) await key(name);
    expect(root.querySelector('.bulk')?.textContent).toContain('2 selected');
    await key('k', document.body, { ctrlKey: true });
    await step(() => type(one<HTMLInputElement>('[role=combobox]'), 'selected: resolve'));
    await step(() => press(one('[role=combobox]'), 'Enter'));
    expect(updateTriage.mock.calls.map(([id]) => id)).toEqual([uuid(1), uuid(2)]);
    expect(root.querySelector('.bulk')).toBeNull();
  });

  it('finds everything with Ctrl and K, also while somebody types', async () => {
    const { key, one, path, root, step } = await openWorkspace();
    await key('j');
    await key('k', one('textarea'), { ctrlKey: true });
    const field = () => one<HTMLInputElement>('[role=combobox]');
    await step(() => type(field(), 'go to resol'));
    const found = [...root.querySelectorAll('[role=option]')].map((one) => one.textContent);
    expect(found[0]).toContain('Go to Resolved');
    await step(() => press(field(), 'Enter'));
    expect(path()).toBe('/console/resolved');
    expect(root.querySelector('dialog')).toBeNull();
  });

  it.each([
    ['install', 'Install on a site', '/console/install'],
    ['billing', 'Teams: Billing', `/console/teams/${uuid(70)}`],
    ['audit', 'Settings: Audit log', '/console/settings/audit-log'],
  ])('leads from “%s” in the palette to %s', async (typed, label, address) => {
    const { key, one, path, step, workspace } = await openWorkspace({
      readTeams: () => ok({ teams: [{ id: uuid(70), name: 'Billing', memberIds: [] }] }),
    });
    await step(() => workspace.directory.refresh());
    await key('k', document.body, { ctrlKey: true });
    await step(() => type(one<HTMLInputElement>('[role=combobox]'), typed));
    expect(one('[role=option]').textContent).toContain(label);
    await step(() => press(one('[role=combobox]'), 'Enter'));
    expect(path()).toBe(address);
  });

  it('finds people and messages that are in no list of this browser', async () => {
    const far = card({ ...state(9), visitor: { ...MARA, name: '王芳' } });
    const snippet = [
      { text: 'Where is my ', hit: false },
      { text: 'refund', hit: true },
    ];
    const find = vi.fn(() => ok({ found: [{ card: far, snippet, seq: 7 }], next: null, epoch: EPOCH }));
    const { key, one, path, root, step, deps } = await openWorkspace({ find });
    await key('k', document.body, { ctrlKey: true });
    await step(() => type(one<HTMLInputElement>('[role=combobox]'), 'ref'));
    await step(() => type(one<HTMLInputElement>('[role=combobox]'), 'refunds'));
    await step(() => deps.clock.pass(500));
    expect(find.mock.calls, 'once, for what was typed in the end').toEqual([[{ text: 'refunds', limit: 8 }]]);
    const found = [...root.querySelectorAll('[role=option]')].map((one) => one.textContent);
    expect(found[0]).toContain('王芳 – Where is my refund');
    await step(() => press(one('[role=combobox]'), 'Enter'));
    expect(path()).toContain(`/console/conversations/${uuid(9)}`);
    expect(path()).toContain('at=7');
  });
});
