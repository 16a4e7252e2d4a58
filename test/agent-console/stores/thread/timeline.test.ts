import { describe, expect, it } from 'vitest';
import {
  buildTimeline,
  type Line,
  type TimelineInput,
} from '../../../../agent-console/stores/thread/timeline.ts';
import type { OutboxEntry } from '../../../../server/contract/client/send-queue.ts';
import { ANA, BEN, byAgent, conversation, message, openState, uuid } from '../../support/fake-deps.ts';

const NOON = new Date(2026, 4, 4, 12).getTime();
const DAY_MS = 86_400_000;

const entry = (changes: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: uuid(5_555),
  conversationId: uuid(1),
  kind: 'text',
  body: 'on its way',
  attachments: [],
  writtenAt: NOON,
  state: 'sending',
  trouble: null,
  ...changes,
});

function timeline(changes: Partial<TimelineInput>) {
  const items = buildTimeline({
    conversation: conversation(openState(1)),
    activities: [],
    acknowledged: [],
    outgoing: [],
    me: ANA,
    readBefore: null,
    ...changes,
  });
  return { items, lines: items.filter((item): item is Line => item.type === 'line') };
}

describe('the timeline', () => {
  it('puts a day line before the first message of every day', () => {
    const { items } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2, { at: NOON - DAY_MS }),
        message(1, 3, { at: NOON }),
        message(1, 4, { at: NOON + 1 }),
      ]),
    });
    expect(items.map((item) => item.type)).toEqual(['day', 'line', 'day', 'line', 'line']);
  });

  it('shows at the last step for somebody who waited who then answered', () => {
    const step = (seq: number) => ({
      seq,
      at: NOON,
      what: 'escalated' as const,
      by: { kind: 'system' as const, id: null, name: '' },
      step: { action: 'push' as const, afterMinutes: seq, recipients: 1 },
    });
    const { items } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2, { at: NOON }),
        message(1, 5, { ...byAgent(BEN), kind: 'note', at: NOON }),
        message(1, 6, { ...byAgent(ANA), at: NOON }),
        message(1, 7, { at: NOON }),
      ]),
      activities: [step(3), step(4), step(8)],
    });
    const answered = items.flatMap((item) =>
      item.type === 'activity' ? [[item.activity.seq, item.activity.answeredBy]] : [],
    );
    expect(answered).toEqual([
      [3, undefined],
      [4, 'Ana'],
      [8, undefined],
    ]);
  });

  it('shows at each answer the last that is known of the mail that brought it', () => {
    const mail = { id: 'one', kind: 'missed', to: 'ada@example.com', reason: null } as const;
    const mailed = (seq: number, state: 'sent' | 'bounced', from: number, to: number) => ({
      seq,
      at: NOON,
      what: 'mailed' as const,
      by: { kind: 'system' as const, id: null, name: '' },
      mail: { ...mail, state, answers: { from, to } },
    });
    const answer = (seq: number) => message(1, seq, { ...byAgent(ANA), at: NOON });
    const { lines } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2, { at: NOON }),
        answer(3),
        message(1, 4, { ...byAgent(ANA), kind: 'note', at: NOON }),
        answer(6),
        answer(9),
      ]),
      activities: [mailed(5, 'sent', 1, 4), mailed(7, 'bounced', 1, 4), mailed(8, 'sent', 5, 6)],
    });
    expect(lines.map((line) => line.mailed?.state)).toEqual([
      undefined,
      'bounced',
      undefined,
      'sent',
      undefined,
    ]);
  });

  it('puts what happened where it happened', () => {
    const { items } = timeline({
      conversation: conversation(openState(1), [message(1, 2), message(1, 4)]),
      activities: [{ seq: 3, at: 1_003, what: 'claimed', by: { kind: 'agent', ...ANA } }],
    });
    expect(items.map((item) => item.type)).toEqual(['day', 'line', 'activity', 'line']);
  });

  it('draws the unread line before the first message of the visitor that nobody had read', () => {
    const { items } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2),
        message(1, 3, byAgent(ANA)),
        message(1, 4),
        message(1, 5),
      ]),
      readBefore: 2,
    });
    expect(items.map((item) => item.type)).toEqual(['day', 'line', 'line', 'unread', 'line', 'line']);
  });

  it('draws no unread line where everything is new', () => {
    const { items } = timeline({ conversation: conversation(openState(1), [message(1, 2)]), readBefore: 0 });
    expect(items.map((item) => item.type)).toEqual(['day', 'line']);
  });

  it('opens a turn with the name, and continues it without', () => {
    const { lines } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2, { at: NOON }),
        message(1, 3, { at: NOON + 1_000 }),
        message(1, 4, { at: NOON + 10 * 60_000 }),
        message(1, 5, { at: NOON + 10 * 60_000 + 1, ...byAgent(ANA) }),
        message(1, 6, { at: NOON + 10 * 60_000 + 2, kind: 'note', ...byAgent(ANA) }),
      ]),
    });
    expect(lines.map((line) => line.opens)).toEqual([true, false, true, true, true]);
  });

  it('shows what is on its way below everything, once, also after its event has come', () => {
    const own = message(1, 3, { id: entry().id, ...byAgent(ANA), body: 'on its way' });
    const before = timeline({
      conversation: conversation(openState(1), [message(1, 2)]),
      outgoing: [entry()],
    });
    expect(before.lines.map((line) => line.state)).toEqual([null, 'sending']);

    const after = timeline({
      conversation: conversation(openState(1), [message(1, 2), own]),
      outgoing: [entry()],
    });
    expect(after.lines.map((line) => line.key)).toEqual([uuid(1_002), entry().id]);
    expect(after.lines.at(-1)?.state).toBe('sent');
  });

  it('keeps showing what the server has stored until its event is here', () => {
    const own = message(1, 3, { id: entry().id, ...byAgent(ANA), body: 'on its way' });
    const stored = conversation(openState(1, ANA, { read: { visitor: 9, agents: 0 } }), [message(1, 2)]);
    const { lines } = timeline({ conversation: stored, acknowledged: [own], outgoing: [entry()] });
    expect(lines.map((line) => [line.key, line.state])).toEqual([
      [uuid(1_002), null],
      [own.id, 'sent'],
    ]);
  });

  it('tells waiting for the server from being refused', () => {
    const trouble = { code: 'no_answer', message: 'Nobody answers.' };
    const { lines } = timeline({
      outgoing: [entry({ state: 'waiting', trouble }), entry({ id: uuid(5_556), state: 'failed', trouble })],
    });
    expect(lines.map((line) => line.state)).toEqual(['late', 'failed']);
  });

  it('says once how far the answers have come, whoever of the team wrote them', () => {
    const messages = [message(1, 2, byAgent(ANA)), message(1, 3, byAgent(BEN)), message(1, 4)];
    const states = (visitor: number) =>
      timeline({
        conversation: conversation(openState(1, ANA, { read: { visitor, agents: 4 } }), messages),
      }).lines.map((line) => line.state);
    expect(states(0)).toEqual([null, 'sent', null]);
    expect(states(2)).toEqual([null, 'sent', null]);
    expect(states(3)).toEqual([null, 'seen', null]);
  });

  it('shows what was offered as an answer, and which was taken, on its way and stored', () => {
    const { lines } = timeline({
      conversation: conversation(openState(1), [
        message(1, 2, { ...byAgent(ANA), id: 'question', choices: ['Green', 'Black'] }),
        message(1, 3, { body: 'Black', chosenOf: 'question' }),
      ]),
      outgoing: [entry({ body: 'And how much?\n[[100 g]]\n[[1 kg]]' })],
    });
    expect(lines.map(({ body, choices, chosen }) => [body, choices, chosen]).slice(0, 3)).toEqual([
      [lines[0]?.body, ['Green', 'Black'], 'Black'],
      ['Black', undefined, undefined],
      ['And how much?', ['100 g', '1 kg'], null],
    ]);
  });
});
