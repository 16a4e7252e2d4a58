// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { Sidebar } from '../../../../agent-console/views/sidebar/Sidebar.tsx';
import { AGENTS_CHANNEL } from '../../../../server/contract/channels.ts';
import type { Queue, SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard } from '../../../../server/contract/schemas/conversations.ts';
import { DEFAULT_SETTINGS } from '../../../../server/contract/schemas/site-settings.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  card,
  EPOCH,
  event,
  frame,
  message,
  ok,
  openState,
  page,
  picture,
  refused,
  SESSION,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

async function sidebar(
  cards: ConversationCard[],
  counts = { waiting: 3, with_bot: 0, mine: 2, open: 5, snoozed: 0, resolved: 12 },
  api: Partial<AgentApi> = {},
) {
  const on = await stage(<Sidebar />, {
    api: {
      ...api,
      readInbox: (queue) => ok(page(queue === 'waiting' ? cards : [], { counts })),
      readTeam: () =>
        ok({
          agents: [
            { ...SESSION.agent, onDuty: true, here: true, state: 'on', cap: null },
            {
              ...BEN,
              email: 'ben@demo.example',
              role: 'agent',
              onDuty: false,
              here: false,
              state: 'on',
              cap: null,
            },
          ],
        }),
    },
  });
  await on.step(() => on.workspace.inbox.show('waiting'));
  const cardText = (number: number) => on.one(`[data-card="${uuid(number)}"]`).textContent ?? '';
  return { ...on, cardText };
}

describe('the queues', () => {
  it('stand with their counts, as links', async () => {
    const { root } = await sidebar([]);
    const links = [...root.querySelectorAll<HTMLAnchorElement>('nav a')];
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
      ['/console/', '3Waiting'],
      ['/console/mine', '2Mine'],
      ['/console/open', '5All open'],
      ['/console/snoozed', '0Snoozed'],
      ['/console/resolved', '12Resolved'],
    ]);
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual(['page', null, null, null, null]);
  });

  it('say how late an answer is by the target of the site, and in words', async () => {
    const site: SiteSummary = {
      id: uuid(999),
      name: 'Tea',
      greeting: 'Hello',
      color: '#0e7c66',
      siteKey: 'tea',
      allowedOrigins: [],
      tag: '<script></script>',
      chatPage: 'https://chat.example/chat/tea-key',
      logo: null,
      settings: {
        ...DEFAULT_SETTINGS,
        replyTargets: { firstReplyMinutes: 5, nextReplyMinutes: 60, resolutionMinutes: 600 },
      },
    };
    const { deps } = await sidebar([]);
    const since = deps.now() - 10 * 60_000;
    const { one } = await sidebar(
      [
        card(state(1, { awaitingReplySince: since })),
        card(state(2, { awaitingReplySince: since, firstReplyAt: since - 1 })),
      ],
      undefined,
      { readSites: () => ok({ sites: [site], policy: [] }) },
    );
    const timeOf = (number: number) => one(`[data-card="${uuid(number)}"] .card__time`);
    expect(timeOf(1).textContent).toContain('waiting for 10 min, overdue');
    expect(timeOf(1).title).toBe('Target: reply within 5 min');
    expect(timeOf(1).classList).toContain('wait--late');
    expect(timeOf(2).textContent).toMatch(/waiting for 10 min$/);
    expect(timeOf(2).classList).toContain('wait--in-time');
  });

  it('say what it means that they are empty', async () => {
    const { text } = await sidebar([]);
    expect(text()).toContain('Nobody is waiting');
  });

  it('say that they could not be loaded', async () => {
    const on = await stage(<Sidebar />, { api: { readInbox: silence } });
    await on.step(() => on.workspace.inbox.show('waiting'));
    expect(on.text()).toContain('The queue could not be loaded.');
  });

  it('give way to a search, which says that messages are still being indexed', async () => {
    const on = await stage(<Sidebar />, {
      api: { find: () => ok({ found: [], next: null, indexing: true, epoch: EPOCH }) },
    });
    await on.step(() => on.workspace.search.show({ kind: 'search', text: 'tea' }));
    expect(on.text()).toContain('Some messages are still being indexed');
  });
});

describe('the question about sound and notifications', () => {
  it('is asked of who is on duty, and never again in this browser', async () => {
    const { root, button, step, workspace } = await sidebar([]);
    expect(root.querySelector('.alerts-bar')?.textContent).toContain('Turn on sound and notifications');
    await step(() => button('Turn on').click());
    expect(workspace.alerts.on.value).toBe(true);
    expect(root.querySelector('.alerts-bar')?.textContent).toContain('Notifications are on');
    await step(() => button('Done').click());
    expect(root.querySelector('.alerts-bar')).toBeNull();
  });

  it('lets the agent try it, and says where the test could not be sent', async () => {
    const testPush = vi.fn(() => refused(404, 'not_found'));
    const { one, button, step } = await sidebar([], undefined, { testPush });
    await step(() => button('Turn on').click());
    await step(() => button('Send a test').click());
    expect(testPush).toHaveBeenCalledOnce();
    expect(one('.alerts-bar').textContent).toContain('The test couldn’t be sent');
  });

  it('takes no for an answer, and asks nobody who is away', async () => {
    const { root, button, step, workspace } = await sidebar([]);
    await step(() => workspace.availability.choose('away'));
    expect(root.querySelector('.alerts-bar')).toBeNull();
    await step(() => workspace.availability.choose('on'));
    await step(() => button('Not now').click());
    expect(root.querySelector('.alerts-bar')).toBeNull();
    expect(workspace.alerts.on.value).toBe(false);
  });
});

describe('a card', () => {
  it('says who, on which page, how long, and how much is unread', async () => {
    const { cardText, deps, step } = await sidebar([
      card(state(1, { awaitingReplySince: 1_000_000 - 60_000 }), {
        lastMessage: message(1, 2),
        unread: 2,
        visitorHere: true,
      }),
    ]);
    expect(cardText(1)).toContain('Mara');
    expect(cardText(1)).toContain('message 2');
    expect(cardText(1)).toContain('Tea');
    expect(cardText(1)).toContain('2 unread messages');
    expect(cardText(1)).toContain('here now');
    expect(cardText(1)).toContain('waiting for 1 min');
    await step(() => deps.clock.pass(4 * 60_000));
    expect(cardText(1)).toContain('waiting for 5 min');
  });

  it('says whose the last line is, and what it carries when it has no words', async () => {
    const { cardText } = await sidebar([
      card(state(1), { lastMessage: message(1, 2, { body: 'Yes', ...byAgent(ANA) }) }),
      card(state(2), { lastMessage: message(2, 2, { body: '', attachments: [picture, picture] }) }),
    ]);
    expect(cardText(1)).toContain('You: Yes');
    expect(cardText(2)).toContain('Sent 2 pictures');
  });

  it('says that its last message was taken back, and not that no pictures were sent', async () => {
    const unsent = message(1, 2, { body: '', unsentAt: 5_000, ...byAgent(ANA) });
    const { cardText } = await sidebar([card(state(1), { lastMessage: unsent })]);
    expect(cardText(1)).toContain('Message unsent');
    expect(cardText(1)).not.toContain('0 pictures');
  });

  it('says how long the visitor has waited for an answer, also when somebody has the conversation', async () => {
    const unanswered = openState(1, BEN, { awaitingReplySince: 1_000_000 - 80 * 60_000 });
    const cards: Partial<Record<Queue, ConversationCard[]>> = {
      open: [
        card(unanswered, { lastMessage: message(1, 2) }),
        card(openState(2), { lastMessage: message(2, 2) }),
      ],
      snoozed: [card({ ...unanswered, id: uuid(3), status: 'snoozed' }, { lastMessage: message(3, 2) })],
    };
    const on = await stage(<Sidebar />, {
      api: { readInbox: (queue) => ok(page(cards[queue] ?? [])) },
    });
    const cardOf = (number: number) => on.one(`[data-card="${uuid(number)}"]`);
    await on.step(() => on.workspace.inbox.show('open'));
    expect(cardOf(1).textContent).toContain('waiting for 1 h 20 min');
    expect(cardOf(1).dataset.awaiting).toBe('true');
    expect(cardOf(2).textContent).not.toContain('waiting for');
    expect(cardOf(2).dataset.awaiting).toBe('false');
    await on.step(() => on.workspace.inbox.show('snoozed'));
    expect(cardOf(3).textContent, 'what is snoozed is due when it wakes').not.toContain('waiting for');
  });

  it('moves when another order is chosen, also with the mouse over the list', async () => {
    // The first has waited longest, and the second wrote last.
    const on = await sidebar([
      card(state(1, { waitingSince: 1_000 }), { lastMessage: message(1, 2, { at: 8_000 }) }),
      card(state(2, { waitingSince: 2_000 }), { lastMessage: message(2, 2, { at: 9_000 }) }),
    ]);
    const shown = () =>
      [...on.root.querySelectorAll<HTMLElement>('[data-card]')].map((one) => one.dataset.card);
    expect(shown()).toEqual([uuid(1), uuid(2)]);
    await on.step(() => on.workspace.list.hold(true));
    await on.step(() => on.workspace.inbox.orderBy('priority'));
    await on.step(settled);
    expect(shown()).toEqual([uuid(2), uuid(1)]);
    expect(on.workspace.list.held.value).toBe(0);
  });

  it('shows a draft before the last line', async () => {
    const { cardText, workspace, step } = await sidebar([card(state(1), { lastMessage: message(1, 2) })]);
    await step(() =>
      workspace.drafts.save(uuid(1), { mode: 'reply', reply: 'I was about to', note: '', attachments: [] }),
    );
    expect(cardText(1)).toContain('Draft: I was about to');
    expect(cardText(1)).not.toContain('message 2');
  });

  it('shows a draft as it will read: without marks of style, and without the answers it offers', async () => {
    const { cardText, workspace, step } = await sidebar([card(state(1), { lastMessage: message(1, 2) })]);
    const write = (reply: string) =>
      step(() => workspace.drafts.save(uuid(1), { mode: 'reply', reply, note: '', attachments: [] }));
    await write('Which **size**?\n[[Small]] [[Large]]');
    expect(cardText(1)).toContain('Draft: Which size?');
    expect(cardText(1)).not.toContain('Small');
    await write('[[Small]]');
    expect(cardText(1), 'buttons alone are an ordinary text').toContain('Draft: [[Small]]');
  });

  it('changes with the events that come', async () => {
    const { cardText, pusher, step } = await sidebar([card(state(1), { lastMessage: message(1, 2) })]);
    await step(() =>
      pusher
        .channel(AGENTS_CHANNEL)
        .emit('conversation.event', frame(event(1, 3, 'message.created', { message: message(1, 3) }))),
    );
    expect(cardText(1)).toContain('message 3');
    expect(cardText(1)).toContain('1 unread message');
  });

  it('says who has the conversation', async () => {
    const on = await stage(<Sidebar />, {
      api: { readInbox: () => ok(page([card(openState(1, BEN)), card(openState(2, ANA))])) },
    });
    await on.step(() => on.workspace.inbox.show('open'));
    expect(on.one(`[data-card="${uuid(1)}"]`).textContent).toContain('Assigned to Ben');
    expect(on.one(`[data-card="${uuid(2)}"]`).textContent).toContain('Assigned to you');
  });
});

describe('the connection', () => {
  it('is mentioned only when something is wrong with it', async () => {
    const { workspace, step, one } = await sidebar([]);
    expect(one('.connection').textContent).toBe('');
    await step(() => workspace.connection.link('polling'));
    expect(one('.connection').textContent).toContain('Live updates paused');
    await step(() => workspace.connection.unanswered());
    expect(one('.connection').textContent).toContain('Can’t reach the server');
    await step(() => workspace.connection.network(false));
    expect(one('.connection').textContent).toContain('You’re offline');
    await step(() => workspace.connection.outdated());
    expect(one('.connection button').textContent).toBe('Reload');
  });
});
