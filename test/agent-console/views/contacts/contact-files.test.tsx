// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ContactsPage } from '../../../../agent-console/views/contacts/ContactsPage.tsx';
import { eventually } from '../../../support/eventually.ts';
import { ok, silence, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';
import { DETAILS, having } from './contacts-scene.ts';

describe('the files of a contact', () => {
  const file = (number: number, fromVisitor: boolean) => ({
    attachment: {
      id: uuid(number),
      name: `file-${number}.pdf`,
      mediaType: 'application/pdf',
      sizeBytes: 2_000,
      picture: null,
    },
    conversationId: uuid(5),
    seq: number,
    fromVisitor,
    at: 1,
  });

  it('can be downloaded, and lead to their message', async () => {
    const files = () => ok({ files: [file(8, true), file(7, false)], more: true });
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
      api: { readVisitor: () => ok(DETAILS) },
      accountsApi: having({ files }),
    });
    await eventually(() => expect(on.root.querySelectorAll('.contact__file')).toHaveLength(2));
    expect(on.one('.contact__file a[download]').getAttribute('href')).toContain(uuid(8));
    expect(on.one('.contact__file .text-button').getAttribute('href')).toBe(
      `/console/conversations/${uuid(5)}?at=8`,
    );
    expect(on.text()).toContain('Only the latest files are shown.');
  });

  it('are asked for again after a failure', async () => {
    const answers = [silence, () => ok({ files: [file(8, true)], more: false })];
    const on = await stage(<ContactsPage id={uuid(1)} text="" filter="" />, {
      api: { readVisitor: () => ok(DETAILS) },
      accountsApi: having({ files: () => answers.shift()?.() as never }),
    });
    await eventually(() => expect(on.text()).toContain('Can’t reach the server'));
    await on.step(() => on.button('Try again').click());
    await eventually(() => expect(on.text()).toContain('file-8.pdf'));
  });
});
