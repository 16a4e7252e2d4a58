import { expect, it } from 'vitest';
import { eventDataFrom, eventTypeFrom } from '../../../server/common/stored-event.ts';

it('reads the type of an event that was stored under its old name', () => {
  expect(eventTypeFrom('conversation.sorted')).toBe('conversation.triaged');
  expect(eventTypeFrom('conversation.triaged')).toBe('conversation.triaged');
  expect(eventTypeFrom('message.created')).toBe('message.created');
});

it('reads how many a step of the ladder went to, also where that was stored under its old name', () => {
  const type = 'conversation.escalated';
  const today = { action: 'mail', afterMinutes: 5, recipients: 2 };
  expect(eventDataFrom({ type, data: '{"action":"mail","afterMinutes":5,"told":2}' })).toEqual(today);
  expect(eventDataFrom({ type, data: JSON.stringify(today) })).toEqual(today);
});
