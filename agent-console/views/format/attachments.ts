import type { messages } from '../../../server/contract/routes/agent/messages.ts';
import type { AddressOf } from '../../../server/contract/routes/route.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';

/** Where an agent gets the file itself. */
export const contentUrl = ({ id }: Attachment): AddressOf<typeof messages.file> =>
  `/api/agent/attachments/${id}/content`;

/** Where an agent gets a picture in small. */
export const thumbnailUrl = ({ id }: Attachment): AddressOf<typeof messages.file> =>
  `/api/agent/attachments/${id}/thumbnail`;
