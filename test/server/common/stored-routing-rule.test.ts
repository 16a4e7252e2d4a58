import { expect, it } from 'vitest';
import { routingRuleOfTeam } from '../../../server/common/stored-routing-rule.ts';
import { settingsOf } from '../../../server/sites/settings.ts';

const RULE = { cap: 3, acceptSeconds: 20, sticky: true };

it('reads a rule that was stored under its old name and mode', () => {
  const old = settingsOf({ settings: JSON.stringify({ fairness: { ...RULE, mode: 'robin' } }) });
  expect(old.routing).toEqual({ ...RULE, mode: 'round_robin' });
  expect(old).not.toHaveProperty('fairness');
  expect(routingRuleOfTeam({ fairness: JSON.stringify({ ...RULE, mode: 'robin' }) })).toEqual({
    ...RULE,
    mode: 'round_robin',
  });
});

it('takes the newer of the two where a site has both, and the default where it has none', () => {
  const both = { fairness: { ...RULE, mode: 'robin' }, routing: { ...RULE, mode: 'shared' } };
  expect(settingsOf({ settings: JSON.stringify(both) }).routing.mode).toBe('shared');
  expect(settingsOf({ settings: '{}' }).routing).toEqual(settingsOf({ settings: null }).routing);
  expect(routingRuleOfTeam({ fairness: null })).toBeNull();
});
