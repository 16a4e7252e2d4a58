import { Type } from 'typebox';
import { Id } from '../basics.ts';
import { ConversationState } from '../conversations.ts';

const strict = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });

/** Which conversation is merged into the one of the address. */
export const MergeConversation = Type.Object({ conversationId: Id }, strict);

/** What merging two conversations would come to. */
export const MergePreview = Type.Object(
  {
    kept: ConversationState,
    merged: ConversationState,
    messages: {
      ...Count,
      description: 'Messages and notes of the merged one, which can be read in the kept one.',
    },
    files: Count,
    scheduled: { ...Count, description: 'Scheduled messages of the merged one, which are held.' },
  },
  strict,
);
export type MergePreview = Type.Static<typeof MergePreview>;

/** The kept one, and the merged one, after a merge or its end. */
export const MergedConversations = Type.Object(
  { kept: ConversationState, merged: ConversationState },
  strict,
);
export type MergedConversations = Type.Static<typeof MergedConversations>;
