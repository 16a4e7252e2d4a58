import { describe, expect, it, vi } from 'vitest';
import { createNotices } from '../../../../agent-console/stores/shell/notices.ts';
import { snoozeChoices } from '../../../../agent-console/stores/triage/snooze-times.ts';
import { createTriage } from '../../../../agent-console/stores/triage/triage.ts';
import { undoOf } from '../../../../agent-console/stores/triage/undo.ts';
import type { ConversationState, TriageState } from '../../../../server/contract/schemas/conversations.ts';
import type { UpdateTriage } from '../../../../server/contract/schemas/triage-api.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  BEN,
  fakeDeps,
  ok,
  openState,
  reading,
  refused,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';

const workspace = (changes: Partial<TriageState> = {}): TriageState => ({
  teamId: null,
  labelIds: [],
  priority: 0,
  snoozedUntil: null,
  ...changes,
});

function open(
  states: ConversationState[],
  updateTriage = vi.fn(fakeAgentApi().updateTriage),
  changes: Partial<ReturnType<typeof fakeAgentApi>> = {},
) {
  const deps = fakeDeps();
  const notices = createNotices(deps);
  const wasRead = vi.fn();
  const triage = createTriage({
    api: { ...fakeAgentApi(changes), updateTriage },
    notices,
    now: deps.now,
    stateOf: (id) => states.find((one) => one.id === id) ?? null,
    readUpTo: (id) => states.find((one) => one.id === id)?.read.agents ?? null,
    wasRead,
    look: () => {},
  });
  return { triage, notices, updateTriage, wasRead };
}

describe('marking as unread', () => {
  const readTo = (number: number, agents: number) => state(number, { read: { visitor: 0, agents } });
  const markUnread = () =>
    vi.fn((id: string) => ok(reading(id, 3, { mark: { upTo: 3, version: 2 }, unread: 1, newest: 4 })));

  it('asks for each, says so once, and one click reads them again', async () => {
    const [unread, markRead] = [markUnread(), vi.fn(fakeAgentApi().markRead)];
    const { triage, notices, wasRead } = open([readTo(1, 4), readTo(2, 6)], undefined, {
      markUnread: unread,
      markRead,
    });
    expect(await triage.markUnread([uuid(1), uuid(2)])).toBe(2);
    expect(wasRead).toHaveBeenCalledTimes(2);
    const [notice] = notices.shown.value;
    expect(notice).toMatchObject({ kind: 'done', action: 'unread', count: 2 });
    if (notice?.kind === 'done') notice.undo();
    await settled();
    expect(markRead.mock.calls).toEqual([
      [uuid(1), 4],
      [uuid(2), 6],
    ]);
    expect(wasRead).toHaveBeenCalledTimes(4);
  });

  it('says nothing where it was unread before', async () => {
    const { triage, notices } = open([readTo(1, 3)], undefined, { markUnread: markUnread() });
    await triage.markUnread([uuid(1)]);
    expect(notices.shown.value).toEqual([]);
  });

  it.each([
    ['refused', () => refused(400, 'bad_request'), { kind: 'failed', message: 'ApiError: bad_request' }],
    ['not answered', silence, { kind: 'away' }],
  ])('says what is wrong where it is %s', async (_how, answer, said) => {
    const { triage, notices, wasRead } = open([readTo(1, 4)], undefined, { markUnread: answer });
    expect(await triage.markUnread([uuid(1)])).toBe(0);
    expect(notices.shown.value).toMatchObject([said]);
    expect(wasRead).not.toHaveBeenCalled();
  });
});

describe('arranging several conversations', () => {
  it('asks for each, and one click brings each back to how it was', async () => {
    const { triage, notices, updateTriage } = open([
      openState(1, BEN),
      state(2),
      state(3, { status: 'snoozed', assignee: ANA, triage: workspace({ snoozedUntil: 9e15 }) }),
    ]);
    expect(await triage.updateTriage([uuid(1), uuid(2), uuid(3)], { status: 'resolved' }, 'resolved')).toBe(
      3,
    );
    expect(notices.shown.value[0]).toMatchObject({ kind: 'done', action: 'resolved', count: 3 });
    updateTriage.mockClear();

    const notice = notices.shown.value[0];
    if (notice?.kind === 'done') notice.undo();
    await settled();

    expect(updateTriage.mock.calls).toEqual([
      [uuid(1), { status: 'open', assigneeId: BEN.id }],
      [uuid(2), { status: 'waiting' }],
      [uuid(3), { status: 'snoozed', snoozedUntil: 9e15, assigneeId: ANA.id }],
    ]);
  });

  it('does what it can, and says once what it could not', async () => {
    const updateTriage = vi.fn((id: string) =>
      id === uuid(1) ? ok({ state: openState(1) }) : refused(403, 'forbidden'),
    );
    const { triage, notices } = open([state(1), state(2), state(3)], updateTriage);
    const done = await triage.updateTriage([uuid(1), uuid(2), uuid(3)], { assigneeId: BEN.id }, 'assigned');
    expect(done).toBe(1);
    expect(notices.shown.value.map((one) => one.kind)).toEqual(['done', 'failed']);
  });

  it('offers nothing to undo where nothing was changed', async () => {
    const { triage, notices } = open([state(1, { triage: workspace({ priority: 2 }) })]);
    await triage.updateTriage([uuid(1)], { priority: 2 }, 'prioritized');
    expect(notices.shown.value).toEqual([]);
  });
});

describe('what undoes a change', () => {
  const before = openState(1, ANA, {
    triage: workspace({ teamId: uuid(50), labelIds: [uuid(60)], priority: 1 }),
  });
  it.each<[string, UpdateTriage, UpdateTriage | null]>([
    ['another priority', { priority: 3 }, { priority: 1 }],
    ['the same priority', { priority: 1 }, null],
    ['no team', { teamId: null }, { teamId: uuid(50) }],
    ['a label more, and one it had', { addLabelIds: [uuid(60), uuid(61)] }, { removeLabelIds: [uuid(61)] }],
    ['a label less', { removeLabelIds: [uuid(60)] }, { addLabelIds: [uuid(60)] }],
    ['another agent', { assigneeId: BEN.id }, { assigneeId: ANA.id, status: 'open' }],
  ])('%s', (_what, requested, undo) => {
    expect(undoOf(before, requested, 0)).toEqual(undo);
  });

  it('does not put off until a time that is over', () => {
    const slept = state(1, { status: 'snoozed', assignee: ANA, triage: workspace({ snoozedUntil: 50 }) });
    expect(undoOf(slept, { status: 'resolved' }, 100)).toEqual({ status: 'open', assigneeId: ANA.id });
  });
});

describe('until when a conversation may be put off', () => {
  it.each([
    // A Wednesday, a Sunday, a Monday.
    [new Date(2026, 10, 18, 15, 30), new Date(2026, 10, 19, 9), new Date(2026, 10, 23, 9)],
    [new Date(2026, 10, 22, 23, 59), new Date(2026, 10, 23, 9), new Date(2026, 10, 23, 9)],
    [new Date(2026, 10, 23, 8, 0), new Date(2026, 10, 24, 9), new Date(2026, 10, 30, 9)],
  ])('on %s', (now, tomorrow, week) => {
    expect(snoozeChoices(now.getTime())).toEqual([
      { name: 'reply', until: null },
      { name: 'hour', until: now.getTime() + 3_600_000 },
      { name: 'tomorrow', until: tomorrow.getTime() },
      { name: 'week', until: week.getTime() },
    ]);
  });
});
