// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { VisitorPane } from '../../../../agent-console/views/visitor/VisitorPane.tsx';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type {
  PutVisitorNote,
  VisitorDetails,
  VisitorNote,
} from '../../../../server/contract/schemas/people.ts';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { eventually } from '../../../support/eventually.ts';
import { conversation, EPOCH, MARA, ok, openState, refused, silence, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const NOTE: VisitorNote = { body: 'Likes green tea', version: 3, by: 'Ben', at: 0 };
const details = (note: VisitorNote | null): VisitorDetails => ({
  visitor: MARA,
  siteName: 'Tea',
  language: null,
  userAgent: null,
  timeZone: null,
  page: null,
  firstSeenAt: 0,
  lastSeenAt: 0,
  here: false,
  conversationCount: 2,
  conversations: [
    { id: uuid(1), status: 'open', startedAt: 0, lastAt: 0, lastWords: 'This one' },
    { id: uuid(2), status: 'resolved', startedAt: 0, lastAt: 0, lastWords: 'The one before' },
  ],
  note,
  attributes: { said: {}, signed: {} },
  activity: [],
  externalId: null,
  blocks: [],
  networkKnown: false,
});

async function open(
  note: VisitorNote | null,
  putVisitorNote: (id: string, requested: PutVisitorNote) => Promise<Answer<VisitorNote>>,
  latest = () => note,
) {
  const page = await stage(<VisitorPane />, {
    api: {
      readConversation: () => ok({ conversation: conversation(openState(1)), epoch: EPOCH }),
      readVisitor: () => ok(details(latest())),
      putVisitorNote,
    },
  });
  await page.step(() => page.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  await eventually(async () => {
    await page.step(() => {});
    page.one('.person-note');
  });
  const field = page.one<HTMLTextAreaElement>('.person-note textarea');
  const type = (text: string) =>
    page.step(() => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { page, field, type };
}

describe('the note about a person', () => {
  it('is written over the one that was read', async () => {
    const put = vi.fn((_id: string, { body, over }: PutVisitorNote) =>
      ok({ body, version: over + 1, by: 'Ana', at: 0 }),
    );
    const { page, field, type } = await open(NOTE, put);
    expect(field.value).toBe('Likes green tea');
    expect(page.root.querySelector('.person-note button')).toBeNull();
    await type('Likes any tea');
    await page.step(() => page.button('Save note').click());
    expect(put).toHaveBeenCalledWith(MARA.id, { body: 'Likes any tea', over: 3 });
    expect(page.text()).toContain('Ana,');
  });

  it('keeps what was typed when it does not get through, and shows what somebody else wrote', async () => {
    const put = vi.fn<(id: string, requested: PutVisitorNote) => Promise<Answer<VisitorNote>>>(silence);
    const { page, field, type } = await open(null, put);
    await type('Mine');
    await page.step(() => page.button('Save note').click());
    expect([field.value, page.one('.person-note [role=alert]').textContent]).toEqual([
      'Mine',
      'Can’t reach the server. Try again in a moment.',
    ]);
    put.mockImplementationOnce(() => refused(409, 'note_outdated', { note: NOTE }));
    await page.step(() => page.button('Save note').click());
    expect(page.one('.person-note blockquote').textContent).toBe('Likes green tea');
    put.mockImplementation((_id, { body, over }) => ok({ body, version: over + 1, by: 'Ana', at: 0 }));
    await page.step(() => page.button('Save note').click());
    expect(put).toHaveBeenLastCalledWith(MARA.id, { body: 'Mine', over: 3 });
  });

  it('keeps what is typed and not saved while others are looked at, with what it goes over', async () => {
    const put = vi.fn((_id: string, { body, over }: PutVisitorNote) =>
      ok({ body, version: over + 1, by: 'Ana', at: 0 }),
    );
    const { page, type } = await open(NOTE, put);
    const field = () => page.one<HTMLTextAreaElement>('.person-note textarea');
    const lookAway = async () => {
      await page.step(() => page.workspace.visitor.show(null));
      expect(page.root.querySelector('.person-note')).toBeNull();
      await page.step(() => page.workspace.visitor.show(openState(1)));
    };
    await type('Likes gre');
    await lookAway();
    expect(field().value).toBe('Likes gre');
    await page.step(() => page.button('Save note').click());
    expect(put).toHaveBeenCalledWith(MARA.id, { body: 'Likes gre', over: 3 });
    await lookAway();
    expect(field().value, 'saved: what the server has').toBe(NOTE.body);
  });

  it('goes over no note that a colleague has written since, also where there was none before', async () => {
    let latest: VisitorNote | null = null;
    const put = vi.fn(() => refused(409, 'note_outdated', { note: NOTE }));
    const { page, type } = await open(null, put, () => latest);
    await type('Mine');
    await page.step(() => page.workspace.visitor.show(null));
    latest = NOTE;
    await page.step(() => page.workspace.visitor.show(openState(1)));
    await page.step(() => page.button('Save note').click());
    expect(put).toHaveBeenCalledWith(MARA.id, { body: 'Mine', over: 0 });
    expect(page.one('.person-note blockquote').textContent).toBe(NOTE.body);
  });

  it('keeps what is typed while it is being saved', async () => {
    const saved = deferred<Answer<VisitorNote>>();
    const { page, field, type } = await open(NOTE, () => saved.promise);
    await type('Likes any tea');
    await page.step(() => page.button('Save note').click());
    await type('Likes any tea, black above all');
    await page.step(async () => saved.resolve(await ok({ ...NOTE, body: 'Likes any tea', version: 4 })));
    expect(field.value).toBe('Likes any tea, black above all');
    expect(page.button('Save note').getAttribute('aria-disabled')).toBe('false');
  });

  it('stands beside the other conversations of the person', async () => {
    const { page } = await open(null, () => ok(NOTE));
    const links = [...page.root.querySelectorAll('.past a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`/console/conversations/${uuid(2)}`]);
    expect(links[0]?.textContent).toContain('The one before');
  });
});
