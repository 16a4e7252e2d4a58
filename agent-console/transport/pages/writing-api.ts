import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../../server/contract/routes/all.ts';
import type { PutCannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import type { SendMessage } from '../../../server/contract/schemas/messages-api.ts';
import type { ScheduleMessage } from '../../../server/contract/schemas/writing/scheduled-messages.ts';

type UploadOptions = Parameters<HttpClient['upload']>[2];

/** Canned replies that are made and changed – everyone's, by admins, and an agent's own – messages that are sent later, and cards. */
export function createWritingApi(http: HttpClient) {
  const { request, upload } = http as TypedHttp<AgentRoute>;
  const scheduled = '/api/agent/conversations';
  return {
    sendCard: (id: string, message: SendMessage) => request('POST', `${scheduled}/${id}/messages`, message),
    /** The file belongs to the reply once that is saved with its id. */
    uploadReplyFile: (replyId: string, id: string, file: File, options: UploadOptions) =>
      upload(`/api/agent/reply-files?${new URLSearchParams({ id, replyId })}`, file, options),
    putReply: (id: string, reply: PutCannedReply) => request('PUT', `/api/agent/canned-replies/${id}`, reply),
    deleteReply: (id: string) => request('DELETE', `/api/agent/canned-replies/${id}`),
    putOwnReply: (id: string, reply: PutCannedReply) => request('PUT', `/api/agent/own-replies/${id}`, reply),
    deleteOwnReply: (id: string) => request('DELETE', `/api/agent/own-replies/${id}`),
    readScheduled: (id: string) => request('GET', `${scheduled}/${id}/scheduled`),
    schedule: (id: string, messageId: string, message: ScheduleMessage) =>
      request('PUT', `${scheduled}/${id}/scheduled/${messageId}`, message),
    cancelScheduled: (id: string, messageId: string) =>
      request('DELETE', `${scheduled}/${id}/scheduled/${messageId}`),
    sendScheduled: (id: string, messageId: string) =>
      request('POST', `${scheduled}/${id}/scheduled/${messageId}/sending`),
  };
}
export type WritingApi = ReturnType<typeof createWritingApi>;
