import { Reading } from '../../schemas/conversations.ts';
import { ConversationList, ConversationListQuery } from '../../schemas/developers/conversation-list.ts';
import { MailTranscript } from '../../schemas/mail-api.ts';
import { Mark, OpenedReminder } from '../../schemas/messages-api.ts';
import { UpdateTriage } from '../../schemas/triage-api.ts';
import { CONVERSATION_STATE, EPOCH, ID } from '../examples.ts';
import type { Routes } from '../route.ts';
import { StateAnswer, threadRoutes } from '../threads.ts';

const STATE = { state: CONVERSATION_STATE };
const READING = { conversationId: ID, mark: { upTo: 2, version: 3 }, unread: 0, newest: 2 };

/** One conversation: reading it, assigning, resolving, sorting. */
export const conversations = {
  list: {
    method: 'GET',
    path: '/api/agent/conversations',
    who: 'agent',
    key: 'read',
    query: ConversationListQuery,
    answer: ConversationList,
    errors: ['cursor_expired'],
    summary: 'List conversations, or those that changed',
    description:
      'The last change first, in pages; `next` leads to the next one. To keep a copy, ask with `updatedSince=start`, then with the `updatedSince` of each answer, at once while there are `more` and now and then afterwards: no change is skipped, however many servers there are, and what changes meanwhile comes again. A change is listed a moment after it was made. Conversations that were deleted are no longer listed; `conversation.deleted` and `visitor.erased` in the events feed tell of them.',
    example: {
      query: { status: 'open', updatedSince: `${EPOCH}.41` },
      answer: {
        conversations: [CONVERSATION_STATE],
        next: null,
        more: false,
        updatedSince: `${EPOCH}.42`,
      },
    },
  },
  ...threadRoutes('/api/agent', 'agent'),
  triage: {
    method: 'PATCH',
    path: '/api/agent/conversations/:id',
    who: 'agent',
    key: 'write',
    body: UpdateTriage,
    answer: StateAnswer,
    errors: ['conversation_unknown', 'agent_unknown', 'team_unknown', 'label_unknown', 'conversation_merged'],
    summary: 'Change assignee, status, team, labels, priority or snoozing',
    description:
      "All of it or nothing; what is left out stays. `status: 'open'` wakes or reopens; `'snoozed'` needs `snoozedUntil`, null meaning until the visitor writes.",
    example: { body: { status: 'snoozed', snoozedUntil: null, priority: 2 }, answer: STATE },
  },
  claim: {
    method: 'PUT',
    path: '/api/agent/conversations/:id/assignment',
    who: 'agent',
    key: 'write',
    person: true,
    answer: StateAnswer,
    errors: ['conversation_unknown', 'already_claimed', 'already_resolved', 'conversation_merged'],
    summary: 'Claim',
    description: 'Of two who ask at once one wins; `already_claimed` names the other in `details.assignee`.',
    example: { answer: STATE },
  },
  release: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/assignment',
    who: 'agent',
    key: 'write',
    answer: StateAnswer,
    errors: ['conversation_unknown', 'already_resolved'],
    summary: 'Give it back',
    description: 'It waits again, where it stood. The assignee may, and admins.',
    example: { answer: STATE },
  },
  resolve: {
    method: 'POST',
    path: '/api/agent/conversations/:id/closure',
    who: 'agent',
    key: 'write',
    answer: StateAnswer,
    errors: ['conversation_unknown'],
    summary: 'Resolve',
    description: 'Its visitor may open it again by writing.',
    example: { answer: STATE },
  },
  reopen: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/closure',
    who: 'agent',
    key: 'write',
    answer: StateAnswer,
    errors: ['conversation_unknown', 'conversation_merged'],
    summary: 'Open it again',
    description: 'For who had it, or for the queue.',
    example: { answer: STATE },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id',
    who: 'admin',
    key: 'contacts',
    errors: ['conversation_unknown'],
    summary: 'Delete a conversation for good',
    description:
      'With its messages, notes, files, drafts and mail, whatever its state. The visitor stays. `conversation.deleted` tells those who keep a copy; what a team chat has of it stays there.',
  },
  mailTranscript: {
    method: 'POST',
    path: '/api/agent/conversations/:id/transcript-mail',
    who: 'agent',
    key: 'write',
    body: MailTranscript,
    errors: ['conversation_unknown', 'bad_request'],
    summary: 'Send the transcript by mail',
    description:
      'As the visitor may see it, in their language, to an address that gets at most five a day. One that waits for the same address already is the one that is sent. Only the visitor’s own address can answer it, and gets a link to the conversation.',
    example: { body: { to: 'ada@example.com' } },
  },
  markRead: {
    method: 'PUT',
    path: '/api/agent/conversations/:id/read',
    who: 'agent',
    key: 'write',
    person: true,
    body: Mark,
    answer: Reading,
    errors: ['conversation_unknown'],
    summary: 'Mark as read up to an event',
    description: "The agent's own mark. The visitor sees the reading of the assignee and of who answers.",
    example: { body: { upTo: 2 }, answer: READING },
  },
  openReminder: {
    method: 'PUT',
    path: '/api/agent/conversations/:id/opened-reminder',
    who: 'agent',
    key: 'write',
    person: true,
    body: OpenedReminder,
    errors: ['conversation_unknown', 'not_found'],
    summary: 'Say that you opened it by the link of a reminder',
    description:
      'Reminders that nobody has answered – mails, pushes, notices in team chats – lead to the console with `?reminder=<step>`. The line of the step then says who came by it; the first time counts. `not_found` where there is no such step.',
    example: { body: { step: 4 } },
  },
  markUnread: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/read',
    who: 'agent',
    key: 'write',
    person: true,
    answer: Reading,
    errors: ['conversation_unknown'],
    summary: 'Mark as unread',
    description: "The visitor's last message, for the agent who asks alone.",
    example: { answer: READING },
  },
  declineOffer: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/offer',
    who: 'agent',
    key: 'write',
    person: true,
    answer: StateAnswer,
    errors: ['conversation_unknown'],
    summary: 'Decline an offer',
    description: 'It is offered to the next one.',
    example: { answer: STATE },
  },
} as const satisfies Routes;
