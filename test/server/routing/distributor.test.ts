import { expect, it } from 'vitest';
import type { RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import { NOT_AGAIN_MS } from '../../../server/routing/choose-agent.ts';
import { endOverdueOffer } from '../../../server/routing/decline-offer.ts';
import { giveConversation } from '../../../server/routing/give-conversation.ts';
import { requeueUnanswered } from '../../../server/routing/requeue.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { ROBIN, routingScene } from './routing-scene.ts';

onEveryDatabase('routing', { once: true, fresh: true }, (scene) => {
  const { server, ana, ben, restart, databaseUrl } = scene;
  const {
    here,
    rule,
    settings,
    asking,
    stateOf,
    holderOf,
    offeredTo,
    offers,
    lastSeen,
    saidHere,
    at,
    exactlyAt,
  } = routingScene(scene);

  it('leaves conversations to whoever claims them, where nothing is set', async () => {
    await here(ana);
    const id = await asking();
    expect(await at(0, (tx) => giveConversation(tx, id))).toBe(false);
    expect((await stateOf(id)).status).toBe('waiting');
  });

  it('gives in turn to who is on duty and under the cap, the longest without one first', async () => {
    await rule({ ...ROBIN, cap: 2 });
    await here(ana);
    await here(ben);
    const holders: string[] = [];
    for (let count = 0; count < 4; count += 1) holders.push(await holderOf(await asking()));
    expect(holders.slice(0, 2).sort()).toEqual(['Ana', 'Ben']);
    expect(holders.filter((one) => one === 'Ana')).toHaveLength(2);
    const fifth = await asking();
    expect(await at(0, (tx) => giveConversation(tx, fifth))).toBe(false);
    // An agent may have a number of their own.
    const cap = await ben.ask('PUT', `/api/agent/accounts/${ben.id}/cap`, { cap: 9 });
    expect(cap.status).toBe(403);
    await ana.ask('PUT', `/api/agent/accounts/${ben.id}/cap`, { cap: 9 });
    expect(await holderOf(fifth)).toBe('Ben');
  });

  it('gives nothing to who is busy, away, or not there', async () => {
    await rule(ROBIN);
    await here(ana, 'busy');
    await here(ben, 'away');
    const id = await asking();
    expect(await at(0, (tx) => giveConversation(tx, id))).toBe(false);
    await here(ana, 'on');
    expect(await holderOf(id)).toBe('Ana');
  });

  it('follows the rule of a team, among its members', async () => {
    const team = uuid();
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Tea', memberIds: [ben.id], routing: ROBIN });
    await here(ana);
    await here(ben);
    const id = await asking();
    await ana.updateTriage(id, { teamId: team });
    expect(await holderOf(id)).toBe('Ben');
    // A change that says nothing of it keeps the rule.
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Teas', memberIds: [ana.id] });
    const next = await asking();
    await ana.updateTriage(next, { teamId: team });
    expect(await holderOf(next)).toBe('Ana');
  });

  it('offers, and goes to the next when the offer is declined or its time is over', async () => {
    await rule({ ...ROBIN, acceptSeconds: 600 });
    await here(ana);
    await here(ben);
    const id = await asking();
    const first = await offeredTo(id);
    const [one, other] = first === 'Ana' ? [ana, ben] : [ben, ana];
    expect((await offers(one)).map((card) => card.state.id)).toEqual([id]);
    expect(await offers(other)).toEqual([]);
    // Only who is asked can decline.
    await other.ask('DELETE', `/api/agent/conversations/${id}/offer`);
    expect(await offeredTo(id)).toBe(one.name);
    await one.ask('DELETE', `/api/agent/conversations/${id}/offer`);
    await eventually(async () => expect(await offeredTo(id)).toBe(other.name));
    const until = (await stateOf(id)).triage?.offer?.until ?? 0;
    expect(await exactlyAt(until - 1, (tx) => endOverdueOffer(tx, id))).toBe(false);
    expect(await exactlyAt(until + NOT_AGAIN_MS, (tx) => endOverdueOffer(tx, id))).toBe(true);
    const { body } = await ana.events(id);
    expect(
      body.events.flatMap((event) => (event.type === 'conversation.passed' ? event.data.why : [])),
    ).toEqual(['declined', 'missed']);
  });

  it('forgets no deadline when it is restarted', async () => {
    await rule({ ...ROBIN, acceptSeconds: 5 });
    await here(ana);
    const id = await asking();
    expect(await offeredTo(id)).toBe('Ana');
    await restart();
    await eventually(async () => {
      const { body } = await ana.events(id);
      expect(body.events.map((event) => event.type)).toContain('conversation.passed');
    });
  });

  it('takes the offer with a claim, and whoever goes away does not keep it', async () => {
    await rule({ ...ROBIN, acceptSeconds: 600 });
    await here(ana);
    const [taken, kept] = [await asking(), await asking()];
    expect([await offeredTo(taken), await offeredTo(kept)]).toEqual(['Ana', 'Ana']);
    await ana.claim(taken);
    expect(await stateOf(taken)).toMatchObject({ status: 'open', assignee: { name: 'Ana' } });
    expect((await stateOf(taken)).triage?.offer).toBeUndefined();
    await here(ben);
    await here(ana, 'away');
    await eventually(async () => expect(await offeredTo(kept)).toBe('Ben'));
  });

  it('brings a visitor back to the last agent, in a shared queue too, unless that one is away', async () => {
    await rule({ ...ROBIN, mode: 'shared', sticky: true });
    await here(ana);
    await here(ben);
    const mara = await newVisitor(server.url);
    const first = await mara.start();
    await mara.send(first, 'Hello?');
    expect(await at(0, (tx) => giveConversation(tx, first))).toBe(false);
    await ben.claim(first);
    await ben.resolve(first);
    await mara.send(first, 'Once more');
    expect(await holderOf(first)).toBe('Ben');
    const second = await mara.start();
    await here(ben, 'away');
    await mara.send(second, 'Something else');
    expect(await at(0, (tx) => giveConversation(tx, second))).toBe(false);
    await here(ben, 'on');
    expect(await holderOf(second)).toBe('Ben');
  });

  it('puts back in the queue what an agent had open who is gone for a minute, in a shared queue too', async () => {
    await here(ana);
    const id = await asking();
    await ana.claim(id);
    const seen = await lastSeen(ana);
    const requeued = (laterMs: number) =>
      exactlyAt(seen + laterMs, (tx) => requeueUnanswered(tx, ana.id, 60_000));
    expect(await requeued(59_999)).toBe(0);
    expect(await requeued(60_000)).toBe(1);
    expect(await requeued(60_001)).toBe(0);
    expect(await stateOf(id)).toMatchObject({ status: 'waiting', assignee: null });
    const { body } = await ben.events(id);
    expect(body.events.at(-1)).toMatchObject({
      type: 'conversation.released',
      data: { by: { kind: 'system' }, from: { name: 'Ana' } },
    });
  });

  it('leaves with an agent who is gone what they have answered, until the visitor writes again', async () => {
    await here(ana);
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    await ana.claim(id);
    await ana.answer(id, 'I will find out and write tomorrow.');
    expect(await at(24 * 3_600_000, (tx) => requeueUnanswered(tx, ana.id, 60_000))).toBe(0);
    expect(await stateOf(id)).toMatchObject({ status: 'open', assignee: { name: 'Ana' } });
    await visitor.send(id, 'And today?');
    expect(await at(24 * 3_600_000, (tx) => requeueUnanswered(tx, ana.id, 60_000))).toBe(1);
  });

  it('puts back after the time that the queue is set to, or never; a team before its site', async () => {
    await rule({ ...ROBIN, mode: 'shared', absentMinutes: 30 });
    const [keeping, quick] = [uuid(), uuid()];
    for (const [id, absentMinutes] of [
      [keeping, null],
      [quick, 5],
    ] as const)
      await ana.ask('PUT', `/api/agent/teams/${id}`, {
        name: `Team ${absentMinutes}`,
        memberIds: [],
        routing: { ...ROBIN, mode: 'shared', absentMinutes },
      });
    const [ofSite, ofKeeping, ofQuick] = [await asking(), await asking(), await asking()];
    await ana.updateTriage(ofKeeping, { teamId: keeping });
    await ana.updateTriage(ofQuick, { teamId: quick });
    await here(ana);
    for (const id of [ofSite, ofKeeping, ofQuick]) await ana.claim(id);
    const seen = await lastSeen(ana);
    const later = async (minutes: number) => {
      const put = await exactlyAt(seen + minutes * 60_000, (tx) => requeueUnanswered(tx, ana.id, 60_000));
      const states = await Promise.all([ofSite, ofKeeping, ofQuick].map(stateOf));
      return [put, ...states.map((state) => state.status)];
    };
    expect(await later(4)).toEqual([0, 'open', 'open', 'open']);
    expect(await later(6)).toEqual([1, 'open', 'open', 'waiting']);
    expect(await later(31)).toEqual([1, 'waiting', 'open', 'waiting']);
    expect(await later(60 * 24 * 30)).toEqual([0, 'waiting', 'open', 'waiting']);
  });

  it('puts back once business hours are over, where the queue is set to that; a team before its site', async () => {
    const shared: RoutingRule = { ...ROBIN, mode: 'shared', absentMinutes: null };
    const [keeping, closing] = [uuid(), uuid()];
    for (const [id, routing] of [
      [keeping, shared],
      [closing, { ...shared, absentAtClosing: true }],
    ] as const)
      await ana.ask('PUT', `/api/agent/teams/${id}`, { name: id, memberIds: [], routing });
    const [ofSite, ofKeeping, ofClosing] = [await asking(), await asking(), await asking()];
    await ana.updateTriage(ofKeeping, { teamId: keeping });
    await ana.updateTriage(ofClosing, { teamId: closing });
    await here(ana);
    for (const id of [ofSite, ofKeeping, ofClosing]) await ana.claim(id);
    const seen = await lastSeen(ana);
    const DAY_MS = 86_400_000;
    const holiday = Math.ceil(seen / DAY_MS) * DAY_MS + 10 * DAY_MS;
    const allDay = [{ from: '00:00', to: '24:00' }];
    await settings({
      routing: { ...shared, absentAtClosing: true },
      // Open whenever the test runs, so that nothing goes back by itself.
      hours: {
        timeZone: 'UTC',
        week: Array.from({ length: 7 }, () => allDay),
        holidays: [{ date: new Date(holiday).toISOString().slice(0, 10), name: 'Holiday', periods: [] }],
      },
    });
    const later = async (time: number) => {
      const put = await exactlyAt(time, (tx) => requeueUnanswered(tx, ana.id, 60_000));
      const states = await Promise.all([ofSite, ofKeeping, ofClosing].map(stateOf));
      return [put, ...states.map((state) => state.status)];
    };
    expect(await later(holiday - 1)).toEqual([0, 'open', 'open', 'open']);
    await saidHere(ana, holiday - 10_000);
    expect(await later(holiday), 'there ten seconds ago').toEqual([0, 'open', 'open', 'open']);
    await saidHere(ana, holiday - 60_000);
    expect(await later(holiday)).toEqual([2, 'waiting', 'open', 'waiting']);
  });

  it('never gives one visitor to two agents, nor an agent more than the cap, from two nodes at once', async () => {
    await rule({ ...ROBIN, cap: 3 });
    const commits = [server.services.runInTransaction];
    const second = server.services.database.dialect === 'postgres' ? await openDatabase(databaseUrl()) : null;
    if (second !== null) commits.push(createRunInTransaction(second, 'second', Date.now, () => {}));
    const ids = await Promise.all(Array.from({ length: 10 }, asking));
    await Promise.all([here(ana), here(ben)]);
    const all = ids.flatMap((id) => commits.map((runInTransaction) => ({ id, runInTransaction })));
    await Promise.all([
      ...all.map(({ id, runInTransaction }) => runInTransaction((tx) => giveConversation(tx, id))),
      ...all.map(({ id, runInTransaction }) => runInTransaction((tx) => giveConversation(tx, id))),
    ]);
    const states = await Promise.all(ids.map(stateOf));
    const given = states.flatMap((state) => state.assignee?.name ?? []);
    expect(given.filter((one) => one === 'Ana')).toHaveLength(3);
    expect(given.filter((one) => one === 'Ben')).toHaveLength(3);
    const counted = await Promise.all(
      ids.map(async (id) => {
        const { body } = await ana.events(id);
        return body.events.filter((event) => event.type === 'conversation.assigned').length;
      }),
    );
    expect(counted.sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    await second?.close();
  });
});
