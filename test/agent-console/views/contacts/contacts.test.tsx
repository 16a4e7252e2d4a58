// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { ContactsPage } from '../../../../agent-console/views/contacts/ContactsPage.tsx';
import { useConsole } from '../../../../agent-console/views/context.ts';
import { Link } from '../../../../agent-console/views/elements/Link.tsx';
import { AGENTS_CHANNEL, VISITOR_ERASED_EVENT } from '../../../../server/contract/channels.ts';
import type { Contact } from '../../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import { eventually } from '../../../support/eventually.ts';
import { MARA, ok, refused, SESSION, silence, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

const contact = (number: number, name: string | null): Contact => ({
  id: uuid(number),
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
});
const DETAILS: VisitorDetails = {
  visitor: { ...MARA, id: uuid(1) },
  siteName: 'Tea',
  language: null,
  userAgent: null,
  timeZone: null,
  page: null,
  firstSeenAt: 0,
  lastSeenAt: 0,
  here: false,
  conversationCount: 30,
  conversations: [
    { id: uuid(5), status: 'resolved', startedAt: 1, lastAt: 2, lastWords: 'Where is my parcel?' },
  ],
  note: null,
  attributes: { said: {}, signed: {} },
  activity: [],
  externalId: null,
  blocks: [],
  networkKnown: false,
};
const having = (api: Partial<ContactsApi>) => ({ contacts: async () => api as ContactsApi });

describe('the list of contacts', () => {
  it('is read page after page, each contact once', async () => {
    const list = vi.fn((_text: string, cursor: string | null) =>
      cursor === null
        ? ok({ contacts: [contact(1, 'Ada'), contact(2, null)], next: 'further' })
        : ok({ contacts: [contact(2, null), contact(3, 'Cem')], next: null }),
    );
    const on = await stage(<ContactsPage id={undefined} text="" />, { accountsApi: having({ list }) });
    const names = () => [...on.root.querySelectorAll('.contacts__link')].map((link) => link.textContent);
    await eventually(() => expect(names()).toHaveLength(2));
    await on.step(() => on.button('Load more').click());
    expect(list.mock.calls).toEqual([
      ['', null],
      ['', 'further'],
    ]);
    await eventually(() => expect(names()).toHaveLength(3));
    expect(names()[0]).toContain('Ada');
    expect(names()[1], 'who gave no name').toContain('Visitor C000');
    expect(on.root.querySelector('button'), 'there is no more to load').toBeNull();
  });

  it('is searched as one types, and the address says for what', async () => {
    const list = vi.fn(() => ok({ contacts: [], next: null }));
    const on = await stage(<ContactsPage id={undefined} text="" />, { accountsApi: having({ list }) });
    await eventually(() => expect(on.text()).toContain('No contacts yet'));
    await on.step(() => type(on.one<HTMLInputElement>('input[type=search]'), 'ada '));
    await eventually(() => expect(on.path()).toBe('/console/contacts?q=ada'));
  });

  it('has what is searched for in its field, whichever way the address changed', async () => {
    const Page = () => {
      const { router } = useConsole();
      const route = router.route.value;
      return (
        <>
          <Link to={{ page: 'contacts' }} class="all">
            All
          </Link>
          {route.page === 'contacts' && <ContactsPage id={route.id} text={route.text ?? ''} />}
        </>
      );
    };
    const on = await stage(<Page />, {
      path: '/console/contacts?q=ada',
      accountsApi: having({ list: () => ok({ contacts: [], next: null }) }),
    });
    const field = on.one<HTMLInputElement>('input[type=search]');
    expect(field.value).toBe('ada');
    await on.step(() => type(field, 'ada lo '));
    await eventually(() => expect(on.path()).toBe('/console/contacts?q=ada%20lo'));
    await on.step(() => {});
    expect(field.value, 'a space stays, for the next word').toBe('ada lo ');
    await on.step(() => on.one('.all').click());
    expect(on.path()).toBe('/console/contacts');
    expect(field.value).toBe('');
  });

  it('says why it could not be read, and tries again', async () => {
    const answers = [silence, () => ok({ contacts: [contact(1, 'Ada')], next: null })];
    const on = await stage(<ContactsPage id={undefined} text="a" />, {
      accountsApi: having({ list: () => answers.shift()?.() as never }),
    });
    await eventually(() => expect(on.text()).toContain('The contacts could not be loaded.'));
    await on.step(() => on.button('Try again').click());
    await eventually(() => expect(on.text()).toContain('Ada'));
  });
});

describe('the page of a contact', () => {
  it('has their conversations, and is left empty when the page is left', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="ma" />, {
      api: { readVisitor: () => ok(DETAILS) },
    });
    await eventually(() => expect(on.text()).toContain('Where is my parcel?'));
    await eventually(() => expect(on.text()).toContain('The latest 1 of 30'));
    expect(on.one('.contact__back').getAttribute('href')).toBe('/console/contacts?q=ma');
    expect(on.workspace.visitor.details.value).not.toBeNull();
    await on.step(() => render(null, on.root));
    expect(on.workspace.visitor.details.value).toBeNull();
  });

  it('lets an admin delete everything, after asking, and leads back to the list', async () => {
    const erase = vi.fn((_id: string) => ok(null));
    const on = await stage(<ContactsPage id={uuid(1)} text="" />, {
      path: `/console/contacts/${uuid(1)}`,
      api: { readVisitor: () => ok(DETAILS) },
      accountsApi: having({ erase }),
    });
    await on.step(() => on.button('Delete contact').click());
    expect(erase).not.toHaveBeenCalled();
    await on.step(() => on.button('Delete this contact with all conversations and files?').click());
    expect(erase).toHaveBeenCalledExactlyOnceWith(uuid(1));
    expect(on.path()).toBe('/console/contacts');
  });

  it('offers neither export nor deletion to others', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="" />, {
      as: { ...SESSION, agent: { ...SESSION.agent, role: 'agent' } },
      api: { readVisitor: () => ok(DETAILS) },
    });
    await eventually(() => expect(on.text()).toContain('Where is my parcel?'));
    expect(on.text()).not.toContain('Delete contact');
    expect(on.root.querySelector('a[download]')).toBeNull();
  });

  it('says that somebody is not there any more', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="" />, {
      api: { readVisitor: () => refused(404, 'not_found') },
    });
    await eventually(() => expect(on.text()).toContain('This contact no longer exists'));
  });

  it('says so, too, when a colleague deletes them meanwhile', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="" />, {
      api: { readVisitor: () => ok(DETAILS) },
    });
    on.pusher.admit(AGENTS_CHANNEL);
    await on.step(() =>
      on.pusher
        .channel(AGENTS_CHANNEL)
        .emit(VISITOR_ERASED_EVENT, { visitorId: uuid(1), conversationIds: [] }),
    );
    await eventually(() => expect(on.text()).toContain('This contact no longer exists'));
    expect(on.root.querySelector('.skeleton')).toBeNull();
  });

  it('tells a server that does not answer from somebody who is gone, and asks again', async () => {
    let away = true;
    const on = await stage(<ContactsPage id={uuid(1)} text="" />, {
      api: { readVisitor: () => (away ? silence() : ok(DETAILS)) },
    });
    await eventually(() => expect(on.text()).toContain('Can’t reach the server'));
    expect(on.text()).not.toContain('no longer exists');
    away = false;
    await on.step(() => on.button('Try again').click());
    await eventually(() => expect(on.text()).toContain('Where is my parcel?'));
  });
});
