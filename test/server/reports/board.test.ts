import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { BoardLoad } from '../../../server/contract/schemas/developers/board.ts';
import type { FilterRule } from '../../../server/contract/schemas/find-api.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import { countLists } from '../../../server/inbox/count-lists.ts';
import { findConversations } from '../../../server/inbox/find-conversations.ts';
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
    const withBot = await begun(); // A bot has it: no person is waited for.
    await database.write((db) =>
      db.updateTable('conversations').set({ status: 'with_bot' }).where('id', '=', withBot.id).execute(),
    );
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
      withBot: 1,
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

  /** `beat`: how long ago a console said that it is there, in minutes. */
  type Duty = { here: number; state?: AvailabilityState; beat?: number; deactivated?: true } | null;
  it.each<[string, Duty, number]>([
    ['away', { here: 1, state: 'away' }, 1],
    ['on duty', { here: 1 }, 0],
    ['busy', { here: 1, state: 'busy' }, 0],
    ['gone', { here: 0, beat: 60 }, 1],
    ['there without the engine', { here: 0, beat: 0 }, 0],
    ['not allowed to sign in', { here: 1, deactivated: true }, 1],
    ['never seen', null, 1],
  ])('opens as many conversations as it counts, while an agent is %s', async (_, duty, unattended) => {
    const { database, ben, ana } = history;
    const now = history.now();
    await database.write(async (db) => {
      const deactivated_at = duty?.deactivated === true ? 1 : null;
      await db.updateTable('agents').set({ deactivated_at }).where('id', '=', ben.agent.id).execute();
      await db.deleteFrom('agent_duty').where('agent_id', '=', ben.agent.id).execute();
      if (duty === null) return;
      const { here, state = 'on', beat } = duty;
      const beat_at = beat === undefined ? 0 : now - beat * MINUTE_MS;
      await db.insertInto('agent_duty').values({ agent_id: ben.agent.id, here, state, beat_at }).execute();
    });
    const found = async (...rules: FilterRule[]) => {
      const filter = { match: 'all' as const, rules };
      const { found: cards } = await findConversations(database, ana.agent, {
        text: '',
        filter,
        limit: 50,
        now,
      });
      const [list] = await countLists(database, ana.agent, [{ kind: 'view', id: team, filter }], { now });
      const unresolved = cards.filter(({ card }) => card.state.status !== 'resolved').length;
      expect(list?.count, 'as the list of views counts it').toBe(unresolved);
      return cards.length;
    };
    const figures = async (...rules: FilterRule[]) => ({
      waiting: await found(...rules, { field: 'status', op: 'is', values: ['waiting'] }),
      open: await found(...rules, { field: 'status', op: 'is', values: ['open'] }),
      needsReply: await found(...rules, { field: 'needs-reply', op: 'is', values: ['yes'] }),
      unattended: await found(...rules, { field: 'unattended', op: 'is', values: ['yes'] }),
    });
    const { all, teams, agents } = await read();
    expect(all.unattended).toBe(unattended);
    expect(await figures()).toEqual(only(all));
    for (const { id, load } of teams)
      expect(await figures({ field: 'team', op: 'is', values: [id ?? 'none'] })).toEqual(only(load));
    for (const { id, open, needsReply } of agents)
      expect(await figures({ field: 'assignee', op: 'is', values: [id] })).toMatchObject({
        open,
        needsReply,
      });
    expect(
      await found({ field: 'unattended', op: 'not', values: ['yes'] }),
      'and the others where it is denied',
    ).toBe((await found()) - unattended);
  });
});

function only({ waiting, open, needsReply, unattended }: BoardLoad) {
  return { waiting, open, needsReply, unattended };
}
