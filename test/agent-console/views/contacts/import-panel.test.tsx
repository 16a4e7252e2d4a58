// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { contactImport as texts } from '../../../../agent-console/locales/pages/en/people/import.ts';
import { createContactImport } from '../../../../agent-console/stores/people/contact-import.ts';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { ContactsPage } from '../../../../agent-console/views/contacts/ContactsPage.tsx';
import { ImportProgress } from '../../../../agent-console/views/contacts/ImportProgress.tsx';
import { eventually } from '../../../support/eventually.ts';
import { NO_CONTACTS } from '../../support/fake-accounts.ts';
import { fakeDeps, ok, refused, SESSION, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const SITES = [{ id: uuid(100), name: 'Tea' }];

async function contacts(role: 'admin' | 'agent', changes: Partial<ContactsApi> = {}) {
  const api = { ...NO_CONTACTS, list: () => ok({ contacts: [], next: null }), ...changes } as ContactsApi;
  return stage(<ContactsPage id={undefined} text="" filter="" />, {
    as: { ...SESSION, agent: { ...SESSION.agent, role } },
    api: { readSites: () => ok({ sites: SITES }) as never },
    accountsApi: { contacts: async () => api },
  });
}

it('an admin chooses a file, names its columns and sees what became of it', async () => {
  const take = vi.fn<ContactsApi['import']>(() =>
    ok({
      made: 1,
      changed: 1,
      refused: [
        { line: 4, code: 'bad_request', message: 'This is not an e-mail address.', fault: 'email' as const },
      ],
    }),
  );
  const on = await contacts('admin', { import: take });
  await on.step(() => on.button('Import CSV').click());
  const field = on.one<HTMLInputElement>('dialog input[type=file]');
  const file = new File(['customer,plan\nk1,pro\nk2,team\nk3,\n'], 'people.csv');
  Object.defineProperty(field, 'files', { value: [file] });
  await on.step(() => field.dispatchEvent(new Event('change', { bubbles: true })));
  await eventually(() => expect(on.text()).toContain('Columns of people.csv'));
  expect(on.text()).toContain('pro · team');
  expect(on.text()).toContain('Choose the column with the external ID');
  const customer = on.one<HTMLSelectElement>('[aria-label="Import the column customer as"]');
  await on.step(() => {
    customer.value = 'externalId';
    customer.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await on.step(() => on.button('Import').click());
  await eventually(() => expect(on.text()).toContain('Import finished'));
  expect(take).toHaveBeenCalledExactlyOnceWith({
    siteId: uuid(100),
    rows: [
      { line: 2, externalId: 'k1', attributes: { plan: 'pro' } },
      { line: 3, externalId: 'k2', attributes: { plan: 'team' } },
      { line: 4, externalId: 'k3' },
    ],
  });
  expect(on.text()).toContain('1 added, 1 found and updated, 1 not imported.');
  expect(on.text(), 'in the words of the console').toContain('Line 4 This isn’t an e-mail address.');
});

it('others are not offered to import', async () => {
  const on = await contacts('agent');
  expect(on.text()).not.toContain('Import CSV');
});

it('says a fault that only a newer server knows in that server’s words', async () => {
  const refusal = { line: 2, code: 'bad_request', message: 'The phone number is no number.', fault: 'phone' };
  const store = createContactImport(fakeDeps(), async () => ({
    import: () => ok({ made: 0, changed: 0, refused: [refusal] }) as never,
  }));
  await store.choose(new File(['email\na@b.example\n'], 'a.csv'));
  await store.run(uuid(1));
  const on = await stage(<ImportProgress store={store} t={texts} close={() => {}} />);
  expect(on.text()).toContain('Line 2 The phone number is no number.');
});

it('an import that was refused says why, and can be tried again', async () => {
  const answers = [refused(404, 'not_found'), ok({ made: 1, changed: 0, refused: [] })];
  const store = createContactImport(fakeDeps(), async () => ({ import: () => answers.shift() as never }));
  await store.choose(new File(['email\na@b.example\n'], 'a.csv'));
  await store.run(uuid(1));
  const on = await stage(<ImportProgress store={store} t={texts} close={() => {}} />);
  expect(on.text()).toContain('The import has stopped.');
  await on.step(() => on.button('Try again').click());
  await eventually(() => expect(on.text()).toContain('Import finished'));
});
