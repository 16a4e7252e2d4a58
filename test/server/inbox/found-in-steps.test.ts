import { beforeAll, expect, it } from 'vitest';
import type { Filter, FilterRule } from '../../../server/contract/schemas/find-api.ts';
import type { AgentRow } from '../../../server/database/tables.ts';
import { findConversations } from '../../../server/inbox/find-conversations.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

/** As slow as can be: time for a single step, of two or three rows. */
const PACE = { budgetMs: 0, patienceMs: 0, stretch: 3, matches: 2, conversations: 2 };

onEveryDatabase('finding what few conversations pass', ({ server, ana }) => {
  const part = `Quincunx${uuid().slice(0, 8)}`;
  const label = uuid();
  /** Those with the label and the name, the latest first. Nobody has them, and later ones have neither. */
  const named: string[] = [];
  let agent: AgentRow;

  beforeAll(async () => {
    await ana.ask('PUT', `/api/agent/labels/${label}`, { name: part, color: '#aa3300' });
    for (const name of [`Ann ${part}`, 'Nobody', `${part.toUpperCase()} Lee`, 'Nobody', 'Nobody', 'Nobody']) {
      const one = await newVisitor(server.url);
      await ana.ask('PATCH', `/api/agent/contacts/${one.id}`, { name });
      const id = await one.start();
      await one.send(id, 'hello');
      // One after the other, so that the index has them in this order.
      await eventually(async () => expect(await notIndexed()).toEqual([]));
      if (name === 'Nobody') continue;
      named.unshift(id);
      await ana.updateTriage(id, { addLabelIds: [label] });
    }
    agent = await server.services.database.read
      .selectFrom('agents')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow();
  });

  function notIndexed() {
    const { read } = server.services.database;
    return read.selectFrom('due_events').select('seq').where('subscriber', '=', 'search').execute();
  }

  async function pagesOf(filter: Filter, text: string, limit: number): Promise<string[][]> {
    const pages: string[][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof findConversations>> = await findConversations(
        server.services.database,
        agent,
        { text, filter, cursor, limit },
        PACE,
      );
      pages.push(page.found.map((one) => one.card.state.id));
      cursor = page.next;
    }
    return pages;
  }

  const byName: FilterRule = { field: 'visitor', op: 'contains', values: [part] };
  const byLabel: FilterRule = { field: 'label', op: 'is', values: [label] };

  it.each([
    ['a part of a name', byName, ''],
    ['a label', byLabel, ''],
    ['a common word and a part of a name', byName, 'hello'],
    ['a common word and a label', byLabel, 'hello'],
  ])('looks for %s a few at a time, and finds the same in the end', async (_what, rule, text) => {
    const filter: Filter = { match: 'all', rules: [rule] };
    const pages = await pagesOf(filter, text, 30);
    expect(pages[0], 'it did not look through all at once').toEqual([]);
    expect(pages.flat()).toEqual(named);
    expect((await pagesOf(filter, text, 1)).flat()).toEqual(named);
  });

  it.each<[string, FilterRule]>([
    ['is open or waiting', { field: 'status', op: 'is', values: ['open', 'waiting'] }],
    ['needs a reply', { field: 'needs-reply', op: 'is', values: ['yes'] }],
  ])('looks through all at once where it %s, to which an index leads', async (_what, rule) => {
    expect(await pagesOf({ match: 'all', rules: [byLabel, rule] }, '', 30)).toEqual([named]);
    expect((await pagesOf({ match: 'any', rules: [byLabel, rule] }, '', 30)).length).toBeGreaterThan(1);
  });

  it('looks through all at once of what a team has and is not resolved', async () => {
    const team = uuid();
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: part, memberIds: [] });
    for (const id of named.toReversed()) await ana.updateTriage(id, { teamId: team });
    const unresolved: FilterRule = { field: 'status', op: 'not', values: ['resolved'] };
    const ofTeam: FilterRule = { field: 'team', op: 'is', values: [team] };
    expect(await pagesOf({ match: 'all', rules: [ofTeam, unresolved] }, '', 30)).toEqual([named]);
    expect((await pagesOf({ match: 'all', rules: [byLabel, unresolved] }, '', 30)).length).toBeGreaterThan(1);
  });
});
