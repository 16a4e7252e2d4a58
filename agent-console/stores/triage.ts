import { type ReadonlySignal, signal } from '@preact/signals';
import type { AlreadyClaimed } from '../../server/contract/schemas/agent-api.ts';
import type { ConversationState } from '../../server/contract/schemas/conversations.ts';
import type { ArrangeConversation } from '../../server/contract/schemas/desk-api.ts';
import type { Answer, Failure } from '../../server/contract/sync/world.ts';
import type { DeskApi } from '../transport/agent-api.ts';
import type { Notices } from './notices.ts';
import { undoOf } from './undo.ts';

export type TriageAct = 'claim' | 'release' | 'resolve' | 'reopen';
/** What was done, for the sentence that offers to undo it. */
export type Deed =
  | 'resolved'
  | 'assigned'
  | 'transferred'
  | 'snoozed'
  | 'labelled'
  | 'prioritized'
  | 'reopened';

export interface TriageWorld {
  api: Pick<DeskApi, TriageAct | 'arrange' | 'editMessage' | 'unsendMessage'>;
  notices: Pick<Notices, 'say'>;
  now(): number;
  /** What this browser knows of a conversation; null when it knows nothing. */
  stateOf(conversationId: string): ConversationState | null;
  /** The conversation has changed, or is not what this browser believed: look at the server. */
  look(conversationId: string): void;
}

export type Triage = {
  /** Which act is under way, if any. */
  busy: ReadonlySignal<{ id: string; act: TriageAct } | null>;
  /** True when it was done. */
  run(act: TriageAct, conversationId: string): Promise<boolean>;
  /** Writes one's own message anew. True when it was done. */
  edit(conversationId: string, messageId: string, body: string): Promise<boolean>;
  /** Takes one's own message back. True when it was done. */
  unsend(conversationId: string, messageId: string): Promise<boolean>;
  /** Arranges all of these alike, and offers to undo it. How many it was done for. */
  arrange(ids: readonly string[], wish: ArrangeConversation, deed: Deed): Promise<number>;
};

const AT_ONCE = 4;

/** What an agent does with whole conversations. The events that follow change what is shown. */
export function createTriage(world: TriageWorld): Triage {
  const { api, notices, look } = world;
  const busy = signal<{ id: string; act: TriageAct } | null>(null);
  return {
    busy,
    async run(act, id) {
      if (busy.peek() !== null) return false;
      busy.value = { id, act };
      const before = world.stateOf(id);
      const answer = await api[act](id);
      busy.value = null;
      if (!answer.ok) complain(answer);
      else if (act === 'resolve' && before !== null)
        offerUndo('resolved', [[id, before]], { status: 'resolved' });
      look(id);
      return answer.ok;
    },
    edit: (id, messageId, body) => change(id, api.editMessage(id, messageId, body)),
    unsend: (id, messageId) => change(id, api.unsendMessage(id, messageId)),
    async arrange(ids, wish, deed) {
      const { done, failures } = await arrangeAll(ids.map((id) => [id, wish] as const));
      const known = done.flatMap(({ id, before }) => (before === null ? [] : [[id, before] as const]));
      if (done.length > 0) offerUndo(deed, known, wish);
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

  async function arrangeAll(wishes: (readonly [string, ArrangeConversation])[]) {
    const done: { id: string; before: ConversationState | null }[] = [];
    const failures: Failure[] = [];
    const rest = [...wishes];
    const work = async () => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        const [id, wish] = next;
        const before = world.stateOf(id);
        const answer = await api.arrange(id, wish);
        if (answer.ok) done.push({ id, before });
        else failures.push(answer);
        look(id);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { done, failures };
  }

  function offerUndo(
    deed: Deed,
    befores: readonly (readonly [string, ConversationState])[],
    wish: ArrangeConversation,
  ): void {
    const undos = befores.flatMap(([id, before]) => {
      const undo = undoOf(before, wish, world.now());
      return undo === null ? [] : [[id, undo] as const];
    });
    if (undos.length === 0) return;
    notices.say({
      kind: 'done',
      deed,
      count: undos.length,
      undo: () =>
        void arrangeAll(undos).then(({ failures }) => {
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
