import { expect, it } from 'vitest';
import { eventTypeFrom } from '../../../server/common/stored-event.ts';

it('reads the type of an event that was stored under its old name', () => {
  expect(eventTypeFrom('conversation.sorted')).toBe('conversation.triaged');
  expect(eventTypeFrom('conversation.triaged')).toBe('conversation.triaged');
  expect(eventTypeFrom('message.created')).toBe('message.created');
});
