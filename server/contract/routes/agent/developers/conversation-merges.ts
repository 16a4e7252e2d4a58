import {
  MergeConversation,
  MergedConversations,
  MergePreview,
} from '../../../schemas/developers/conversation-merges.ts';
import { CONVERSATION_STATE, ID, OTHER_ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const KEPT = CONVERSATION_STATE;
const MERGED = { ...CONVERSATION_STATE, id: OTHER_ID };
const AFTER = { kept: KEPT, merged: { ...MERGED, status: 'resolved', mergedInto: ID } };

/** Two conversations of one person as one, and as two again. */
export const conversationMerges = {
  preview: {
    method: 'GET',
    path: '/api/agent/conversations/:id/merges/:mergedId',
    who: 'agent',
    key: 'read',
    answer: MergePreview,
    errors: ['conversation_unknown', 'conversation_merged', 'bad_request'],
    summary: 'See what merging a conversation would come to',
    description: 'Changes nothing. Refused as the merge itself would be.',
    example: { answer: { kept: KEPT, merged: MERGED, messages: 12, files: 1, scheduled: 0 } },
  },
  merge: {
    method: 'POST',
    path: '/api/agent/conversations/:id/merges',
    who: 'agent',
    key: 'write',
    body: MergeConversation,
    answer: MergedConversations,
    errors: ['conversation_unknown', 'conversation_merged', 'bad_request'],
    summary: 'Merge another conversation into this one',
    description:
      'Both of the same visitor. `conversationId` is resolved, keeps its messages, and cannot be reopened or written into; what its visitor writes there, by whatever way, becomes a message of the conversation of the address. What it waits for, that one waits for; a snooze of that one ends then. One that is not resolved cannot be merged into a resolved one. What was merged into `conversationId` before follows. Merging again what was merged answers alike.',
    example: { body: { conversationId: OTHER_ID }, answer: AFTER },
  },
  separate: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/merges/:mergedId',
    who: 'agent',
    key: 'write',
    answer: MergedConversations,
    errors: ['conversation_unknown', 'not_found'],
    summary: 'Separate a merged conversation again',
    description:
      'At any time. It has the status and the assignee that it had. What was written in the kept one since stays there. Scheduled messages are sent at their time again, unless that is over or the visitor has written since.',
    example: { answer: { kept: KEPT, merged: MERGED } },
  },
} as const satisfies Routes;
