// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createAvailability } from '../../../../agent-console/stores/people/availability.ts';
import { createVisitorsHere } from '../../../../agent-console/stores/people/online-visitors.ts';
import { createTeam } from '../../../../agent-console/stores/people/team.ts';
import { createNotices } from '../../../../agent-console/stores/shell/notices.ts';
import { createOffers } from '../../../../agent-console/stores/triage/offers.ts';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import { AGENT_AVAILABILITY_EVENT } from '../../../../server/contract/channels.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { VisitorsHere } from '../../../../server/contract/schemas/people.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  card,
  event,
  fakeDeps,
  frame,
  MARA,
  message,
  ok,
  openState,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const colleague = ({ id, name }: typeof ANA) => ({
  id,
  name,
  email: `${name}@demo.example`,
  role: 'agent' as const,
  onDuty: true,
  here: true,
  state: 'on' as const,
  cap: null,
});
/** The test's clock begins at a million. */
const offeredTo = (agent: typeof ANA, number = 1, until = 1_060_000) =>
  state(number, {
    triage: { teamId: null, labelIds: [], priority: 0, snoozedUntil: null, offer: { agent, until } },
  });

describe('the agent’s own state', () => {
  const setUp = (changeAvailability: () => Promise<Answer<null>>) => {
    const deps = fakeDeps();
    const asked = vi.fn(changeAvailability);
    const team = createTeam(
      deps,
      { readTeam: () => ok({ agents: [colleague(ANA), colleague(BEN)] }) },
      ANA.id,
    );
    const notices = createNotices(deps);
    return {
      deps,
      asked,
      team,
      notices,
      availability: createAvailability(deps, {
        api: { changeAvailability: asked },
        team,
        notices,
        me: ANA.id,
      }),
    };
  };

  it('is shown as chosen at once, and colleagues learn it', async () => {
    const { availability, team, asked } = setUp(() => ok(null));
    await team.refresh();
    const chosen = availability.choose('busy');
    expect(availability.state.value).toBe('busy');
    await chosen;
    expect(asked).toHaveBeenCalledWith({ state: 'busy' });
    expect(team.onDuty.value.map((one) => one.name)).toEqual(['Ben']);
    team.availability({ agentId: BEN.id, state: 'away' });
    expect(team.onDuty.value).toEqual([]);
    expect(team.people.value.every((one) => one.here)).toBe(true);
  });

  it('is what the server has when it could not be changed, and that is said', async () => {
    const { availability, team, notices } = setUp(silence);
    await team.refresh();
    await availability.choose('away');
    expect(availability.state.value).toBe('on');
    expect(notices.shown.value).toMatchObject([{ kind: 'away' }]);
  });

  it('tells a server that does not see the engine that the console is there, now and then', async () => {
    const { availability, asked, deps } = setUp(() => ok(null));
    for (let second = 0; second < 45; second += 5) {
      availability.beat();
      await deps.clock.pass(5_000);
    }
    expect(asked.mock.calls).toEqual([[{}], [{}], [{}]]);
  });
});

describe('offers', () => {
  const setUp = () => {
    const deps = fakeDeps();
    const arrived = vi.fn();
    const notices = createNotices(deps);
    const cards = { now: [card(offeredTo(ANA))] };
    const declineOffer = vi.fn(
      (): Promise<Answer<{ state: ReturnType<typeof state> }>> => ok({ state: state(1) }),
    );
    const readOffers = vi.fn(() => ok({ cards: cards.now }));
    const offers = createOffers({
      ...deps,
      api: { readOffers, declineOffer },
      notices,
      agentId: ANA.id,
      arrived,
    });
    return { deps, arrived, notices, cards, readOffers, declineOffer, offers };
  };
  const ids = ({ offers }: ReturnType<typeof setUp>) => offers.open.value.map((one) => one.card.state.id);

  it('come with the event, are told once, and go when somebody has the conversation', async () => {
    const all = setUp();
    all.offers.receive(frame(event(1, 3, 'conversation.offered', { offer: { agent: BEN, until: 60_000 } })));
    expect(all.readOffers).not.toHaveBeenCalled();
    all.offers.receive(frame(event(1, 3, 'conversation.offered', { offer: { agent: ANA, until: 60_000 } })));
    await settled();
    await all.offers.refresh();
    expect(ids(all)).toEqual([uuid(1)]);
    expect(all.arrived).toHaveBeenCalledTimes(1);
    all.offers.receive(frame(event(1, 4, 'conversation.claimed', { assignee: BEN })));
    expect(ids(all)).toEqual([]);
  });

  it('end as the server says, not as this clock does', async () => {
    const all = setUp();
    await all.offers.refresh();
    all.cards.now = [];
    await all.deps.clock.pass(55_000);
    expect(ids(all)).toEqual([uuid(1)]);
    await all.deps.clock.pass(10_000);
    expect(ids(all)).toEqual([]);
  });

  it('stay, with a sentence, when declining did not get through', async () => {
    const all = setUp();
    await all.offers.refresh();
    all.declineOffer.mockImplementationOnce(silence);
    await all.offers.decline(uuid(1));
    expect([ids(all), all.notices.shown.value.map((one) => one.kind)]).toEqual([[uuid(1)], ['away']]);
    await all.offers.decline(uuid(1));
    expect(ids(all)).toEqual([]);
  });

  it('are accepted on the page, whatever it shows', async () => {
    const claimed = vi.fn((id: string) => ok({ state: { ...openState(1), id } }));
    const page = await stage(<WorkspaceView />, {
      api: {
        readOffers: () =>
          ok({
            cards: [
              card(offeredTo(ANA, 1, Date.now() + 25_000), {
                lastMessage: message(1, 2, { body: 'Anybody?' }),
              }),
            ],
          }),
        claim: claimed,
      },
    });
    expect(page.one('.offers').getAttribute('role')).toBe('alert');
    expect(page.one('.offer').textContent).toContain('Anybody?');
    expect(page.one('.offer__left').textContent).toMatch(/^2[0-9] s$/);
    await page.step(() => page.button('Accept').click());
    expect(claimed).toHaveBeenCalledWith(uuid(1));
    expect(page.path()).toContain(`/conversations/${uuid(1)}`);
  });
});

describe('visitors here', () => {
  const here = (): VisitorsHere => ({
    visitors: [
      {
        visitor: MARA,
        siteName: 'Tea',
        page: { url: 'https://shop.example/tins', title: 'Tins' },
        since: 0,
        conversation: null,
      },
    ],
    count: 3,
  });

  it('are asked for while somebody looks, and at most once a second', async () => {
    const deps = fakeDeps();
    const readVisitorsHere = vi.fn(() => ok(here()));
    const store = createVisitorsHere({
      ...deps,
      api: { readVisitorsHere, approach: () => ok({ conversationId: '' }) },
    });
    store.changed();
    expect(readVisitorsHere).not.toHaveBeenCalled();
    const stop = store.watch();
    await settled();
    for (let n = 0; n < 10; n += 1) store.changed();
    await deps.clock.pass(1_000);
    expect(readVisitorsHere).toHaveBeenCalledTimes(2);
    await deps.clock.pass(5_000);
    expect(readVisitorsHere).toHaveBeenCalledTimes(3);
    stop();
    await deps.clock.pass(60_000);
    expect(readVisitorsHere).toHaveBeenCalledTimes(3);
  });

  it('are written to under the same ids until it succeeds', async () => {
    const approach =
      vi.fn<(id: string, requested: { id: string }) => Promise<Answer<{ conversationId: string }>>>(silence);
    const page = await stage(<WorkspaceView />, {
      api: { readVisitorsHere: () => ok(here()), approach },
      path: '/console/visitors',
    });
    await expect.poll(() => page.text()).toContain('2 more not shown');
    await page.step(() => page.button('Write to Mara').click());
    await page.step(() => page.button('Start conversation').click());
    expect(page.text()).toContain('Write a message first.');
    const field = page.one<HTMLTextAreaElement>('.here__write textarea');
    await page.step(() => {
      field.value = 'May I help?';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.step(() => page.button('Start conversation').click());
    expect(page.text()).toContain('Your message is saved');
    expect(field.value).toBe('May I help?');
    approach.mockImplementation((_id, { id }) => ok({ conversationId: id }));
    await page.step(() => page.button('Start conversation').click());
    const [first, second] = approach.mock.calls;
    expect(second).toEqual(first);
    expect(page.path()).toContain('/console/conversations/');
  });
});

describe('a colleague’s state', () => {
  it('arrives over the engine', async () => {
    const page = await stage(<WorkspaceView />, {
      api: { readTeam: () => ok({ agents: [colleague(ANA), colleague(BEN)] }) },
    });
    await page.step(() =>
      page.pusher
        .channel('presence-agents')
        .emit(AGENT_AVAILABILITY_EVENT, { agentId: ANA.id, state: 'busy' }),
    );
    expect(page.workspace.availability.state.value).toBe('busy');
    expect(page.one('.account__role').textContent).toBe('Busy');
  });
});
