// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { WritingApi } from '../../../../agent-console/transport/pages/writing-api.ts';
import { CardPanel } from '../../../../agent-console/views/picker/cards/CardPanel.tsx';
import { ANA, conversation, EPOCH, message, ok, openState, silence, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

type Given = [string, { id: string; body: string; card?: object; form?: { fields: object[] } }];

async function opened(
  answer: () => Promise<unknown> = async () => ({ ok: true, value: {} }),
  api: Partial<AgentApi> = {},
) {
  const sendCard = vi.fn((..._given: Given) => answer());
  const onClose = vi.fn();
  const writing = async () => ({ sendCard }) as unknown as WritingApi;
  const on = await stage(<CardPanel panel={{ kind: 'card', id: uuid(1) }} onClose={onClose} />, {
    api,
    accountsApi: { writing },
  });
  const field = (label: string, nth = 0) => {
    const found = [...on.root.querySelectorAll('label')].filter(
      (one) => one.querySelector('.field__label')?.textContent === label,
    )[nth];
    const input = found?.querySelector<HTMLInputElement>('input, textarea, select');
    if (!input) throw new Error(`There is no field "${label}".`);
    return input;
  };
  return { on, onClose, sendCard, field };
}

it('sends a card with its buttons, and closes', async () => {
  const { on, onClose, sendCard, field } = await opened();
  await on.step(() => type(field('Title'), ' Gyokuro '));
  await on.step(() => type(field('Button label'), 'See it'));
  await on.step(() => type(field('Link'), 'https://shop.example/tea'));
  await on.step(() => on.button('Add a button').click());
  await on.step(() => on.button('Send').click());
  expect(sendCard).toHaveBeenCalledExactlyOnceWith(uuid(1), {
    id: expect.any(String),
    body: '',
    card: { title: 'Gyokuro', links: [{ label: 'See it', url: 'https://shop.example/tea' }] },
  });
  expect(onClose).toHaveBeenCalledOnce();
});

it('waits for a picture that is on its way up, and sends it with the card', async () => {
  let arrive = () => {};
  const uploaded = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const of = conversation(openState(1, ANA), [message(1, 2)]);
  const { on, sendCard, field } = await opened(undefined, {
    readConversation: () => ok({ conversation: of, epoch: EPOCH }),
    async upload(_conversation, id, { name, size: sizeBytes }) {
      await uploaded;
      const picture = { width: 9, height: 9 };
      return ok({ attachment: { id, name, mediaType: 'image/png', sizeBytes, picture } });
    },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  const picture = new File(['x'], 'cup.png', { type: 'image/png' });
  await on.step(() => void on.workspace.composer.value?.files.add([picture]));
  await on.step(() => type(field('Title'), 'Gyokuro'));
  await on.step(() => on.button('Send').click());
  expect(sendCard).not.toHaveBeenCalled();
  expect(on.text()).toContain('Wait until the file is uploaded');
  await on.step(arrive);
  await on.step(() => on.button('Send').click());
  expect(sendCard.mock.lastCall?.[1]).toMatchObject({
    attachmentIds: [expect.any(String)],
    card: { title: 'Gyokuro' },
  });
  expect(on.workspace.composer.value?.files.files.value).toEqual([]);
});

it('sends a form with its questions, once a choice has two answers', async () => {
  const { on, sendCard, field } = await opened();
  await on.step(() => on.button('Form').click());
  await on.step(() => type(field('Title'), 'Where to?'));
  await on.step(() => type(field('Question 1'), 'Name'));
  await on.step(() => on.button('Add a question').click());
  await on.step(() => type(field('Question 2'), 'Size'));
  await on.step(() => {
    const kind = field('Answer', 1);
    kind.value = 'choice';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await on.step(() => type(field('Choices, one per line'), 'Small\n\nSmall'));
  await on.step(() => on.button('Send').click());
  expect(sendCard).not.toHaveBeenCalled();
  expect(on.text()).toContain('Enter 2 to 20 choices of at most 80 characters each.');
  for (const tooMuch of [Array.from({ length: 21 }, (_, at) => at).join('\n'), `Small\n${'x'.repeat(81)}`]) {
    await on.step(() => type(field('Choices, one per line'), tooMuch));
    await on.step(() => on.button('Send').click());
    expect(sendCard, 'the server would refuse it').not.toHaveBeenCalled();
  }
  await on.step(() => type(field('Choices, one per line'), 'Small\nLarge'));
  await on.step(() => on.button('Send').click());
  expect(sendCard.mock.lastCall?.[1].form).toEqual({
    title: 'Where to?',
    fields: [
      { id: 'field-1', kind: 'text', label: 'Name', required: true },
      { id: 'field-2', kind: 'choice', label: 'Size', choices: ['Small', 'Large'] },
    ],
  });
});

it('takes no blanks for words, and no address with a space in it', async () => {
  const { on, field } = await opened();
  const fits = (label: string, text: string) =>
    on.step(() => type(field(label), text)).then(() => field(label).checkValidity());
  expect(await fits('Title', '  ')).toBe(false);
  expect(await fits('Title', ' Tea ')).toBe(true);
  expect(await fits('Button label', ' ')).toBe(false);
  expect(await fits('Link', 'https://shop.example/a b')).toBe(false);
  expect(await fits('Link', 'http://shop.example/a')).toBe(false);
  expect(await fits('Link', 'https://shop.example/a')).toBe(true);
  await on.step(() => on.button('Form').click());
  expect(await fits('Question 1', ' ')).toBe(false);
});

it('stays with what was made when the server cannot be reached, and is the same message at the next try', async () => {
  const answers = [silence, async () => ({ ok: true, value: {} })];
  const { on, onClose, sendCard, field } = await opened(() => (answers.shift() ?? silence)());
  await on.step(() => type(field('Title'), 'Gyokuro'));
  await on.step(() => on.button('Send').click());
  expect(onClose).not.toHaveBeenCalled();
  expect(field('Title').value).toBe('Gyokuro');
  await on.step(() => on.button('Send').click());
  const [first, second] = sendCard.mock.calls.map(([, { id }]) => id);
  expect(second).toBe(first);
  expect(onClose).toHaveBeenCalledOnce();
});
