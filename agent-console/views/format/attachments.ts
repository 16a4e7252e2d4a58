import type { messages } from '../../../server/contract/routes/agent/messages.ts';
import type { replyFiles } from '../../../server/contract/routes/agent/writing/reply-files.ts';
import type { AddressOf } from '../../../server/contract/routes/route.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';

/** Where an agent gets the file itself. */
export const contentUrl = ({ id }: Attachment): AddressOf<typeof messages.file> =>
  `/api/agent/attachments/${id}/content`;

/** Where an agent gets a file of a canned reply, and a picture of one in small. */
export const replyFileUrl = (
  { id }: Attachment,
  variant: 'content' | 'thumbnail' = 'content',
): AddressOf<typeof replyFiles.file> => `/api/agent/reply-files/${id}/${variant}`;

/** Where an agent gets a picture in small. */
export const thumbnailUrl = ({ id }: Attachment): AddressOf<typeof messages.file> =>
  `/api/agent/attachments/${id}/thumbnail`;
