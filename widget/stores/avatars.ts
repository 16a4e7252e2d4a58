import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '../../server/contract/schemas/conversations.ts';
import type { WidgetDeps } from './deps.ts';

/**
 * The addresses of the pictures of who speaks in the conversation, by their ids. They are asked for while the chat is open, once it
 * shows somebody whom it has not shown before.
 */
export function createAvatars(
  deps: WidgetDeps,
  shown: ReadonlySignal<Conversation | null>,
  open: ReadonlySignal<boolean>,
) {
  const paths = signal<Readonly<Record<string, string>>>({});
  let asked = '';
  const stop = effect(() => {
    const conversation = shown.value;
    if (!open.value || conversation === null) return;
    const ids = speakersIn(conversation);
    const question = [conversation.state.id, ...ids].join();
    if (ids.length === 0 || question === asked) return;
    asked = question;
    void ask(conversation.state.id, question);
  });
  return { paths, stop };

  /** What gets no answer is asked again when the conversation changes. */
  async function ask(id: string, question: string): Promise<void> {
    const answer = await deps.api.request('GET', `/conversations/${id}/avatars`);
    if (answer.ok) paths.value = answer.value.avatars;
    else if (answer.status === 0 && asked === question) asked = '';
  }
}
export type AvatarStore = ReturnType<typeof createAvatars>;

/** The agents and bots who have written, or have it now. */
function speakersIn({ state, messages }: Conversation): string[] {
  const ids = [
    state.assignee?.id,
    state.bot?.id,
    ...messages.map(({ author }) => (author.kind === 'visitor' ? null : author.id)),
  ];
  return [...new Set(ids)].filter((id) => id != null).sort();
}
