// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { ContactsPage } from '../../../../agent-console/views/contacts/ContactsPage.tsx';
import { useConsole } from '../../../../agent-console/views/context.ts';
import { Link } from '../../../../agent-console/views/elements/Link.tsx';
import { AGENTS_CHANNEL, VISITOR_ERASED_EVENT } from '../../../../server/contract/channels.ts';
import { eventually } from '../../../support/eventually.ts';
import { ok, refused, SESSION, silence, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';
import { contact, DETAILS, having } from './contacts-scene.ts';

describe('the list of contacts', () => {
  it('is read page after page, each contact once', async () => {
    const list = vi.fn((_asked: object, cursor: string | null) =>
      cursor === null
        ? ok({ contacts: [contact(1, 'Ada'), contact(2, null)], next: 'further' })
        : ok({ contacts: [contact(2, null), contact(3, 'Cem')], next: null }),
    );
    const on = await stage(<ContactsPage id={undefined} text="" filter="" />, {
      accountsApi: having({ list }),
    });
    const names = () => [...on.root.querySelectorAll('.contacts__link')].map((link) => link.textContent);
    await eventually(() => expect(names()).toHaveLength(2));
    await on.step(() => on.button('Load more').click());
    expect(list.mock.calls).toEqual([
      [{ text: '', filter: '' }, null],
      [{ text: '', filter: '' }, 'further'],
    ]);
    await eventually(() => expect(names()).toHaveLength(3));
    expect(names()[0]).toContain('Ada');
    expect(names()[1], 'who gave no name').toContain('Visitor C000');
    expect(on.text(), 'there is no more to load').not.toContain('Load more');
  });

  it('is searched as one types, and the address says for what', async () => {
    const list = vi.fn(() => ok({ contacts: [], next: null }));
    const on = await stage(<ContactsPage id={undefined} text="" filter="" />, {
      accountsApi: having({ list }),
    });
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
          {route.page === 'contacts' && (
            <ContactsPage id={route.id} text={route.text ?? ''} filter={route.filter ?? ''} />
          )}
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
    const on = await stage(<ContactsPage id={undefined} text="a" filter="" />, {
      accountsApi: having({ list: () => answers.shift()?.() as never }),
    });
    await eventually(() => expect(on.text()).toContain('The contacts could not be loaded.'));
    await on.step(() => on.button('Try again').click());
    await eventually(() => expect(on.text()).toContain('Ada'));
  });
});

describe('the page of a contact', () => {
  it('has their conversations, and is left empty when the page is left', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="ma" filter="" />, {
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
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
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
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
      as: { ...SESSION, agent: { ...SESSION.agent, role: 'agent' } },
      api: { readVisitor: () => ok(DETAILS) },
    });
    await eventually(() => expect(on.text()).toContain('Where is my parcel?'));
    expect(on.text()).not.toContain('Delete contact');
    expect(on.root.querySelector('a[download]')).toBeNull();
  });

  it('says that somebody is not there any more', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
      api: { readVisitor: () => refused(404, 'not_found') },
    });
    await eventually(() => expect(on.text()).toContain('This contact no longer exists'));
  });

  it('says so, too, when a colleague deletes them meanwhile', async () => {
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
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
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
      api: { readVisitor: () => (away ? silence() : ok(DETAILS)) },
    });
    await eventually(() => expect(on.text()).toContain('Can’t reach the server'));
    expect(on.text()).not.toContain('no longer exists');
    away = false;
    await on.step(() => on.button('Try again').click());
    await eventually(() => expect(on.text()).toContain('Where is my parcel?'));
  });
});
