import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../agent-console/locales/en.ts';
import { zh } from '../../../agent-console/locales/zh.ts';
import { countAttention } from '../../../agent-console/stores/inbox/attention.ts';
import { createTeam } from '../../../agent-console/stores/people/team.ts';
import { createConnection } from '../../../agent-console/stores/shell/connection.ts';
import { createLayout } from '../../../agent-console/stores/shell/layout.ts';
import { createNotices } from '../../../agent-console/stores/shell/notices.ts';
import { createTheme } from '../../../agent-console/stores/shell/theme.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { ANA, BEN, card, fakeDeps, fakeStorage, ok, openState, SESSION, uuid } from '../support/fake-deps.ts';

describe('what asks for the agent', () => {
  it('is counted in conversations, as the lists show them, and said in words in the title', async () => {
    const cards = signal(
      new Map(
        [
          card(openState(1), { unread: 5 }),
          card(openState(2)),
          card(openState(3)),
          card(openState(4, BEN), { unread: 2 }),
        ].map((one) => [one.state.id, one]),
      ),
    );
    const counts = signal({ waiting: 31, with_bot: 0, mine: 3, open: 4, snoozed: 0, resolved: 0 });
    const asking = countAttention({ cards, counts }, signal(new Set([uuid(2)])), ANA.id);
    expect(asking.value).toEqual({ waiting: 31, unread: 2 });
    expect(en.asking(31, 2)).toBe('31 waiting, 2 unread');
    expect(en.asking(0, 2)).toBe('2 unread');
    expect(zh.asking?.(31, 2)).toBe('31 个等待，2 个未读');
  });
});

describe('the connection', () => {
  it('tells when the server is back, and only then', () => {
    const back = vi.fn();
    const connection = createConnection(back);
    connection.answered();
    expect(back).not.toHaveBeenCalled();
    connection.unanswered();
    connection.answered();
    connection.answered();
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('offers a reload for a part that is missing only where the server has another version', async () => {
    const renewed = vi.fn(async () => false);
    const connection = createConnection(() => {}, renewed);
    connection.link('live');
    expect([await connection.partMissing(), connection.state.value]).toEqual([false, 'live']);
    renewed.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect([await connection.partMissing(), connection.state.value]).toEqual([false, 'live']);
    renewed.mockResolvedValueOnce(true);
    expect([await connection.partMissing(), connection.state.value]).toEqual([true, 'outdated']);
  });
});

describe('choices of this computer', () => {
  it('remember light or dark, and follow the system until one is made', () => {
    const storage = fakeStorage();
    const theme = createTheme(storage);
    theme.systemDark(true);
    expect(theme.shown.value).toBe('dark');
    theme.choose('light');
    expect(theme.shown.value).toBe('light');
    expect(createTheme(storage).choice.value).toBe('light');
  });

  it('remember the column beside the thread, not the drawer over it', () => {
    const storage = fakeStorage();
    const layout = createLayout(storage);
    layout.toggle();
    layout.wide(false);
    expect(layout.details.value).toBe(false);
    layout.toggle();
    expect(layout.details.value).toBe(true);
    expect(createLayout(storage).details.value).toBe(false);
  });
});

describe('the team', () => {
  it('is as the server knows it while the engine cannot be seen, and the agent is part of it', async () => {
    const { clock } = fakeDeps();
    const agents = [
      { ...SESSION.agent, onDuty: true, here: true, state: 'on' as const, cap: null },
      {
        ...BEN,
        email: 'ben@demo.example',
        role: 'agent' as const,
        onDuty: true,
        here: true,
        state: 'on' as const,
        cap: null,
      },
    ];
    const team = createTeam(clock, { readTeam: () => ok({ agents }) }, ANA.id);
    await team.refresh();
    expect(team.onDuty.value.map((one) => one.name)).toEqual(['Ana', 'Ben']);
    team.members(new Map([[`agent-${ANA.id}`, { kind: 'agent', name: 'Ana' }]]));
    expect(team.people.value.map((one) => [one.name, one.onDuty])).toEqual([
      ['Ana', true],
      ['Ben', false],
    ]);
  });
});

describe('the team, while it is read', () => {
  const ben = (state: 'on' | 'busy') => ({
    ...BEN,
    email: 'ben@demo.example',
    role: 'agent' as const,
    onDuty: state === 'on',
    here: true,
    state,
    cap: null,
  });
  /** A team whose reads the test answers, in the order that it likes. */
  function asked() {
    const answers: ((state: 'on' | 'busy') => Promise<void>)[] = [];
    const readTeam = () =>
      new Promise<Answer<{ agents: ReturnType<typeof ben>[] }>>((resolve) => {
        answers.push(async (state) => {
          resolve({ ok: true, value: { agents: [ben(state)] } });
          await settled();
        });
      });
    const team = createTeam(fakeDeps().clock, { readTeam }, BEN.id);
    return { team, answers, state: () => team.people.value.map(({ state }) => state) };
  }

  it('keeps what an agent chose meanwhile: the answer may be older', async () => {
    const { team, answers, state } = asked();
    void team.refresh();
    team.availability({ agentId: BEN.id, state: 'busy' });
    await answers[0]?.('on');
    expect(state()).toEqual(['busy']);
    // The next one was asked after it, and counts.
    void team.refresh();
    await answers[1]?.('on');
    expect(state()).toEqual(['on']);
  });

  it('takes no answer that is older than the one it has', async () => {
    const { team, answers, state } = asked();
    void team.refresh();
    void team.refresh();
    await answers[1]?.('busy');
    await answers[0]?.('on');
    expect(state()).toEqual(['busy']);
  });
});

describe('notices', () => {
  it('go by themselves', async () => {
    const deps = fakeDeps();
    const notices = createNotices(deps);
    notices.say({ kind: 'away' });
    expect(notices.shown.value).toHaveLength(1);
    await deps.clock.pass(10_000);
    expect(notices.shown.value).toEqual([]);
  });
});
