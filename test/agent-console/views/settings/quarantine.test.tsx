// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Quarantine } from '../../../../agent-console/views/settings/mail/Quarantine.tsx';
import type { QuarantinedMail } from '../../../../server/contract/schemas/mail-api.ts';
import { fakeAdminApi } from '../../support/fake-accounts.ts';
import { message, ok, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const away: QuarantinedMail = {
  id: uuid(7),
  at: 1_000,
  reason: 'auto_reply',
  from: { name: 'Mara', address: 'mara@customer.example' },
  subject: '<b>Out of office</b>',
  body: 'Away until Monday.',
  files: 2,
  sizeBytes: 3_120,
  conversationId: uuid(1),
};
const spam: QuarantinedMail = {
  ...away,
  id: uuid(8),
  reason: 'unknown_conversation',
  from: null,
  subject: '',
  files: 0,
  conversationId: null,
};

describe('quarantined email', () => {
  it('is listed with who, what and why, and can be added where a conversation is known', async () => {
    const addQuarantined = vi.fn(() => ok({ message: message(1, 2, {}) }));
    const { step, button, text, root } = await stage(<Quarantine />, {
      shows: 'li',
      accountsApi: {
        admin: fakeAdminApi({
          readQuarantine: () => ok({ mails: [away, spam], address: 'help@shop.example' }),
          addQuarantined,
        }),
      },
    });
    const [first, second] = [...root.querySelectorAll('li')].map((row) => row.textContent);
    for (const part of [
      'Automatic reply',
      '<b>Out of office</b>',
      'Mara <mara@customer.example>',
      '2 attachments, not kept',
    ])
      expect(first).toContain(part);
    for (const part of ['No matching conversation', '(no subject)', 'Unknown sender'])
      expect(second).toContain(part);
    expect(second).not.toContain('Add to conversation');
    expect(text()).toContain('help@shop.example');
    await step(() => button('Add to conversation').click());
    expect(addQuarantined).toHaveBeenCalledWith(away.id);
  });

  it('is deleted only when that was said twice', async () => {
    const deleteQuarantined = vi.fn(() => ok(null));
    const { step, root } = await stage(<Quarantine />, {
      shows: 'li',
      accountsApi: {
        admin: fakeAdminApi({
          readQuarantine: () => ok({ mails: [spam], address: 'help@shop.example' }),
          deleteQuarantined,
        }),
      },
    });
    const press = () => step(() => root.querySelector('li')?.querySelector('button')?.click());
    await press();
    expect(deleteQuarantined).not.toHaveBeenCalled();
    await press();
    expect(deleteQuarantined).toHaveBeenCalledWith(spam.id);
  });

  it('says what to set where no mailbox is read', async () => {
    const { text } = await stage(<Quarantine />, { shows: 'p' });
    expect(text()).toContain('No mailbox is read.');
  });
});
