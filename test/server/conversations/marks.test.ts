import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor } from '../../support/people.ts';

onEveryDatabase('read and delivered marks', ({ server, visitor, ana }) => {
  const stateOf = async (id: string) => (await ana.read(id)).body.conversation.state;
  /** A conversation of three messages of the visitor: events 2, 3 and 4. */
  async function three(): Promise<string> {
    const id = await visitor.start();
    for (const text of ['one', 'two', 'three']) await visitor.send(id, text);
    return id;
  }

  it('only grow, in whatever order they come, and one that changes nothing is no event', async () => {
    const id = await three();
    expect((await stateOf(id)).delivered).toEqual({ visitor: 0, agents: 0 });
    await ana.markDelivered({ conversationId: id, upTo: 3 });
    await ana.markDelivered({ conversationId: id, upTo: 2 });
    await ana.markDelivered({ conversationId: id, upTo: 3 });
    expect(await stateOf(id)).toMatchObject({ delivered: { visitor: 0, agents: 3 }, seq: 5 });
    await ana.claim(id);
    await ana.markRead(id, 2);
    expect(await stateOf(id)).toMatchObject({ delivered: { agents: 3 }, read: { agents: 2 }, seq: 7 });
    await ana.markRead(id, 4);
    expect(await stateOf(id)).toMatchObject({ delivered: { agents: 4 }, read: { agents: 4 }, seq: 8 });
    await ana.markDelivered({ conversationId: id, upTo: 4 });
    expect((await stateOf(id)).seq).toBe(8);
  });

  it('never pass the end', async () => {
    const id = await three();
    await visitor.markDelivered(id, 4_000);
    expect((await stateOf(id)).delivered.visitor).toBe(4);
  });

  it('of many conversations are told in one request', async () => {
    const ids = [await three(), await three(), await three()];
    const { status } = await ana.markDelivered(...ids.map((conversationId) => ({ conversationId, upTo: 4 })));
    expect(status).toBe(204);
    for (const id of ids) expect((await stateOf(id)).delivered.agents).toBe(4);
  });

  it('of a conversation that is somebody else’s are refused', async () => {
    const id = await three();
    const other = await newVisitor(server.url);
    expect((await other.markDelivered(id, 4)).status).toBe(404);
    expect((await stateOf(id)).delivered.visitor).toBe(0);
  });
});
