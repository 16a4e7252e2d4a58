import type { Chat } from '../stores/chat.ts';
import type { WidgetDeps } from '../stores/deps.ts';

/**
 * Shows one of the visitor's own conversations, which the page knows from an event or from its server.
 * @throws with the server's sentence, and its code, where the visitor has no such conversation or it cannot be asked for
 */
export async function openConversation(id: string, deps: WidgetDeps, chat: Chat): Promise<void> {
  // Whoever this browser is goes on with their newest conversation, which must not come after this one.
  await chat.prepare();
  const answer = chat.known()
    ? await deps.api.conversation(id)
    : ({ ok: false, code: 'conversation_unknown', message: 'This browser has no conversations.' } as const);
  if (!answer.ok) throw Object.assign(new Error(answer.message), { code: answer.code });
  chat.show(answer.value);
}
