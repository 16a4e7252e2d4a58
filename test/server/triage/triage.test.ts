import { expect, it } from 'vitest';
import { createSnoozeWorker } from '../../../server/triage/snooze-worker.ts';
import { wakeIfDue } from '../../../server/triage/wake-conversation.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase('triage', { once: true }, ({ server, visitor, ana, ben }) => {
  async function waiting(text = 'Hello?'): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, text);
    return id;
  }

  async function label(name: string): Promise<string> {
    const id = uuid();
    const made = await ana.ask('PUT', `/api/agent/labels/${id}`, { name, color: '#aa3300' });
    expect(made.status).toBe(200);
    return id;
  }

  async function team(name: string): Promise<string> {
    const id = uuid();
    const made = await ana.ask('PUT', `/api/agent/teams/${id}`, { name, memberIds: [ben.id] });
    expect(made).toMatchObject({ status: 200, body: { id, name, memberIds: [ben.id] } });
    return id;
  }

  it('gives a conversation to another agent, whom the visitor sees', async () => {
    const id = await waiting();
    const { body } = await ana.updateTriage(id, { assigneeId: ben.id });
    expect(body.state).toMatchObject({ status: 'open', assignee: { name: 'Ben' }, waitingSince: null });
    expect((await visitor.read(id)).body.conversation.state.assignee?.name).toBe('Ben');
    const events = (await ana.events(id)).body.events;
    expect(events.at(-1)).toMatchObject({
      type: 'conversation.assigned',
      data: { by: { name: 'Ana' }, assignee: { name: 'Ben' } },
    });
  });

  it('does all that is asked for, or nothing', async () => {
    const id = await waiting();
    const refund = await label('Refund');
    const refused = await ana.updateTriage(id, { priority: 3, addLabelIds: [refund], assigneeId: uuid() });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'agent_unknown' } } });
    expect((await ana.read(id)).body.conversation.state).toMatchObject({
      status: 'waiting',
      triage: { priority: 0, labelIds: [] },
    });
  });

  it('sorts by team, labels and priority, and shows none of it to the visitor', async () => {
    const id = await waiting();
    const [refund, billing] = [await label('Refund'), await team('Billing')];
    await ana.updateTriage(id, { teamId: billing, addLabelIds: [refund], priority: 2 });
    const state = (await ben.read(id)).body.conversation.state;
    expect(state.triage).toEqual({ teamId: billing, labelIds: [refund], priority: 2, snoozedUntil: null });
    const seen = [(await visitor.read(id)).body, (await visitor.events(id)).body];
    for (const secret of [refund, billing, 'triage', 'sorted', 'priority'])
      expect(JSON.stringify(seen)).not.toContain(secret);
    const before = state.seq;
    await ana.updateTriage(id, { addLabelIds: [refund], priority: 2 });
    expect((await ana.read(id)).body.conversation.state.seq, 'what is so already makes no event').toBe(
      before,
    );
  });

  it('transfers to a team: it waits again, also when it was a colleague who had it', async () => {
    const id = await waiting();
    await ana.claim(id);
    const billing = await team('Billing two');
    const moved = await ben.updateTriage(id, { teamId: billing, status: 'waiting' });
    expect(moved.body.state).toMatchObject({
      status: 'waiting',
      assignee: null,
      triage: { teamId: billing },
    });
  });

  it("does not take a colleague's conversation away without saying to whom", async () => {
    const id = await waiting();
    await ana.claim(id);
    expect(await ben.updateTriage(id, { status: 'waiting' })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
  });

  it('snoozes, hides that from the visitor, and wakes when the visitor writes', async () => {
    const id = await waiting();
    const { body } = await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: null });
    expect(body.state).toMatchObject({ status: 'snoozed', assignee: { name: 'Ana' } });
    expect((await ana.inbox('snoozed')).body.cards.map((card) => card.state.id)).toContain(id);
    expect((await visitor.read(id)).body.conversation.state.status).toBe('open');
    expect(JSON.stringify((await visitor.events(id)).body)).not.toContain('snooze');
    await visitor.send(id, 'Still there?');
    expect((await ana.read(id)).body.conversation.state).toMatchObject({ status: 'open' });
    expect((await ana.inbox('mine')).body.cards.map((card) => card.state.id)).toContain(id);
  });

  it('refuses a time that is over, and one that is missing', async () => {
    const id = await waiting();
    for (const requested of [{ status: 'snoozed', snoozedUntil: 1_000 }, { status: 'snoozed' }] as const) {
      expect(await ana.updateTriage(id, requested)).toMatchObject({
        status: 400,
        body: { error: { code: 'bad_request' } },
      });
    }
  });

  it('wakes when the time has come, once, however many nodes notice, and after a restart', async () => {
    const id = await waiting();
    const until = Date.now() + HOUR_MS;
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: until });
    const { database } = server.services;
    const early = await Promise.all([1, 2].map(() => at(until - 1)));
    const late = await Promise.all([1, 2, 3].map(() => at(until)));
    expect(early).toEqual([false, false]);
    expect(late.filter(Boolean), 'of three nodes one wakes it').toHaveLength(1);
    const woken = (await ana.events(id)).body.events.filter((event) => event.type === 'conversation.woken');
    expect(woken).toHaveLength(1);
    expect((await ana.read(id)).body.conversation.state).toMatchObject({
      status: 'open',
      assignee: { name: 'Ana' },
      triage: { snoozedUntil: null },
    });

    function at(now: number): Promise<boolean> {
      return database.write((db) =>
        wakeIfDue(
          {
            db,
            dialect: database.dialect,
            sealer: database.sealer,
            now,
            node: 'test',
            touched: new Set(),
            appended: [],
            happened: [],
          },
          id,
        ),
      );
    }
  });

  it('looks for what is due by itself', async () => {
    const id = await waiting();
    const until = Date.now() + HOUR_MS;
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: until });
    const { database, runInTransaction } = server.services;
    const clock = createSnoozeWorker({
      database,
      runInTransaction: (operation) => runInTransaction((tx) => operation({ ...tx, now: until + 1 })),
      now: () => until + 1,
      log: { warn: (details) => expect.fail(JSON.stringify(details)) },
    });
    void clock.start();
    await expect.poll(async () => (await ana.read(id)).body.conversation.state.status).toBe('open');
    await clock.stop();
  });

  it('undoes: a resolved conversation goes back to whom and where it was', async () => {
    const id = await waiting();
    await ben.claim(id);
    await ana.updateTriage(id, { status: 'resolved' });
    const { body } = await ana.updateTriage(id, { status: 'open', assigneeId: ben.id });
    expect(body.state).toMatchObject({ status: 'open', assignee: { name: 'Ben' } });
  });

  it('pages through a queue by priority without losing or repeating any', async () => {
    const ids = new Set<string>();
    for (let number = 0; number < 5; number += 1) {
      const id = await waiting(`by priority ${number}`);
      await ana.updateTriage(id, { priority: number % 3, status: 'resolved' });
      ids.add(id);
    }
    const seen: string[] = [];
    const priorities: number[] = [];
    let cursor = '';
    do {
      const page = await ana.ask<{
        cards: { state: { id: string; triage: { priority: number } } }[];
        next: string | null;
      }>('GET', `/api/agent/inbox?queue=resolved&order=priority&limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.cards.map((card) => card.state.id));
      priorities.push(...page.body.cards.map((card) => card.state.triage.priority));
      cursor = page.body.next ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of ids) expect(seen).toContain(id);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
  });

  it('lets only admins make teams and labels, and forgets deleted ones', async () => {
    const forbidden = await ben.ask('PUT', `/api/agent/teams/${uuid()}`, { name: 'Mine', memberIds: [] });
    expect(forbidden.status).toBe(403);
    expect((await ben.ask('DELETE', `/api/agent/labels/${uuid()}`)).status).toBe(403);
    const old = await label('Old');
    await ana.ask('DELETE', `/api/agent/labels/${old}`);
    const listed = await ben.ask<{ labels: { id: string }[] }>('GET', '/api/agent/labels');
    expect(listed.body.labels.map((one) => one.id)).not.toContain(old);
    const id = await waiting();
    expect(await ana.updateTriage(id, { addLabelIds: [old] })).toMatchObject({
      status: 404,
      body: { error: { code: 'label_unknown' } },
    });
  });
});
