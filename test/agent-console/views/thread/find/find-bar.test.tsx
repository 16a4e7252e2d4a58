// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { FindBar } from '../../../../../agent-console/views/thread/find/FindBar.tsx';
import { eventually } from '../../../../support/eventually.ts';
import { ok, silence, uuid } from '../../../support/fake-deps.ts';
import { press, stage, type } from '../../../support/render.tsx';

const ADDRESS = `/console/conversations/${uuid(1)}`;

async function bar(found: (id: string, text: string) => unknown, within = '') {
  const findWithin = vi.fn(found);
  const on = await stage(<FindBar id={uuid(1)} within={within} />, {
    path: `${ADDRESS}?within=${within}`,
    accountsApi: { findWithin: findWithin as never },
  });
  const input = () => on.one<HTMLInputElement>('input');
  const count = () => on.one('[role=status]').textContent;
  return { ...on, findWithin, input, count };
}

describe('the search in a conversation', () => {
  it('begins at the newest match, goes through all, and round', async () => {
    const { path, count, button, step } = await bar(() => ok({ seqs: [9, 5, 2] }), 'tea');
    const seen: [string, string | null][] = [[path(), count()]];
    for (const name of ['Previous match', 'Previous match', 'Previous match', 'Next match']) {
      await step(() => button(new RegExp(name)).click());
      seen.push([path(), count()]);
    }
    expect(seen).toEqual([
      [`${ADDRESS}?at=9&within=tea`, '1 of 3'],
      [`${ADDRESS}?at=5&within=tea`, '2 of 3'],
      [`${ADDRESS}?at=2&within=tea`, '3 of 3'],
      [`${ADDRESS}?at=9&within=tea`, '1 of 3'],
      [`${ADDRESS}?at=2&within=tea`, '3 of 3'],
    ]);
  });

  it('searches a room of the team as well, by operators too', async () => {
    const findInRoom = vi.fn((_id: string, _asked: object) => ok({ seqs: [7], next: null }));
    const address = `/console/rooms/${uuid(1)}`;
    const on = await stage(<FindBar id={uuid(1)} within="from:ben tea" room />, {
      path: `${address}?within=from%3Aben%20tea`,
      accountsApi: { findInRoom: findInRoom as never },
    });
    expect(findInRoom).toHaveBeenCalledExactlyOnceWith(uuid(1), { text: 'tea', from: 'ben' });
    expect(on.path()).toBe(`${address}?at=7&within=from%3Aben%20tea`);
    expect(on.one('input').getAttribute('aria-label')).toBe('Find in this room');
    await on.step(() => press(on.one('input'), 'Escape'));
    expect(on.path()).toBe(address);
  });

  it('asks on in a long room until all was looked at, and shows what is there meanwhile', async () => {
    const answers = [
      { seqs: [], next: '900.100' },
      { seqs: [700], next: '600.400' },
      { seqs: [12], next: null },
    ];
    const pending: (() => void)[] = [];
    const findInRoom = vi.fn(async (_id: string, _asked: object) => {
      const answer = answers[pending.length];
      await new Promise<void>((resolve) => pending.push(resolve));
      return ok(answer);
    });
    const on = await stage(<FindBar id={uuid(1)} within="tea" room />, {
      path: `/console/rooms/${uuid(1)}?within=tea`,
      accountsApi: { findInRoom: findInRoom as never },
    });
    const count = () => on.one('[role=status]').textContent;
    const shown: (string | null)[] = [];
    for (const place of [0, 1, 2]) {
      await on.step(() => pending[place]?.());
      shown.push(count());
    }
    expect(shown).toEqual(['', '1 of 1+', '1 of 2']);
    expect(findInRoom.mock.calls.map(([, asked]) => asked)).toEqual([
      { text: 'tea' },
      { text: 'tea', cursor: '900.100' },
      { text: 'tea', cursor: '600.400' },
    ]);
    expect(on.path(), 'the newest stays where it is').toContain('at=700');
  });

  it('searches as one types, after a pause, and says that nothing was found', async () => {
    const { findWithin, input, count, step } = await bar(() => ok({ seqs: [] }));
    expect(findWithin).not.toHaveBeenCalled();
    await step(() => type(input(), 'milk '));
    await eventually(() => expect(findWithin).toHaveBeenCalledWith(uuid(1), 'milk'));
    await step(() => {});
    expect(count()).toBe('No matches');
  });

  it('says that the server cannot be reached, and asks again with Enter', async () => {
    let reached = false;
    const { input, count, step, path } = await bar(() => (reached ? ok({ seqs: [4] }) : silence()));
    await step(() => type(input(), 'tea'));
    await step(() => press(input(), 'Enter'));
    expect(count()).toContain('Can’t reach the server');
    reached = true;
    await step(() => press(input(), 'Enter'));
    expect(path()).toBe(`${ADDRESS}?at=4&within=tea`);
  });

  it('asks again with Enter for what the address says, where that could not be asked', async () => {
    const answers = [silence, () => ok({ seqs: [4] })];
    const { input, count, step, path } = await bar(() => answers.shift()?.(), 'tea');
    expect(count()).toContain('Can’t reach the server');
    await step(() => press(input(), 'Enter'));
    expect(path()).toBe(`${ADDRESS}?at=4&within=tea`);
  });

  it('is closed with Escape, and leaves the address as it was', async () => {
    const { input, step, path } = await bar(() => ok({ seqs: [9] }), 'tea');
    await step(() => press(input(), 'Escape'));
    expect(path()).toBe(ADDRESS);
  });
});
