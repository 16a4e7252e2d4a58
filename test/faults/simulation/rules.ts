import type { Patch } from '../../support/patched-source.ts';

/** A rule of the protocol, and the change that takes it out of the real code. */
export type Rule = {
  name: string;
  without: readonly Patch[];
  /** Worlds in which nothing else makes up for it; without patches the run must hold there too. */
  where?: { without: readonly ('losses' | 'restores' | 'wake')[]; besides?: readonly Patch[] };
};

const SYNC = 'server/contract/client/conversation-sync.ts';
const LINK = 'server/contract/client/engine-link.ts';

const RUN_SUBSCRIBER = 'server/delivery/run-subscriber.ts';
const DUE_ROWS = 'server/delivery/due-rows.ts';
/** As the source has it. */
const EVENT_ID = '[row.epoch, row.conversation_id, row.seq]';

/** Clients do not ask unless something tells them that they should. */
const NOBODY_LOOKS: readonly Patch[] = [
  { file: SYNC, find: 'const delayMs = LOOK_AGAIN_MS[step];', put: 'const delayMs = undefined;' },
  {
    file: LINK,
    find: 'deps.poll();\n      keepAsking();',
    put: 'if (state === "polling") deps.poll();\n      keepAsking();',
  },
];

export const RULES: readonly Rule[] = [
  {
    name: 'every attempt carries the same id',
    without: [
      {
        file: 'widget/stores/outbox.ts',
        find: 'const words = { id, body,',
        put: 'const words = { id: deps.newId(), body,',
      },
    ],
  },
  {
    name: 'the server looks the id up',
    without: [
      {
        file: 'server/messages/send-message.ts',
        find: 'if (before !== undefined) return { message: sameMessage(before, actor, given), created: false };',
        put: 'if (before !== undefined) Object.assign(input, { id: crypto.randomUUID() });',
      },
    ],
  },
  {
    name: 'the same id with other words is refused',
    without: [
      {
        file: 'server/messages/send-message.ts',
        find: '  if (same) return message;',
        put: '  return message;',
      },
    ],
  },
  {
    name: 'what is sent is stored first',
    without: [
      {
        file: 'server/contract/client/stored-outbox.ts',
        find: 'const entries = storage.keys(prefix).flatMap((key) => entryFrom(storage.read(key)) ?? []);',
        put: 'const entries = [];',
      },
    ],
  },
  {
    name: 'one message of a conversation is under way at a time',
    without: [
      {
        file: 'server/contract/client/send-queue.ts',
        find: 'if (stopped || outdated || busy.has(conversationId) || pauses.has(conversationId)) return;',
        put: 'if (stopped) return;',
      },
    ],
  },
  {
    name: 'acknowledged after the commit',
    without: [
      {
        file: 'server/database/commit-group.ts',
        find: 'done.push({ operation, value });',
        put: 'done.push({ operation, value });\n          operation.resolve(value);',
      },
    ],
  },
  {
    name: 'an event is applied once',
    without: [
      {
        file: 'server/contract/apply-event.ts',
        find: "if (event.seq <= cursor) return 'old';",
        put: '',
      },
    ],
  },
  {
    name: 'only events and fetches move the cursor',
    without: [
      {
        file: 'widget/stores/outbox.ts',
        find: 'void thread.catchUp();\n    }',
        put: `const reply = answer.value.message;
    thread.receive({ epoch: thread.epoch(), cut: false, event: { conversationId: place.value, seq: reply.seq, prev: 0,
      type: 'message.created', at: reply.at, data: { message: reply } } });
    }`,
      },
    ],
  },
  {
    name: 'another epoch drops what is known',
    without: [
      {
        file: SYNC,
        find: 'if (answer.value.epoch !== epoch || answer.value.head < conversation.state.seq) return fetchWhole();',
        put: '',
      },
    ],
  },
  {
    name: 'notes go to agents alone',
    without: [
      { file: 'server/delivery/frame.ts', find: 'if (row.visible !== 1) return [forAgents];', put: '' },
    ],
  },
  {
    name: 'an event names the one before it for its audience',
    without: [
      {
        file: 'server/conversations/read-events.ts',
        find: "prev: kind === 'visitor' ? row.visitor_prev : row.seq - 1,",
        put: 'prev: row.seq - 1,',
      },
    ],
  },
  {
    name: 'clients look for news unasked',
    without: NOBODY_LOOKS,
    where: { without: ['wake'] },
  },
  {
    name: 'subscribed first, fetched second',
    without: [
      { file: 'widget/stores/connection.ts', find: 'subscribed: listener.catchUp,', put: '' },
      // The console's own connection plays no part here; the simulated agent does as it does.
      { file: 'test/faults/simulation/sim-agent.ts', find: 'subscribed: catchUp,', put: '' },
    ],
    where: { without: ['losses', 'restores', 'wake'], besides: NOBODY_LOOKS },
  },
  {
    name: 'a gap is fetched',
    without: [
      {
        file: SYNC,
        find: 'waiting.push(event);\n      return void catchUp();',
        put: 'return;',
      },
    ],
    where: { without: ['losses', 'restores', 'wake'], besides: NOBODY_LOOKS },
  },
  {
    name: 'what a dead node had not published is taken over',
    without: [
      {
        file: 'server/delivery/dispatcher.ts',
        find: 'if (found.length > 0) for',
        put: 'if (false) for',
      },
    ],
    where: { without: ['losses', 'restores', 'wake'], besides: NOBODY_LOOKS },
  },
  {
    name: 'what subscribers have to do is written with the event',
    without: [
      {
        file: 'server/database/run-in-transaction.ts',
        find: 'if (somethingIsNoted()) for (const recorder of recorders) await recorder.record(tx);',
        put: '',
      },
      {
        file: 'server/database/run-in-transaction.ts',
        find: 'if (somethingIsNoted()) for (const recorder of recorders) recorder.committed(noted);',
        put: 'if (somethingIsNoted()) for (const recorder of recorders) {\n      await database.write((db) => recorder.record({ db, ...noted }));\n      recorder.committed(noted);\n    }',
      },
    ],
  },
  {
    name: 'what is due is removed when it is done, not before',
    without: [
      {
        file: RUN_SUBSCRIBER,
        find: 'await claimDue(db, mine, keys, now() + settings.leaseMs);',
        put: 'await removeDue(db, { name, node: null }, keys);',
      },
    ],
  },
  {
    name: 'what a subscriber failed to do is tried again',
    without: [
      {
        file: RUN_SUBSCRIBER,
        find: 'else await putOff(db, holder, [key], tries, now() + waitAfter(tries));',
        put: 'else await removeDue(db, holder, [key]);',
      },
    ],
  },
  {
    name: 'what a dead node was at is taken over when its claim has ended',
    without: [
      {
        file: DUE_ROWS,
        find: '.set({ claimed_by: node, next_at: until })',
        put: '.set({ claimed_by: node, next_at: 8_000_000_000_000_000 })',
      },
      {
        file: 'server/delivery/subscriber-upkeep.ts',
        find: 'if (found.length === 0) return;',
        put: 'return;',
      },
    ],
  },
  {
    name: 'an event waits for those before it where a subscriber asks for order',
    without: [
      {
        file: DUE_ROWS,
        find: '.$if(ordered, (query) => query.where(firstOfItsConversation))',
        put: '',
      },
    ],
  },
  {
    name: 'a subscriber is brought an event under the same id at every try',
    without: [
      {
        file: DUE_ROWS,
        find: EVENT_ID,
        put: '[row.epoch, row.conversation_id, row.seq, row.tries]',
      },
    ],
  },
  {
    name: 'after a restored back-up, ids are not given once more',
    without: [{ file: DUE_ROWS, find: EVENT_ID, put: '[row.conversation_id, row.seq]' }],
  },
];
