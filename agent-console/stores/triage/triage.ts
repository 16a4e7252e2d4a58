import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure } from '../../../server/contract/client/ports.ts';
import type { AlreadyClaimed } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationState, Reading } from '../../../server/contract/schemas/conversations.ts';
import type { UpdateTriage } from '../../../server/contract/schemas/triage-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Notices, TriageAction } from '../shell/notices.ts';
import { undoOf } from './undo.ts';

export type ConversationAction = 'claim' | 'release' | 'resolve' | 'reopen';
export interface TriageDeps {
  api: Pick<
    AgentApi,
    ConversationAction | 'updateTriage' | 'editMessage' | 'unsendMessage' | 'markRead' | 'markUnread'
  >;
  notices: Pick<Notices, 'say'>;
  now(): number;
  /** What this browser knows of a conversation; null when it knows nothing. */
  stateOf(conversationId: string): ConversationState | null;
  /** Up to where this agent has read it; null when this browser does not know. */
  readUpTo(conversationId: string): number | null;
  /** The server has taken down how far this agent has read. */
  wasRead(reading: Reading): void;
  /** The conversation has changed, or is not what this browser believed: look at the server. */
  look(conversationId: string): void;
}

export type Triage = {
  /** Which action is under way, if any. */
  busy: ReadonlySignal<{ id: string; action: ConversationAction } | null>;
  /** True when it was done. */
  run(action: ConversationAction, conversationId: string): Promise<boolean>;
  /** Writes one's own message anew. True when it was done. */
  edit(conversationId: string, messageId: string, body: string): Promise<boolean>;
  /** Takes one's own message back. True when it was done. */
  unsend(conversationId: string, messageId: string): Promise<boolean>;
  /** Marks all of these as unread for this agent, and offers to undo it. How many it was done for. */
  markUnread(ids: readonly string[]): Promise<number>;
  /** Changes the triage of all of these alike, and offers to undo it. How many it was done for. */
  updateTriage(ids: readonly string[], requested: UpdateTriage, action: TriageAction): Promise<number>;
};

const AT_ONCE = 4;

/** What an agent does with whole conversations. The events that follow change what is shown. */
export function createTriage(deps: TriageDeps): Triage {
  const { api, notices, look } = deps;
  const busy = signal<{ id: string; action: ConversationAction } | null>(null);
  return {
    busy,
    async run(action, id) {
      if (busy.peek() !== null) return false;
      busy.value = { id, action };
      const before = deps.stateOf(id);
      const answer = await api[action](id);
      busy.value = null;
      if (!answer.ok) complain(answer);
      else if (action === 'resolve' && before !== null)
        offerUndo('resolved', [[id, before]], { status: 'resolved' });
      look(id);
      return answer.ok;
    },
    edit: (id, messageId, body) => change(id, api.editMessage(id, messageId, body)),
    unsend: (id, messageId) => change(id, api.unsendMessage(id, messageId)),
    async markUnread(ids) {
      const { done, failures } = await withAll(ids, async (id) => {
        const before = deps.readUpTo(id);
        return [await mark(api.markUnread(id)), before] as const;
      });
      const undos = done.flatMap(({ item, answer, before }) =>
        before !== null && before > answer.mark.upTo ? [[item, before] as const] : [],
      );
      if (undos.length > 0)
        sayDone('unread', undos.length, () =>
          withAll(undos, async ([id, upTo]) => [await mark(api.markRead(id, upTo)), null]),
        );
      if (failures[0] !== undefined) complain(failures[0]);
      return done.length;
    },
    async updateTriage(ids, requested, action) {
      const { done, failures } = await updateTriageOfAll(ids.map((id) => [id, requested] as const));
      const known = done.flatMap(({ item: [id], before }) =>
        before === null ? [] : [[id, before] as const],
      );
      if (done.length > 0) offerUndo(action, known, requested);
      // One sentence is enough, however many it is true of.
      if (failures[0] !== undefined) complain(failures[0]);
      return done.length;
    },
  };

  async function change(id: string, asked: Promise<Answer<unknown>>): Promise<boolean> {
    const answer = await asked;
    if (!answer.ok) complain(answer);
    look(id);
    return answer.ok;
  }

  async function mark<R extends Reading | null>(asked: Promise<Answer<R>>): Promise<Answer<R>> {
    const answer = await asked;
    if (answer.ok && answer.value !== null) deps.wasRead(answer.value);
    return answer;
  }

  function updateTriageOfAll(requests: readonly (readonly [string, UpdateTriage])[]) {
    return withAll(requests, async ([id, requested]) => {
      const before = deps.stateOf(id);
      const answer = await api.updateTriage(id, requested);
      look(id);
      return [answer, before] as const;
    });
  }

  function offerUndo(
    action: TriageAction,
    befores: readonly (readonly [string, ConversationState])[],
    requested: UpdateTriage,
  ): void {
    const undos = befores.flatMap(([id, before]) => {
      const undo = undoOf(before, requested, deps.now());
      return undo === null ? [] : [[id, undo] as const];
    });
    if (undos.length > 0) sayDone(action, undos.length, () => updateTriageOfAll(undos));
  }

  function sayDone(action: TriageAction, count: number, undo: () => Promise<{ failures: Failure[] }>): void {
    notices.say({
      kind: 'done',
      action,
      count,
      undo: () =>
        void undo().then(({ failures }) => {
          if (failures[0] !== undefined) complain(failures[0]);
        }),
    });
  }

  function complain(answer: Failure): void {
    if (answer.code === 'already_claimed') {
      const { assignee } = (answer.details ?? {}) as Partial<AlreadyClaimed>;
      notices.say({ kind: 'claim-lost', name: assignee?.name ?? '' });
    } else if (answer.status === 0) notices.say({ kind: 'away' });
    else notices.say({ kind: 'failed', message: answer.message });
  }
}

/** The same with each of these, a few at a time. `ask` answers, and says how it was before. */
async function withAll<Item, Value, Before>(
  items: readonly Item[],
  ask: (item: Item) => Promise<readonly [Answer<Value>, Before]>,
) {
  const done: { item: Item; answer: Value; before: Before }[] = [];
  const failures: Failure[] = [];
  const rest = [...items];
  const work = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      const [answer, before] = await ask(item);
      if (answer.ok) done.push({ item, answer: answer.value, before });
      else failures.push(answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, failures };
}
