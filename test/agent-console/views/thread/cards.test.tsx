// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import { AGENTS_CHANNEL } from '../../../../server/contract/channels.ts';
import type { Conversation } from '../../../../server/contract/schemas/conversations.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  ANA,
  byAgent,
  conversation,
  EPOCH,
  event,
  frame,
  message,
  ok,
  openState,
  uuid,
} from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function opened(of: Conversation, search = '') {
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}${search}`,
    api: { readConversation: () => ok({ conversation: of, epoch: EPOCH }) },
    accountsApi: { findWithin: () => ok({ seqs: [] }) },
  });
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  const said = (of: ReturnType<typeof event>) =>
    on.step(() => on.pusher.channel(AGENTS_CHANNEL).emit('conversation.event', frame(of)));
  return { ...on, said };
}

it('shows a card as the visitor sees it, and loads nothing from other websites', async () => {
  const card = {
    title: 'Green tea',
    text: 'From Uji',
    picture: { url: 'https://shop.example/tea.jpg', description: 'A tin of tea' },
    links: [{ label: 'Buy', url: 'https://shop.example/tea' }],
  };
  const body = 'Green tea\nFrom Uji\nA tin of tea\nBuy: https://shop.example/tea';
  const { one, root, step } = await opened(
    conversation(openState(1), [message(1, 2, { ...byAgent(ANA), body, card })]),
  );
  await eventually(async () => {
    await step(() => {});
    one('.sent-card');
  });
  expect(one('.sent-card__title').textContent).toBe('Green tea');
  expect(root.querySelector('.message img')).toBeNull();
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.sent-card a')];
  expect(links.map((link) => [link.textContent, link.href, link.rel])).toEqual([
    ['A tin of tea', 'https://shop.example/tea.jpg', 'noopener noreferrer nofollow'],
    ['Buy', 'https://shop.example/tea', 'noopener noreferrer nofollow'],
  ]);
  expect(one('.bubble').textContent).not.toContain('Buy: https');
});

it('shows a form with its questions, and that it was answered', async () => {
  const form = {
    title: 'Delivery',
    fields: [
      { id: 'mail', kind: 'email', label: 'Your address', required: true },
      { id: 'size', kind: 'choice', label: 'Size', choices: ['S', 'M'] },
      { id: 'ok', kind: 'consent', label: 'I agree' },
    ],
  } as const;
  const asked = message(1, 2, { ...byAgent(ANA), id: 'asked', body: 'Delivery', form: form as never });
  const { one, root, step, said } = await opened(conversation(openState(1), [asked]));
  await eventually(async () => {
    await step(() => {});
    one('.sent-card__fields');
  });
  const questions = () => [...root.querySelectorAll('.sent-card li')].map((one) => one.textContent);
  expect(questions()).toEqual(['Your address * RequiredE-mail address', 'SizeS / M', 'I agree']);
  expect(root.querySelector('.sent-card__answered')).toBeNull();
  const answer = message(1, 3, { body: 'Size: M', chosenOf: 'asked' });
  await said(event(1, 3, 'message.created', { message: answer }));
  expect(one('.sent-card__answered').textContent).toContain('Answered');
});

it('calls a picture without a description by where it lies', async () => {
  const card = { title: 'Green tea', picture: { url: 'https://shop.example/tea.jpg', description: ' ' } };
  const { one, step } = await opened(
    conversation(openState(1), [message(1, 2, { ...byAgent(ANA), body: 'Green tea', card })]),
  );
  await eventually(async () => {
    await step(() => {});
    one('.sent-card');
  });
  expect(one('.sent-card__picture').textContent).toBe('shop.example');
});

it('marks what was searched for wherever it stands in a card or form', async () => {
  const card = {
    title: 'Green tea',
    picture: { url: 'https://shop.example/tea.jpg', description: 'A small tin' },
  };
  const form = {
    title: 'Delivery',
    fields: [{ id: 'size', kind: 'choice', label: 'Size', choices: ['Small', 'Large'] }],
  } as const;
  const { root, step } = await opened(
    conversation(openState(1), [
      message(1, 2, { ...byAgent(ANA), body: 'Green tea\nA small tin', card }),
      message(1, 3, { ...byAgent(ANA), body: 'Delivery\n• Size: Small / Large', form: form as never }),
    ]),
    '?within=small',
  );
  await eventually(async () => {
    await step(() => {});
    expect([...root.querySelectorAll('.sent-card mark')].map(({ textContent }) => textContent)).toEqual([
      'small',
      'Small',
    ]);
  });
});
