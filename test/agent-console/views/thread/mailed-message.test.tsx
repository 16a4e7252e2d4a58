// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { MailedState } from '../../../../agent-console/views/thread/MailFacts.tsx';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import type { MailState } from '../../../../server/contract/schemas/mail-api.ts';
import { conversation, EPOCH, message, ok, openState, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function shown(...messages: Message[]) {
  const of = conversation(openState(1), messages);
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: { readConversation: () => ok({ conversation: of, epoch: EPOCH }) },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  return [...on.root.querySelectorAll('.message')];
}

it('marks a message that came by mail, and names what of it is missing', async () => {
  const lost = [
    { name: 'film.mov', why: 'file_too_large' },
    { name: 'x.bin', why: 'a code of a later version' },
  ];
  const [chat, mail] = await shown(
    message(1, 2, { body: 'From the chat' }),
    message(1, 3, { body: 'From my phone', via: 'mail', mail: { lost, packed: true } }),
  );
  expect(chat?.textContent).not.toContain('by e-mail');
  expect(mail?.textContent).toContain('by e-mail');
  expect(mail?.textContent).toContain('film.mov was not added: too large');
  expect(mail?.textContent).toContain('x.bin was not added: it could not be stored');
  expect(mail?.textContent).toContain('winmail.dat');
});

it('shows a stranger’s mail as nobody’s of the team and not the visitor’s, each with its address', async () => {
  const from = (address: string) => ({
    kind: 'note' as const,
    author: { kind: 'system' as const, id: null, name: 'Mara' },
    via: 'mail' as const,
    mail: { from: { name: 'Mara', address } },
  });
  const rows = await shown(
    message(1, 2, from('mara@evil.example')),
    message(1, 3, from('other@evil.example')),
    message(1, 4, { ...from(''), mail: { from: { name: '', address: '' } } }),
  );
  expect(rows.map((row) => row.classList.contains('message--start'))).toEqual([true, true, true]);
  for (const row of rows) expect(row.textContent).toContain('Not the visitor');
  expect(rows[0]?.textContent).toContain('mara@evil.example');
  // The second of one name says its own address too.
  expect(rows[1]?.textContent).toContain('other@evil.example');
});

it('says below an answer what became of its mail: opened, answered, or not wanted', async () => {
  const said = async (state: MailState) => {
    const mail = { id: 'm', kind: 'missed', to: 'ada@example.com', state, reason: 'as it said' } as const;
    const { one } = await stage(<MailedState mail={mail} />);
    const line = one('.message__mailed');
    return [line.textContent, line.classList.contains('message__mailed--lost')];
  };
  expect(await said('opened')).toEqual(['Unseen replies: ada@example.com opened it', false]);
  expect(await said('answered')).toEqual(['Unseen replies: ada@example.com replied', false]);
  expect(await said('declined')).toEqual([
    'Unseen replies: ada@example.com has unsubscribed from e-mails',
    false,
  ]);
  expect(await said('bounced')).toEqual([
    'Unseen replies: e-mail to ada@example.com bounced: as it said',
    true,
  ]);
});

it('marks a message that was written by the link of a mail', async () => {
  const [chat, link] = await shown(message(1, 2, {}), message(1, 3, { via: 'link' }));
  expect(chat?.textContent).not.toContain('by link');
  expect(link?.textContent).toContain('by link');
});
