import { describe, expect, it, vi } from 'vitest';
import { createContactImport } from '../../../../agent-console/stores/people/contact-import.ts';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { eventually } from '../../../support/eventually.ts';
import { fakeDeps, ok, refused, silence, uuid } from '../../support/fake-deps.ts';

type Take = ContactsApi['import'];
const fileOf = (lines: number, header = 'external_id,seats') =>
  new File(
    [[header, ...Array.from({ length: lines }, (_, index) => `k${index},${index}`)].join('\n')],
    'people.csv',
  );
const taken: Take = ({ rows }) => ok({ made: rows.length, changed: 0, refused: [] });

function importing(take: Take = taken) {
  const deps = fakeDeps();
  const sent = vi.fn(take);
  const store = createContactImport(deps, async () => ({ import: sent }));
  return { store, sent, deps };
}

describe('an import of contacts', () => {
  it('shows the first rows and what the columns may be, and sends nothing yet', async () => {
    const { store, sent } = importing();
    await store.choose(fileOf(60));
    expect(store.phase.value).toBe('mapping');
    expect(store.preview.value?.rows).toHaveLength(5);
    expect(store.columns.value).toEqual(['externalId', 'number']);
    expect(sent).not.toHaveBeenCalled();
  });

  it('sends the file in parts of fifty, one after the other', async () => {
    const { store, sent } = importing();
    await store.choose(fileOf(120));
    await store.run(uuid(1));
    expect(sent.mock.calls.map(([{ rows }]) => rows.length)).toEqual([50, 50, 20]);
    expect(sent.mock.calls[0]?.[0]).toMatchObject({
      siteId: uuid(1),
      rows: [{ line: 2, externalId: 'k0', attributes: { seats: 0 } }, { line: 3 }, ...Array(48).fill({})],
    });
    expect(store.phase.value).toBe('done');
    expect(store.counts.value).toEqual({ made: 120, changed: 0, refused: 0 });
  });

  it('names every line that was not taken in: by the server, or because a cell does not fit', async () => {
    const { store } = importing(({ rows }) =>
      ok({
        made: rows.length - 1,
        changed: 0,
        refused: [
          { line: 3, code: 'bad_request', message: 'No.' },
          { line: 5, code: 'bad_request', message: 'No address.', fault: 'email' as const },
          { line: 6, code: 'forbidden', message: 'Signed.' },
        ],
      }),
    );
    await store.choose(new File(['external_id,seats\nk0,1\nk1,2\nk2,many'], 'a.csv'));
    store.setColumn(1, 'number');
    await store.run(uuid(1));
    expect(store.counts.value).toEqual({ made: 1, changed: 0, refused: 4 });
    expect(store.refused.value).toEqual([
      { line: 4, why: { column: 'seats', kind: 'number', cell: 'many' } },
      { line: 3, why: 'No.' },
      { line: 5, why: { fault: 'email', message: 'No address.' } },
      { line: 6, why: { fault: 'signed', message: 'Signed.' } },
    ]);
  });

  it('sends a part again where no answer came, and stands still where it is refused', async () => {
    const answers: (() => ReturnType<Take>)[] = [
      silence as never,
      () => refused(503, 'unavailable') as never,
    ];
    const { store, sent, deps } = importing((part) => (answers.shift() ?? (() => taken(part)))());
    await store.choose(fileOf(3));
    const running = store.run(uuid(1));
    // The pause begins once the answer was taken in; the second one begins within the time that passes.
    await eventually(() => expect(deps.clock.running()).toBe(1));
    await deps.clock.pass(60_000);
    await running;
    expect(sent).toHaveBeenCalledTimes(3);
    expect(store.counts.value.made).toBe(3);
    expect(new Set(sent.mock.calls.map(([part]) => JSON.stringify(part))).size).toBe(1);

    answers.push(() => refused(404, 'not_found') as never);
    await store.run(uuid(1));
    expect(store.phase.value).toBe('paused');
    expect(store.trouble.value).toMatchObject({ code: 'not_found' });
    await store.again();
    expect(store.phase.value).toBe('done');
    expect(store.trouble.value).toBeNull();
  });

  it('sends less at once where a part cannot be read, until it knows the line', async () => {
    const { store, sent } = importing((part) => {
      if (part.rows.length > 3) return refused(413, 'body_too_large') as never;
      return part.rows.some(({ line }) => line === 4) ? (refused(400, 'bad_request') as never) : taken(part);
    });
    await store.choose(fileOf(6));
    await store.run(uuid(1));
    expect(sent.mock.calls.map(([{ rows }]) => rows.map(({ line }) => line))).toEqual([
      [2, 3, 4, 5, 6, 7],
      [2, 3, 4],
      [2, 3],
      [4],
      [5, 6, 7],
    ]);
    expect(store.phase.value).toBe('done');
    expect(store.counts.value).toEqual({ made: 5, changed: 0, refused: 1 });
    expect(store.refused.value).toEqual([{ line: 4, why: expect.stringMatching(/./) }]);
  });

  it('sends no further part once it is stopped', async () => {
    const { store, sent } = importing((part) => {
      store.stop();
      return taken(part);
    });
    await store.choose(fileOf(200));
    await store.run(uuid(1));
    expect(sent).toHaveBeenCalledOnce();
  });

  it.each([
    ['empty', new File(['external_id,seats\n'], 'a.csv')],
    ['unreadable', new File([new Uint8Array([0xff, 0xfe, 0x41])], 'a.csv')],
    ['too-large', { size: 50_000_001, name: 'a.csv' } as File],
  ])('says why a file cannot be taken: %s', async (fault, file) => {
    const { store } = importing();
    await store.choose(file);
    expect(store.fault.value).toBe(fault);
    expect(store.phase.value).toBe('choosing');
    await store.choose(fileOf(2));
    expect(store.fault.value).toBeNull();
  });

  it('makes a field of one column only', async () => {
    const { store } = importing();
    await store.choose(fileOf(2, 'external_id,customer'));
    store.setColumn(1, 'externalId');
    expect(store.columns.value).toEqual(['ignore', 'externalId']);
  });
});
