// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { EditContactPanel } from '../../../../agent-console/views/picker/EditContactPanel.tsx';
import { VisitorFacts } from '../../../../agent-console/views/visitor/VisitorFacts.tsx';
import type { PutContact } from '../../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import { MARA, ok, refused, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

async function panel(change: (id: string, said: PutContact) => Promise<unknown>) {
  const onClose = vi.fn();
  const on = await stage(
    <EditContactPanel
      panel={{ kind: 'contact', visitorId: uuid(3), name: null, email: 'mara@old.example' }}
      onClose={onClose}
    />,
    { accountsApi: { contacts: async () => ({ change }) as never } },
  );
  const type = (name: string, text: string) => {
    on.one<HTMLInputElement>(`input[name=${name}]`).value = text;
  };
  return { ...on, type, onClose };
}

it('gives a visitor the name that an agent has typed, and leaves alone what was left alone', async () => {
  const change = vi.fn((_id: string, _said: PutContact) => ok({}));
  const { type, step, button, onClose } = await panel(change);
  type('contact-name', '  Mara Lind ');
  await step(() => button('Save').click());
  expect(change).toHaveBeenCalledExactlyOnceWith(uuid(3), { name: 'Mara Lind' });
  expect(onClose).toHaveBeenCalledOnce();
});

it('takes away what was emptied', async () => {
  const change = vi.fn((_id: string, _said: PutContact) => ok({}));
  const { type, step, button } = await panel(change);
  type('contact-email', '');
  await step(() => button('Save').click());
  expect(change).toHaveBeenCalledExactlyOnceWith(uuid(3), { email: null });
});

it('stays open, with what was typed, where the server refuses it', async () => {
  const { type, step, button, one, text, onClose } = await panel(() => refused(400, 'bad_request'));
  type('contact-name', 'Mara');
  await step(() => button('Save').click());
  expect(one('[role=alert]').textContent).not.toBe('');
  expect(one<HTMLInputElement>('input[name=contact-name]').value).toBe('Mara');
  expect(text()).toContain('Edit contact');
  expect(onClose).not.toHaveBeenCalled();
});

const DETAILS: VisitorDetails = {
  visitor: MARA,
  siteName: 'Tea',
  language: null,
  userAgent: null,
  timeZone: null,
  page: null,
  firstSeenAt: 0,
  lastSeenAt: 0,
  here: false,
  conversationCount: 1,
  conversations: [],
  note: null,
  attributes: { said: {}, signed: {} },
  activity: [],
  externalId: null,
  blocks: [],
  networkKnown: false,
};

it.each([true, false])('is offered unless the site has signed who it is (signed: %s)', async (verified) => {
  const { text } = await stage(<VisitorFacts details={{ ...DETAILS, visitor: { ...MARA, verified } }} />);
  expect(text().includes('Edit contact')).toBe(!verified);
  expect(text().includes('verified by your website')).toBe(verified);
});

it('leads to where the site knows more of them, in a page that learns nothing of the console', async () => {
  const { one } = await stage(
    <VisitorFacts
      details={{ ...DETAILS, links: [{ label: 'Open in the shop', url: 'https://shop.example/7' }] }}
    />,
  );
  const link = one<HTMLAnchorElement>('a[href="https://shop.example/7"]');
  expect([link.textContent, link.target, link.rel]).toEqual([
    'Open in the shop',
    '_blank',
    'noopener noreferrer nofollow',
  ]);
});
