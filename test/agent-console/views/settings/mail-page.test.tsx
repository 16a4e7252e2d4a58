// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { TranscriptPanel } from '../../../../agent-console/views/picker/TranscriptPanel.tsx';
import { MailPage } from '../../../../agent-console/views/settings/mail/MailPage.tsx';
import { fakeAdminApi } from '../../support/fake-accounts.ts';
import { ok, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

it('lists the addresses that get no mail any more, and lets an admin allow one', async () => {
  const allowMail = vi.fn(() => ok(null));
  const { step, button, text } = await stage(<MailPage />, {
    accountsApi: {
      admin: fakeAdminApi({
        readMail: () =>
          ok({
            setup: null,
            mails: [],
            suppressed: [
              { address: 'ada@example.com', state: 'bounced', reason: '550 5.1.1 No such user', at: 1_000 },
            ],
          }),
        allowMail,
      }),
    },
    shows: 'button',
  });
  expect(text()).toContain('ada@example.com');
  expect(text()).toContain('550 5.1.1 No such user');
  await step(() => button('Allow again').click());
  expect(allowMail).toHaveBeenCalledWith('ada@example.com');
});

it('sends a transcript to the visitor, or to whom else the agent names', async () => {
  const mailTranscript = vi.fn(() => ok(null));
  const panel = { kind: 'transcript' as const, id: uuid(1), to: 'ada@example.com' };
  const close = vi.fn();
  const { step, button, root, text } = await stage(<TranscriptPanel panel={panel} onClose={close} />, {
    accountsApi: { mailTranscript },
  });
  const field = root.querySelector<HTMLInputElement>('input[type=email]');
  expect(field?.value).toBe('ada@example.com');
  if (field !== null) field.value = ' boss@example.com ';
  await step(() => button('Send').click());
  expect(mailTranscript).toHaveBeenCalledWith(uuid(1), 'boss@example.com');
  expect(text()).toContain('on its way to boss@example.com');
  await step(() => button('Close').click());
  expect(close).toHaveBeenCalledOnce();
});
