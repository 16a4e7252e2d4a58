import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../server/contract/client/ports.ts';
import {
  type AnswerTrouble,
  answerTroubles,
  fieldsAsked,
  withAddress,
} from '../../server/contract/form-answers.ts';
import type { GivenRating } from '../../server/contract/schemas/conversations.ts';
import type {
  ConversationSummary,
  FormInput,
  StoredAboutMe,
} from '../../server/contract/schemas/widget-api.ts';
import type { Chat } from '../stores/chat.ts';
import type { WidgetDeps } from '../stores/deps.ts';

/** What the visitor is answering, kept while they do; `done`: it was handed in once. JSON `FormInput` with `done`. */
export const ANSWERS = 'answers';
const MINUTE_MS = 60_000;
/** The position in the queue is mostly told within that time, and need not be asked for. */
const ASK_POSITION_AFTER_MS = 1_500;
type Draft = FormInput & { done?: boolean };
export type ExtraPage = 'conversations' | 'transcript' | 'privacy' | 'end' | null;

/** What a visitor does now and then: the form before, the list, the end, the rating, what is stored about them. */
export function createExtrasStore(deps: WidgetDeps, chat: Chat) {
  const page = signal<ExtraPage>(null);
  const draft = signal<Draft>(readDraft());
  /** How much longer it may take, counted down from what the server told last; null: there is no estimate. */
  const waitLeft = signal<number | null>(null);
  let stopCounting = () => {};
  let cancelAsking = () => {};
  const settings = computed(() => chat.site.appearance.value?.settings);
  const attended = computed(() => {
    const site = chat.site.appearance.value;
    return site === null || (site.agentsOnDuty && site.open !== false);
  });
  const leaving = computed(() => !attended.value && settings.value?.absence === 'form');
  const fields = computed(() => {
    const form = settings.value?.form ?? [];
    const { answers, topic } = draft.value;
    return fieldsAsked(leaving.value ? withAddress(form) : form, answers, topic);
  });
  /** The address that the visitor left, where they were asked for one. */
  const address = computed(() => {
    const field = fields.value.find(({ kind }) => kind === 'email');
    const answer = field === undefined ? undefined : draft.value.answers[field.id];
    return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null;
  });
  /** What keeps the answers from being taken, by field. */
  const troubles = computed(() => {
    const found: Record<string, AnswerTrouble> = answerTroubles(fields.value, draft.value.answers);
    const { consent, topics = [] } = settings.value ?? {};
    if (consent && draft.value.consent !== consent.version) found['consent'] = 'missing';
    if (topics.length > 0 && !topics.some((topic) => topic.id === draft.value.topic))
      found['topic'] = 'missing';
    return found;
  });
  const asks = computed(() => {
    if (settings.value === undefined || chat.thread.conversation.value !== null || chat.form.value !== null)
      return false;
    const { consent, topics } = settings.value;
    return fields.value.length > 0 || consent !== null || topics.length > 0;
  });

  const endings = [
    // Whoever answered has gone: the next person is asked.
    effect(() => {
      if (chat.changes.value > 0) forget();
    }),
    // Who has answered before is not asked the same again, only what is new.
    effect(() => {
      if (asks.value && draft.value.done === true && Object.keys(troubles.value).length === 0) hand();
    }),
    // The answers went with the conversation that has begun; what it is about is asked anew the next time.
    effect(() => {
      if (chat.thread.conversation.value === null || chat.form.peek() === null) return;
      chat.setForm(null);
      const { topic: _about, ...kept } = draft.peek();
      write(kept);
    }),
    effect(() => {
      const state = chat.thread.conversation.value?.state;
      cancelAsking();
      if (state?.status === 'waiting' && chat.queuePosition.peek()?.conversationId !== state.id)
        cancelAsking = deps.after(ASK_POSITION_AFTER_MS, () => void askQueuePosition(state.id));
    }),
    effect(() => countDown(chat.queuePosition.value?.waitMs ?? null)),
  ];

  return {
    page,
    draft,
    fields,
    troubles,
    asks,
    leaving,
    attended,
    settings,
    waitLeft: waitLeft as ReadonlySignal<number | null>,
    address,
    answer(id: string, value: string | boolean): void {
      write({ ...draft.value, answers: { ...draft.value.answers, [id]: value }, done: false });
    },
    agree(version: string | null): void {
      const { consent: _before, ...rest } = draft.value;
      write(version === null ? rest : { ...rest, consent: version });
    },
    about(topic: string): void {
      write({ ...draft.value, topic, done: false });
    },
    /** The visitor has answered. False: something is missing or wrong. */
    handIn(): boolean {
      if (Object.keys(troubles.value).length > 0) return false;
      write({ ...draft.value, done: true });
      if (asks.value) hand();
      return true;
    },
    /** Whoever answered has logged out: nothing of it is kept. */
    forget,
    list: async (): Promise<Answer<{ conversations: ConversationSummary[] }>> =>
      chat.known() ? deps.api.request('GET', '/conversations') : { ok: true, value: { conversations: [] } },
    show,
    anew(): void {
      chat.anew();
      page.value = null;
    },
    async end(): Promise<Answer<unknown>> {
      const id = chat.thread.id();
      const answer = await change(deps.api.request('POST', `/conversations/${id}/closure`));
      // Agents have merged it into another one, which has ended with it.
      return answer.ok && answer.value.state.id !== id ? show(answer.value.state.id) : answer;
    },
    /** @param seq the last event that the visitor has seen */
    async rate(score: number, words: string, seq: number): Promise<Answer<unknown>> {
      const conversationId = chat.thread.id();
      const put = (rating: GivenRating) =>
        deps.api.request('PUT', `/conversations/${conversationId}/rating`, rating);
      let asked = await put({ score, words, seq });
      // While nodes are replaced, one of the version before may answer: it takes no `seq`.
      if (!asked.ok && asked.code === 'bad_request') asked = await put({ score, words });
      const answer = await change(asked);
      if (answer.ok) deps.emit('rated', { conversationId, score });
      return answer;
    },
    transcript: () => deps.api.request('GET', `/conversations/${chat.thread.id()}/transcript`),
    /** To the address that the site signed. */
    mailTranscript: (): Promise<Answer<unknown>> =>
      deps.api.request('POST', `/conversations/${chat.thread.id()}/transcript-mail`),
    /** Null: nobody was ever made of this browser. */
    stored: async (): Promise<Answer<StoredAboutMe | null>> =>
      chat.known() ? deps.api.request('GET', '/visitor') : { ok: true, value: null },
    async erase(): Promise<Answer<null>> {
      const answer = await deps.api.request('DELETE', '/visitor');
      // Deleted in another tab already is deleted.
      if (!answer.ok && answer.code !== 'visitor_unknown') return answer;
      chat.reset();
      return { ok: true, value: null };
    },
    stop(): void {
      for (const end of endings) end();
      stopCounting();
      cancelAsking();
    },
  };

  /** Once the time is over nothing is promised any more. */
  function countDown(waitMs: number | null): void {
    stopCounting();
    stopCounting = () => {};
    waitLeft.value = waitMs !== null && waitMs > 0 ? waitMs : null;
    if (waitMs === null || waitMs <= 0) return;
    const stepMs = Math.min(MINUTE_MS, waitMs);
    stopCounting = deps.after(stepMs, () => countDown(waitMs - stepMs));
  }

  function hand(): void {
    const { done: _done, ...form } = draft.peek();
    const known = new Set(fields.peek().map((field) => field.id));
    const answers = Object.fromEntries(Object.entries(form.answers).filter(([id]) => known.has(id)));
    chat.setForm({ ...form, answers });
  }

  async function show(id: string): Promise<Answer<unknown>> {
    const answer = await deps.api.conversation(id);
    if (answer.ok) {
      chat.show(answer.value);
      page.value = null;
    }
    return answer;
  }

  async function change<T>(asked: Answer<T> | Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    if (answer.ok) void chat.thread.catchUp();
    return answer;
  }

  async function askQueuePosition(id: string): Promise<void> {
    if (chat.queuePosition.peek()?.conversationId === id) return;
    const answer = await deps.api.request('GET', `/conversations/${id}/queue-position`);
    // One that was pushed meanwhile is newer.
    if (answer.ok && chat.queuePosition.peek()?.conversationId !== id)
      chat.queuePosition.value = answer.value;
  }

  function write(next: Draft): void {
    draft.value = next;
    deps.storage.write(ANSWERS, JSON.stringify(next));
  }

  function forget(): void {
    deps.storage.write(ANSWERS, null);
    draft.value = { answers: {} };
    chat.setForm(null);
  }

  function readDraft(): Draft {
    try {
      const found = JSON.parse(deps.storage.read(ANSWERS) ?? 'null');
      return typeof found?.answers === 'object' ? found : { answers: {} };
    } catch {
      return { answers: {} };
    }
  }
}
export type ExtrasStore = ReturnType<typeof createExtrasStore>;
