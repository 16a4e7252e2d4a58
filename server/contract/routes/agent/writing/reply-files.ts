import { Type } from 'typebox';
import { Id } from '../../../schemas/basics.ts';
import { CopyReplyFile, ReplyFileQuery } from '../../../schemas/canned-replies.ts';
import { Uploaded } from '../../../schemas/messages-api.ts';
import { ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const FILE = {
  id: ID,
  name: 'returns-form.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 48_200,
  picture: null,
};

/** Files of canned replies. Who may have a reply may have its files. */
export const replyFiles = {
  upload: {
    method: 'POST',
    path: '/api/agent/reply-files',
    who: 'agent',
    query: ReplyFileQuery,
    file: true,
    answer: Uploaded,
    creates: 'once',
    errors: ['id_taken'],
    summary: 'Upload a file for a canned reply',
    description:
      'One file, in a part named `file`, under an id of the client. It belongs to the reply once that is saved with its id in `files`; what is never saved is removed after a day.',
    example: { query: { id: ID, replyId: ID }, answer: { attachment: FILE } },
  },
  file: {
    method: 'GET',
    path: '/api/agent/reply-files/:id/:variant',
    who: 'agent',
    params: Type.Object({
      id: Id,
      variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
    }),
    content: 'application/octet-stream',
    errors: ['not_found'],
    summary: 'Download a file of a canned reply, or its small picture',
    description: 'Of a shared reply, one of your own, or one that you have uploaded and not saved yet.',
  },
  copy: {
    method: 'POST',
    path: '/api/agent/reply-files/:id/copies',
    who: 'agent',
    body: CopyReplyFile,
    answer: Uploaded,
    creates: 'once',
    errors: ['not_found', 'conversation_unknown', 'file_kind_refused', 'file_too_large', 'id_taken'],
    summary: 'Put a file of a canned reply into a conversation',
    description:
      'As if it had been uploaded there: it is sent with the next message that names its id, and removed if there is none.',
    example: {
      body: { conversationId: ID, attachmentId: ID },
      answer: { attachment: FILE },
    },
  },
} as const satisfies Routes;
