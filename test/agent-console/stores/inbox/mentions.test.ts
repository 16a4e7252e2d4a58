import { expect, it, vi } from 'vitest';
import { createMentions } from '../../../../agent-console/stores/inbox/mentions.ts';
import { ANA, message, ok } from '../../support/fake-deps.ts';

it('looks for news of the agent when a stranger has mailed, and at nobody else’s notes', () => {
  const readMentions = vi.fn(() => ok({ mentions: [] }));
  const mentions = createMentions({ readMentions, seeMentions: () => ok(null) }, ANA);
  const note = {
    kind: 'note' as const,
    author: { kind: 'system' as const, id: null, name: 'Bo' },
    body: 'With me.',
  };
  expect(mentions.messageArrived(message(1, 2, note))).toBe(false);
  expect(readMentions).not.toHaveBeenCalled();
  const mail = { from: { name: 'Bo', address: 'bo@elsewhere.example' } };
  expect(mentions.messageArrived(message(1, 3, { ...note, via: 'mail', mail }))).toBe(false);
  expect(readMentions).toHaveBeenCalledTimes(1);
});
