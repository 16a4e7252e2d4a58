import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type {
  PutVisitorNote,
  VisitorDetails,
  VisitorErased,
  VisitorNote,
  VisitorPresence,
} from '../../../server/contract/schemas/people.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

/** `gone`: they are not there any more. */
export type VisitorPhase = 'loading' | 'ready' | 'failed' | 'gone';

/** A note that is not saved yet, and the saved one that it goes over. */
export type NoteDraft = { text: string; over: VisitorNote | null };

export type VisitorStore = {
  details: ReadonlySignal<VisitorDetails | null>;
  phase: ReadonlySignal<VisitorPhase>;
  /**
   * The conversation that is on the screen now, in its latest state. What is known of its visitor is read again where that is
   * another conversation of theirs, or where it says something else of them.
   */
  show(state: Pick<ConversationState, 'id' | 'visitor'> | null): void;
  /** Somebody is looked at outside of a conversation, until the returned function is called. */
  showPerson(visitorId: string): () => void;
  refresh(): void;
  presence(presence: VisitorPresence): void;
  /** A visitor had everything deleted: nothing of them stays on the screen. */
  erased(erased: VisitorErased): void;
  /** Writes down something about a person, over the note that was read. */
  saveNote(visitorId: string, note: PutVisitorNote): Promise<Answer<VisitorNote>>;
  /** What was typed of a note about a person and not saved; null: nothing. */
  noteDraft(visitorId: string): NoteDraft | null;
  keepNoteDraft(visitorId: string, draft: NoteDraft | null): void;
};

/** What is known of the visitor whose conversation is open. */
export function createVisitorStore(api: Pick<AgentApi, 'readVisitor' | 'putVisitorNote'>): VisitorStore {
  const details = signal<VisitorDetails | null>(null);
  const phase = signal<VisitorPhase>('loading');
  const noteDrafts = new Map<string, NoteDraft>();
  let shown: { visitorId: string; as: string } | null = null;
  return {
    details,
    phase,
    show,
    showPerson(visitorId) {
      const person = { visitorId, as: '' };
      shown = person;
      details.value = null;
      phase.value = 'loading';
      void read();
      return () => {
        if (shown === person) show(null);
      };
    },
    refresh: () => void read(),
    async saveNote(visitorId, note) {
      const answer = await api.putVisitorNote(visitorId, note);
      const known = details.peek();
      if (answer.ok && known?.visitor.id === visitorId) details.value = { ...known, note: answer.value };
      return answer;
    },
    noteDraft: (visitorId) => noteDrafts.get(visitorId) ?? null,
    keepNoteDraft(visitorId, draft) {
      if (draft === null) noteDrafts.delete(visitorId);
      else noteDrafts.set(visitorId, draft);
    },
    presence({ visitorId, here }) {
      if (visitorId !== shown?.visitorId) return;
      const known = details.peek();
      if (known !== null) details.value = { ...known, here };
      void read();
    },
    erased({ visitorId }) {
      noteDrafts.delete(visitorId);
      if (visitorId !== shown?.visitorId) return;
      show(null);
      phase.value = 'gone';
    },
  };

  function show(state: Pick<ConversationState, 'id' | 'visitor'> | null): void {
    const before = shown;
    const as = JSON.stringify(state && [state.id, state.visitor]);
    if (as === before?.as) return;
    shown = state && { visitorId: state.visitor.id, as };
    if (shown === null || shown.visitorId !== before?.visitorId) {
      details.value = null;
      phase.value = 'loading';
    }
    void read();
  }

  async function read(): Promise<void> {
    const asked = shown;
    if (asked === null) return;
    const answer = await api.readVisitor(asked.visitorId);
    if (asked !== shown) return;
    if (answer.ok) {
      details.value = answer.value;
      phase.value = 'ready';
    } else if (details.peek() === null) phase.value = answer.status === 404 ? 'gone' : 'failed';
  }
}
