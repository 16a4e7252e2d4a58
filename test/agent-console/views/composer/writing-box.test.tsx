// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { WritingApi } from '../../../../agent-console/transport/pages/writing-api.ts';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { focusReplyBox, insertIntoReplyBox } from '../../../../agent-console/views/elements/reply-box.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import { eventually } from '../../../support/eventually.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, conversation, EPOCH, message, ok, openState, uuid } from '../../support/fake-deps.ts';
import { press, stage, type } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function writing(reply: string) {
  const send = vi.fn<AgentApi['send']>(fakeAgentApi().send);
  const schedule = vi.fn<WritingApi['schedule']>(async () => ({ ok: true, value: {} }) as never);
  const of = conversation(openState(1, ANA), [message(1, 2, { body: 'When?' })]);
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: { readConversation: () => ok({ conversation: of, epoch: EPOCH }), send },
    accountsApi: {
      writing: async () =>
        ({ schedule, readScheduled: async () => ok({ messages: [] }) }) as unknown as WritingApi,
    },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  if (reply !== '') await on.step(() => type(on.one('.composer__text'), reply));
  const open = async (label: string, shows: string) => {
    await on.step(() => on.one(`.popover__button[title="${label}"]`).click());
    await eventually(async () => {
      await on.step(() => {});
      on.one(shows);
    });
  };
  return { ...on, open, send, schedule };
}

it('a reply that is scheduled for a chosen time is not sent at once as well', async () => {
  const on = await writing('Tomorrow');
  await on.open('Delivery options', '.send-later');
  await on.step(() => type(on.one('.send-later input'), '2036-12-01T09:00'));
  await on.step(() => on.button('Schedule').click());
  expect(on.schedule).toHaveBeenCalledOnce();
  expect(on.send).not.toHaveBeenCalled();
  await eventually(() => expect(document.activeElement).toBe(on.one('.composer__text')));
});

it('answer buttons are added and left out in a form, and go with the reply', async () => {
  const on = await writing('Which size?');
  await on.open('Answer buttons', '.answer-buttons');
  const field = () => on.one<HTMLInputElement>('.answer-buttons input');
  for (const words of ['Small', ' Large ']) {
    await on.step(() => type(field(), words));
    await on.step(() => press(field(), 'Enter'));
  }
  expect(on.send, 'Enter adds; it does not send').not.toHaveBeenCalled();
  expect([...on.root.querySelectorAll('.answer-buttons__one')].map((one) => one.textContent)).toEqual([
    'Small',
    'Large',
  ]);
  await on.step(() => type(field(), 'Small'));
  await on.step(() => on.button('Add').click());
  expect(on.text()).toContain('There is a button with these words already.');
  for (const words of ['a [[b', 'b]] a', 'Size [2]']) {
    await on.step(() => type(field(), words));
    await on.step(() => on.button('Done').click());
    expect(on.text(), words).toContain('Buttons can’t contain');
    expect(document.activeElement, 'it stays open for another try').toBe(field());
  }
  await on.step(() => on.one('[aria-label="Remove “Small”"]').click());
  await on.step(() => type(field(), 'Huge'));
  await on.step(() => on.button('Done').click());
  await on.step(() => on.button('Send').click());
  expect(on.send.mock.calls[0]?.[2]).toMatchObject({ body: 'Which size?', choices: ['Large', 'Huge'] });
});

it('keeps answer buttons out of the text, in the order in which they are put, and in the draft', async () => {
  const on = await writing('Which size?\n[[Small]] [[Large]]');
  await on.open('Answer buttons', '.answer-buttons');
  const field = () => on.one<HTMLInputElement>('.answer-buttons input');
  const shown = () => [...on.root.querySelectorAll('.answer-buttons__one')].map((one) => one.textContent);
  await on.step(() => type(field(), 'Huge'));
  await on.step(() => on.button('Add').click());
  expect(on.one<HTMLTextAreaElement>('.composer__text').value).toBe('Which size?');
  expect(shown()).toEqual(['Small', 'Large', 'Huge']);
  await on.step(() => on.one('[aria-label="Move “Huge” up"]').click());
  expect(shown()).toEqual(['Small', 'Huge', 'Large']);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move “Huge” up');
  await on.step(() => on.one('[aria-label="Move “Huge” up"]').click());
  expect(shown()).toEqual(['Huge', 'Small', 'Large']);
  expect(document.activeElement?.getAttribute('aria-label'), 'it cannot go further').toBe('Move “Huge” down');
  expect(on.workspace.drafts.of(uuid(1)).reply).toBe('Which size?\n[[Huge]]\n[[Small]]\n[[Large]]');
  await on.step(() => on.button('Done').click());
  await on.step(() => on.button('Send').click());
  expect(on.send.mock.calls[0]?.[2]).toMatchObject({
    body: 'Which size?',
    choices: ['Huge', 'Small', 'Large'],
  });
  expect(on.root.querySelector('.composer__choices'), 'the next reply offers none').toBeNull();
});

it('keeps the cursor where somebody writes when the box is focused once more', async () => {
  const on = await writing('Please ****');
  const box = on.one<HTMLTextAreaElement>('.composer__text');
  box.focus();
  box.setSelectionRange(9, 9);
  // As when the answer to a claim comes late.
  focusReplyBox();
  await new Promise((done) => requestAnimationFrame(done));
  expect(box.selectionStart).toBe(9);
});

it('puts an emoji in where the cursor is, before anything is drawn', async () => {
  const on = await writing('Thank you!');
  const box = on.one<HTMLTextAreaElement>('.composer__text');
  box.setSelectionRange(5, 5);
  insertIntoReplyBox('🙏', (text) => on.workspace.composer.value?.write('reply', text));
  expect([box.value, box.selectionStart]).toEqual(['Thank🙏 you!', 7]);
  expect(on.workspace.composer.value?.textOf('reply').value).toBe('Thank🙏 you!');
});

it('asks for the words of the message before its buttons, and takes no more than it may have', async () => {
  const on = await writing('');
  await on.open('Answer buttons', '.answer-buttons');
  expect(on.text()).toContain('Write the message first');
  const all = Array.from({ length: 10 }, (_, at) => `[[${at}]]`).join('\n');
  await on.step(() => on.workspace.composer.value?.write('reply', `Which?\n${all}`));
  expect(on.text()).toContain('A message can have at most 10 buttons.');
  await eventually(() => expect(document.activeElement?.textContent).toBe('Done'));
  await on.step(() => on.one('[aria-label="Remove “3”"]').click());
  await eventually(() => expect(document.activeElement).toBe(on.one('.answer-buttons input')));
});

it('shows what a reply from a draft answers while it is on its way', async () => {
  const on = await writing('');
  on.send.mockImplementation(() => new Promise(() => {}));
  const { id } = message(1, 2);
  const replyTo = { id, seq: 2, by: 'visitor', note: false } as const;
  await on.step(() =>
    on.workspace.composer.value?.adopt({ mode: 'reply', reply: 'Soon', note: '', attachments: [], replyTo }),
  );
  await on.step(() => on.button('Send').click());
  expect(on.send).toHaveBeenCalledOnce();
  expect(on.one('.message--end .quoted').textContent).toContain('When?');
});
