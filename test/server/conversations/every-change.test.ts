import { expect, it } from 'vitest';
import { applyEvent, arrivalOf, startedConversation } from '../../../server/contract/apply-event.ts';
import { applyTriageEvent } from '../../../server/contract/apply-triage-event.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EventPage } from '../../../server/contract/schemas/events.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import type { Reply } from '../../support/people.ts';
import { MAIL_ENV } from '../incoming-mail/a-mail.ts';
import { ACTS } from './every-act.ts';

onEveryDatabase('every operation', { once: true, env: MAIL_ENV }, ({ server, visitor, ana, ben }) => {
  const people = { server, visitor, ana, ben };

  /** Each is done once, for both tests that look at it. */
  const done = new Map<string, ReturnType<typeof act>>();
  const acted = (name: string) => {
    const known = done.get(name) ?? act(name);
    done.set(name, known);
    return known;
  };
  async function act(name: string) {
    const { ana, visitor } = people;
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const before = await viewsOf(id);
    await ACTS[name]?.({ ...people, id });
    const after = await viewsOf(id);
    // At once: another one may give this conversation to somebody.
    const since = {
      agent: await ana.events(id, before.agent.state.seq),
      visitor: await visitor.events(id, before.visitor.state.seq),
    };
    return { before, after, since, all: { agent: await ana.events(id), visitor: await visitor.events(id) } };
  }

  it.each(Object.keys(ACTS))('an old view and its events make the new view: %s', async (name) => {
    const { before, after, since } = await acted(name);
    expect(
      after.agent.state.seq,
      'the operation must change something for this test to mean anything',
    ).toBeGreaterThan(before.agent.state.seq);
    expect(advance(before.agent, since.agent, applyTriageEvent)).toEqual(after.agent);
    expect(advance(before.visitor, since.visitor)).toEqual(after.visitor);
  });

  it.each(Object.keys(ACTS))('events alone, from the first, make the view: %s', async (name) => {
    const { after, all } = await acted(name);
    expect(fromNothing(all.agent, applyTriageEvent)).toEqual(after.agent);
    expect(fromNothing(all.visitor)).toEqual(after.visitor);
  });

  it('numbers events without a gap, and shows a visitor no gap where a note is', async () => {
    const id = await people.visitor.start();
    await ACTS['a note between two answers']?.({ ...people, id });
    const all = (await people.ana.events(id)).body.events;
    const visible = (await people.visitor.events(id)).body.events;
    expect(all.map(({ prev, seq }) => `${prev} ${seq}`)).toEqual(['0 1', '1 2', '2 3', '3 4']);
    expect(visible.map(({ prev, seq }) => `${prev} ${seq}`)).toEqual(['0 1', '1 2', '2 4']);
    expect(JSON.stringify(visible)).not.toContain('Two');
  });

  async function viewsOf(id: string): Promise<{ agent: Conversation; visitor: Conversation }> {
    const [agent, visitor] = [await people.ana.read(id), await people.visitor.read(id)];
    return { agent: agent.body.conversation, visitor: visitor.body.conversation };
  }
});

function advance(conversation: Conversation, { body }: Reply<EventPage>, apply = applyEvent): Conversation {
  return body.events.reduce((current: Conversation, event: ConversationEvent) => {
    expect(arrivalOf(event, current.state.seq)).toBe('next');
    return apply(current, event);
  }, conversation);
}

function fromNothing(page: Reply<EventPage>, apply = applyEvent): Conversation {
  const [first, ...rest] = page.body.events;
  if (first?.type !== 'conversation.started')
    throw new Error('The first event of a conversation is conversation.started.');
  return advance(startedConversation(first), { ...page, body: { ...page.body, events: rest } }, apply);
}
