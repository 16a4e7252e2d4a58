// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { DeskView } from '../../agent-console/views/DeskView.tsx';
import { settled } from '../contract/sync/fake-world.ts';
import { press, stage } from './render.tsx';
import { card, conversation, EPOCH, fakeDeskApi, message, ok, page, state, uuid } from './world.ts';

async function openDesk() {
  const claim = vi.fn(fakeDeskApi().claim);
  const resolve = vi.fn(fakeDeskApi().resolve);
  const on = await stage(<DeskView />, {
    api: {
      claim,
      resolve,
      readInbox: (queue) => ok(page(queue === 'waiting' ? [card(state(1)), card(state(2))] : [])),
      readConversation: (id) =>
        ok({ conversation: conversation({ ...state(1), id }, [message(1, 2)]), epoch: EPOCH }),
    },
  });
  await on.step(() => on.desk.inbox.show('waiting'));
  /** The key, and what main.tsx does with the new address. */
  const key = (name: string, target: Element = document.body) =>
    on.step(async () => {
      press(target, name);
      const route = on.route();
      if (route.page === 'conversation' || route.page === 'queue') on.desk.inbox.show(route.queue);
      on.desk.open(route.page === 'conversation' ? route.id : null);
      await settled();
    });
  return { ...on, key, claim, resolve };
}

describe('the keyboard', () => {
  it('moves through the list, and stops at its ends', async () => {
    const { key, path } = await openDesk();
    const at: string[] = [];
    for (const name of ['j', 'j', 'j', 'k']) {
      await key(name);
      at.push(path());
    }
    const [first, second] = [1, 2].map((number) => `/console/conversations/${uuid(number)}`);
    expect(at).toEqual([first, second, second, first]);
  });

  it('claims, resolves and goes to the reply box', async () => {
    const { key, claim, resolve, desk, one } = await openDesk();
    await key('j');
    await key('c');
    expect(claim).toHaveBeenCalledWith(uuid(1));
    await key('n');
    expect(desk.composer.value?.mode.value).toBe('note');
    expect(one('form').dataset['mode']).toBe('note');
    await key('e');
    expect(resolve).toHaveBeenCalledWith(uuid(1));
  });

  it('is silent while somebody types', async () => {
    const { key, claim, one, path } = await openDesk();
    await key('j');
    for (const name of ['c', 'j', '4', '?']) await key(name, one('textarea'));
    expect(claim).not.toHaveBeenCalled();
    expect(path()).toBe(`/console/conversations/${uuid(1)}`);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('goes to a queue by its number, and explains itself', async () => {
    const { key, path, one } = await openDesk();
    await key('3');
    expect(path()).toBe('/console/open');
    await key('?');
    expect(one('dialog').textContent).toContain('Keyboard shortcuts');
    await key('1');
    expect(path()).toBe('/console/open');
  });
});
