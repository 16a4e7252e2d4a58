import { expect, test, vi } from 'vitest';
import { createContactMerge } from '../../../../agent-console/stores/people/contact-merge.ts';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import type { Contact } from '../../../../server/contract/schemas/developers/contacts.ts';
import { NO_CONTACTS } from '../../support/fake-accounts.ts';
import { ok, refused, silence, uuid } from '../../support/fake-deps.ts';

function contact(n: number, name: string): Contact {
  return {
    id: uuid(n),
    siteId: uuid(100),
    externalId: null,
    name,
    email: null,
    verified: false,
    attributes: {},
    signedAttributes: {},
    language: null,
    timeZone: null,
    createdAt: 1,
    lastSeenAt: 1,
  };
}
const [ADA, LOVELACE] = [contact(1, 'Ada'), contact(2, 'A. Lovelace')];
const previewOf = (kept: Contact) => ({ contact: kept, conversations: 2, signsOut: false });

async function opened(changes: Partial<ContactsApi> = {}) {
  const api = {
    ...NO_CONTACTS,
    read: () => ok(ADA),
    change: () => ok(ADA),
    search: () => ok({ contacts: [ADA, LOVELACE], next: null }),
    list: () => ok({ contacts: [], next: null }),
    erase: () => ok(null),
    merges: () => ok({ merges: [] }),
    preview: (keptId) => ok(previewOf(keptId === ADA.id ? ADA : LOVELACE)),
    merge: () => ok(ADA),
    undo: () => ok({ contact: LOVELACE, kept: ADA, stayed: [] }),
    ...changes,
  } as ContactsApi;
  const merging = createContactMerge(api, ADA.id);
  await merging.load();
  return merging;
}

test('the other contact is looked for on the same site, and is never the contact itself', async () => {
  const search = vi.fn(() => ok({ contacts: [ADA, LOVELACE], next: null }));
  const merging = await opened({ search });
  await merging.search('  ');
  expect(search).not.toHaveBeenCalled();
  await merging.search(' lovelace ');
  expect(search).toHaveBeenCalledWith('lovelace', ADA.siteId);
  expect(merging.found.value).toEqual([LOVELACE]);
});

test('both ways are looked at; where both may be, either may be kept', async () => {
  const merging = await opened();
  await merging.choose(LOVELACE);
  expect(merging.way.value).toMatchObject({ kept: ADA, merged: LOVELACE, preview: { conversations: 2 } });
  expect(merging.canSwap.value).toBe(true);
  merging.swap();
  expect(merging.way.value).toMatchObject({ kept: LOVELACE, merged: ADA });
});

test('where the contact cannot be kept, it is merged into the other one', async () => {
  const merging = await opened({
    preview: (keptId) => (keptId === ADA.id ? refused(400, 'bad_request') : ok(previewOf(LOVELACE))),
  });
  await merging.choose(LOVELACE);
  expect(merging.way.value).toMatchObject({ kept: LOVELACE, merged: ADA });
  expect([merging.canSwap.value, merging.trouble.value]).toEqual([false, null]);
});

test('where neither can be, the reason is said and nothing is chosen', async () => {
  const merging = await opened({ preview: () => refused(400, 'bad_request') });
  await merging.choose(LOVELACE);
  expect(merging.way.value).toBeNull();
  expect(merging.trouble.value?.code).toBe('bad_request');
});

test('a merge happens once, however often it is clicked, and can be undone from where it was made', async () => {
  const merge = vi.fn(() => ok(ADA));
  const undo = vi.fn(() => ok({ contact: LOVELACE, kept: ADA, stayed: [uuid(9)] }));
  const merging = await opened({ merge, undo });
  await merging.choose(LOVELACE);
  await Promise.all([merging.merge(), merging.merge()]);
  expect(merge).toHaveBeenCalledTimes(1);
  expect(merge).toHaveBeenCalledWith(ADA.id, LOVELACE.id);
  expect(merging.done.value).toEqual({ kept: ADA, merged: LOVELACE });
  await merging.undo(LOVELACE.id);
  expect(undo).toHaveBeenCalledWith(ADA.id, LOVELACE.id);
  expect(merging.done.value).toEqual({ stayed: 1 });
});

test('without an answer, what was chosen stays chosen, and the merge can be tried again', async () => {
  let up = false;
  const merging = await opened({ merge: () => (up ? ok(ADA) : silence()) });
  await merging.choose(LOVELACE);
  await merging.merge();
  expect(merging.trouble.value?.status).toBe(0);
  expect(merging.way.value).not.toBeNull();
  up = true;
  await merging.merge();
  expect([merging.trouble.value, merging.way.value]).toEqual([null, null]);
});
