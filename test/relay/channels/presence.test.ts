import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPresence } from '../../../server/relay/channels/presence.ts';

// https://pusher.com/docs/channels/using_channels/presence-channels/
test('what is known of a user stays what the first connection said, until the last has gone', () => {
  const presence = createPresence();
  const known = () => JSON.parse(presence.describe()).presence.hash;
  presence.enter({ userId: 'ana', info: { name: 'Ana' } });
  presence.enter({ userId: 'ana', info: { name: 'Another' } });
  expect(known()).toEqual({ ana: { name: 'Ana' } });
  presence.leave('ana');
  expect(known()).toEqual({ ana: { name: 'Ana' } });
  presence.leave('ana');
  presence.enter({ userId: 'ana', info: { name: 'Another' } });
  expect(known()).toEqual({ ana: { name: 'Another' } });
});

test('is always who has come and not gone, however they come and go', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', '__proto__', '10', '')), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (all) => {
      const presence = createPresence();
      const there = new Map<string, number>();
      for (const [coming, userId] of all) {
        const before = there.get(userId) ?? 0;
        if (coming) {
          expect(presence.enter({ userId, info: null })).toBe(before === 0);
          there.set(userId, before + 1);
        } else {
          expect(presence.leave(userId)).toBe(before === 1);
          if (before > 1) there.set(userId, before - 1);
          else there.delete(userId);
        }
        const { ids, hash, count } = JSON.parse(presence.describe()).presence;
        expect(ids).toEqual([...there.keys()]);
        expect(Object.keys(hash).sort()).toEqual([...there.keys()].sort());
        expect(count).toBe(there.size);
        expect(presence.ids()).toEqual(ids);
      }
    }),
  );
});
