import type { ConversationCard, ConversationState, Message } from '../contract/schemas/conversations.ts';
import type { Untrusted } from './untrusted.ts';

/** Milliseconds since 1970 as a time that people and models read. */
const time = (at: number): string => new Date(at).toISOString();

/** A conversation as a model needs it, with what the visitor gave marked. */
export function describeState(state: ConversationState, { mark }: Untrusted) {
  return {
    conversationId: state.id,
    status: state.status,
    visitor: {
      name: mark(state.visitor.name),
      email: mark(state.visitor.email),
      verified: state.visitor.verified,
    },
    page: state.page === null ? null : { url: mark(state.page.url), title: mark(state.page.title) },
    assignee: state.assignee,
    teamId: state.triage?.teamId ?? null,
    labelIds: state.triage?.labelIds ?? [],
    startedAt: time(state.startedAt),
    waitsForAnswerSince:
      state.awaitingReplySince === undefined || state.awaitingReplySince === null
        ? null
        : time(state.awaitingReplySince),
  };
}

/** A conversation in a list, with its newest message. */
export function describeCard({ state, lastMessage, visitorHere }: ConversationCard, untrusted: Untrusted) {
  return {
    ...describeState(state, untrusted),
    visitorIsHere: visitorHere,
    lastMessage: lastMessage === null ? null : describeMessage(lastMessage, untrusted),
  };
}

/** A message: what an agent wrote as it is, what a visitor wrote marked. The names of files are strangers' words, too. */
export function describeMessage(
  { seq, kind, author, body, attachments, at, via, unsentAt }: Message,
  { mark }: Untrusted,
) {
  const stranger = author.kind === 'visitor' || via !== undefined;
  return {
    seq,
    from: author.kind,
    name: stranger ? mark(author.name) : author.name,
    ...(kind === 'note' ? { note: true } : {}),
    at: time(at),
    text: unsentAt !== undefined ? '(taken back)' : stranger ? mark(body) : body,
    ...(attachments.length === 0
      ? {}
      : {
          files: attachments.map(({ name, mediaType, deletedAfterDays }) => ({
            name: mark(name),
            mediaType,
            ...(deletedAfterDays === undefined ? {} : { deletedAfterDays }),
          })),
        }),
  };
}
