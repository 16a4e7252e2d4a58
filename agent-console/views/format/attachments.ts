import type { Attachment } from '../../../server/contract/schemas/conversations.ts';

/** Where an agent gets the file itself. */
export const contentUrl = ({ id }: Attachment): string => `/api/agent/attachments/${id}/content`;

/** Where an agent gets a picture in small. */
export const thumbnailUrl = ({ id }: Attachment): string => `/api/agent/attachments/${id}/thumbnail`;
