import { expect, it } from 'vitest';
import type { Team } from '../../../server/contract/schemas/agent-api.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

onEveryDatabase('the team', ({ visitor, ana, ben }) => {
  it('says how many open conversations each agent has', async () => {
    const loads = async () => {
      const { agents } = (await ben.ask<Team>('GET', '/api/agent/team')).body;
      return [ana.id, ben.id].map((id) => agents.find((agent) => agent.id === id)?.open);
    };
    expect(await loads()).toEqual([0, 0]);
    const started = [await visitor.start(), await visitor.start(), await visitor.start()];
    for (const id of started) {
      await visitor.send(id, 'hello');
      await ana.claim(id);
    }
    expect(await loads()).toEqual([3, 0]);
    await ana.resolve(started[0] ?? '');
    await ana.updateTriage(started[1] ?? '', { assigneeId: ben.id });
    expect(await loads()).toEqual([1, 1]);
  });
});
