import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readBoard } from '../../../server/reports/board.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { BEGINS, MINUTE_MS, openHistory, talk } from './a-history.ts';

onEveryDatabase('the board', { open: openHistory }, (history) => {
  const team = randomUUID();
  beforeAll(async () => {
    const { database, ana, ben } = history;
    await database.write(async (db) => {
      await db
        .insertInto('teams')
        .values({ id: team, name: 'Refunds', deleted_at: null, created_at: 1 })
        .execute();
      await db
        .insertInto('agent_duty')
        .values({ agent_id: ana.agent.id, here: 1, state: 'busy', cap: 4 })
        .execute();
      await db.insertInto('agent_duty').values({ agent_id: ben.agent.id, here: 1, state: 'away' }).execute();
    });
    const chat = async () => talk(history, await history.visitor(), randomUUID());
    const begun = async () => {
      const one = await chat();
      await one.start();
      await one.writes();
      history.pass(1);
      return one;
    };
    await (await chat()).start(); // Nobody has written here: it is on no board.
    await begun(); // Waits since BEGINS.
    const triaged = await begun(); // Waits, in a team.
    await triaged.sorts({ teamId: team });
    const answered = await begun();
    await answered.claims(ana);
    await answered.answers(ana);
    const asked = await begun(); // Needs a reply since BEGINS + 3 minutes; its agent is busy, and there.
    await asked.claims(ana);
    const left = await begun(); // Its agent is away.
    await left.claims(ben);
    const resolved = await begun();
    await resolved.claims(ana);
    await resolved.answers(ana);
    await resolved.resolves();
    const slept = await begun();
    await slept.claims(ana);
    await slept.answers(ana);
    await slept.sorts({ status: 'snoozed', snoozedUntil: null });
  });
  const read = () => readBoard(history.database.read, history.now());

  it('says who waits, who needs a reply, and since when', async () => {
    const { at, all } = await read();
    expect(at).toBe(history.now());
    expect(all).toEqual({
      waiting: 2,
      waitingSince: BEGINS,
      open: 3,
      needsReply: 4,
      needsReplySince: BEGINS,
      unattended: 1,
      withBot: 0,
      snoozed: 1,
    });
  });

  it('divides it among sites and teams, and nothing is lost', async () => {
    const { all, sites, teams } = await read();
    expect(sites).toEqual([{ id: history.site.id, name: history.site.name, load: all }]);
    expect(teams.map(({ name, load }) => [name, load.waiting, load.waitingSince, load.open])).toEqual([
      ['Refunds', 1, BEGINS + MINUTE_MS, 0],
      [null, 1, BEGINS, 3],
    ]);
  });

  it('says of each agent whether they are there, what they have, and who waits for them', async () => {
    const { agents } = await read();
    expect(agents).toEqual([
      {
        id: history.ana.agent.id,
        name: 'Ana',
        state: 'busy',
        here: true,
        cap: 4,
        open: 2,
        needsReply: 1,
        needsReplySince: BEGINS + 3 * MINUTE_MS,
      },
      expect.objectContaining({ name: 'Ben', state: 'away', open: 1, needsReply: 1 }),
    ]);
  });

  it('keeps a team that was removed, and an agent who may not sign in, while they have something', async () => {
    const { database, ben } = history;
    const change = (gone: number | null) =>
      database.write(async (db) => {
        await db.updateTable('teams').set({ deleted_at: gone }).execute();
        await db.updateTable('agents').set({ deactivated_at: gone }).where('id', '=', ben.agent.id).execute();
      });
    await change(1);
    const { teams, agents } = await read();
    await change(null);
    expect(teams.map(({ name }) => name)).toEqual(['Refunds', null]);
    expect(agents.map(({ name, here, state }) => [name, here, state])).toEqual([
      ['Ana', true, 'busy'],
      ['Ben', false, 'away'],
    ]);
  });
});
