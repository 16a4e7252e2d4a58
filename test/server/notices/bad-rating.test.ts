import { expect, it } from 'vitest';
import { agentChannel, BAD_RATING_EVENT } from '../../../server/contract/channels.ts';
import type { NoticeTable } from '../../../server/contract/notices/notices.ts';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import { eventFrom, eventRows } from '../../../server/conversations/read-events.ts';
import type { Subscriber } from '../../../server/delivery/subscriber.ts';
import { EngineError, type Publication } from '../../../server/engine/engine.ts';
import { composeNotice } from '../../../server/notices/compose-notice.ts';
import { consoleNotices } from '../../../server/notices/console-notices.ts';
import { recipientsOf } from '../../../server/notices/recipients.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import type { TestAgent } from '../../support/people.ts';

onEveryDatabase('a bad rating', { once: true, fresh: true }, ({ server, visitor, ana, ben }) => {
  const read = () => server.services.database.read;

  /** A conversation that an agent has answered and resolved, or nobody, with the visitor's rating of it. */
  async function rated(score: number, by: TestAgent | null): Promise<ConversationEvent> {
    const id = await visitor.start();
    await visitor.send(id, 'Where is my tea?');
    await by?.answer(id, 'On its way');
    await by?.resolve(id);
    const rating = { score, words: 'It never came' };
    expect((await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, rating)).status).toBe(200);
    return ratingOf(id);
  }
  async function ratingOf(id: string): Promise<ConversationEvent> {
    const row = await eventRows(read())
      .where('events.conversation_id', '=', id)
      .where('events.type', '=', 'conversation.rated')
      .executeTakeFirstOrThrow();
    return eventFrom(row, 'agent');
  }
  /** Who hears of it by mail. */
  async function recipients(event: ConversationEvent, bens: NoticeTable = {}): Promise<string[]> {
    const people = [
      { agentId: ana.id, onDuty: false, preferences: {} },
      { agentId: ben.id, onDuty: false, preferences: { notices: bens as { rating?: [] } } },
    ];
    const found = await recipientsOf(read(), people, event, 'mail');
    return found.map(({ who, kind }) => `${who.agentId === ana.id ? 'Ana' : 'Ben'}: ${kind}`);
  }
  async function setBadRating(badRating: number | null): Promise<void> {
    const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
    const change = { settings: { badRating } };
    expect((await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, change)).status).toBe(200);
  }

  it('is told to admins, and to the agent who answered last, unless they want to hear nothing of it', async () => {
    const bens = await rated(1, ben);
    expect(await recipients(bens)).toEqual(['Ana: rating', 'Ben: rating']);
    expect(await recipients(bens, { rating: [] })).toEqual(['Ana: rating']);
    expect(await recipients(await rated(2, ana)), 'Ben has not answered').toEqual(['Ana: rating']);
    expect(await recipients(await rated(3, ben))).toEqual([]);
  });

  it('is told to who answered before the resolution that a late one is of', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Where is my tea?');
    await ben.answer(id, 'On its way');
    await ben.resolve(id);
    const { seq } = (await visitor.read(id)).body.conversation.state;
    await ana.reopen(id);
    expect((await ana.answer(id, 'It was late')).status).toBe(201);
    const rating = { score: 1, words: '', seq };
    expect((await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, rating)).status).toBe(200);
    expect(await recipients(await ratingOf(id))).toEqual(['Ana: rating', 'Ben: rating']);
  });

  it('is told to nobody where no agent has answered: a stranger wakes no admin', async () => {
    expect(await recipients(await rated(1, null))).toEqual([]);
  });

  it('is what the site takes for one', async () => {
    await setBadRating(4);
    expect(await recipients(await rated(4, ben))).toEqual(['Ana: rating', 'Ben: rating']);
    await setBadRating(null);
    expect(await recipients(await rated(1, ben))).toEqual([]);
  });

  it('says its score and its words, and no words to who wants none of them', async () => {
    const { conversationId, seq } = await rated(1, ben);
    const notice = () =>
      composeNotice(
        read(),
        { kind: 'rating', conversation_id: conversationId, seq },
        { locale: 'en', agent_id: ben.id },
      );
    expect(await notice()).toMatchObject({ kind: 'rating', score: 1, text: 'It never came' });
    await ben.ask('PATCH', '/api/agent/preferences', { pushWords: false });
    expect(await notice()).not.toHaveProperty('text');
  });

  it('comes to the consoles of both, and again where the engine was out of reach', async () => {
    const published: Publication[] = [];
    let away = true;
    const subscriber = consoleNotices({
      read: read(),
      engine: {
        async publish(some) {
          if (away) throw new EngineError('later', 'away');
          published.push(...some);
          return [];
        },
      },
      now: Date.now,
      log: { warn() {} },
    });
    const event = await rated(1, ben);
    await expect(tell(subscriber, event)).rejects.toThrow('away');
    away = false;
    await tell(subscriber, event);
    const data = { conversationId: event.conversationId, score: 1, words: 'It never came' };
    const channels = [agentChannel(ana.id), agentChannel(ben.id)];
    expect(published.map(({ channel }) => channel).toSorted()).toEqual(channels.toSorted());
    for (const one of published) expect(one).toMatchObject({ name: BAD_RATING_EVENT, data });
    await tell(subscriber, await rated(5, ben));
    await tell(subscriber, { ...event, at: event.at - 2 * 3_600_000 });
    expect(published, 'a good one, and one of long ago').toHaveLength(2);
  });
});

function tell(subscriber: Subscriber, event: ConversationEvent) {
  if (!('run' in subscriber)) throw new Error('It tells what is outside of the database.');
  const { conversationId, seq } = event;
  const due = { id: `${conversationId} ${seq}`, conversationId, seq, tries: 0, trace: null, event };
  return subscriber.run([due], new AbortController().signal);
}
