import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { SubscribePush } from '../../server/contract/notices/push-api.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { ChangeSite, CreateSite, InboxOrder, Queue } from '../../server/contract/schemas/agent-api.ts';
import type { CopyReplyFile } from '../../server/contract/schemas/canned-replies.ts';
import type { Reading } from '../../server/contract/schemas/conversations.ts';
import type { PutDraft } from '../../server/contract/schemas/drafts.ts';
import type { FindQuery, PutView } from '../../server/contract/schemas/find-api.ts';
import type { PutLabel } from '../../server/contract/schemas/labels.ts';
import type { DeliveredMarks, SendMessage } from '../../server/contract/schemas/messages-api.ts';
import type {
  ApproachVisitor,
  ChangeAvailability,
  PutVisitorNote,
} from '../../server/contract/schemas/people.ts';
import type { Preferences } from '../../server/contract/schemas/preferences.ts';
import type { PutRoom } from '../../server/contract/schemas/rooms-api.ts';
import type { PutTeam } from '../../server/contract/schemas/teams.ts';
import type { UpdateTriage } from '../../server/contract/schemas/triage-api.ts';

export type NewAdmin = { token: string; name: string; email: string; password: string };
type UploadOptions = Parameters<HttpClient['upload']>[2];

/** The session's requests over HTTP. */
export function createSessionApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  return {
    readSession: () => request('GET', '/api/agent/session'),
    signIn: (email: string, password: string, code?: string) =>
      request('POST', '/api/agent/session', {
        email,
        password,
        ...(code === undefined ? {} : { code }),
      }),
    signOut: () => request('DELETE', '/api/agent/session'),
    readSetup: () => request('GET', '/api/setup'),
    setUp: (admin: NewAdmin) => request('POST', '/api/setup', admin),
  };
}

/** What may be asked without being signed in. */
export type SessionApi = ReturnType<typeof createSessionApi>;

/** The triage's requests over HTTP. */
export function createAgentApi(http: HttpClient) {
  const { request, upload } = http as TypedHttp<AgentRoute>;
  const at = '/api/agent/conversations';
  return {
    readInbox: (
      queue: Queue,
      { cursor, limit, order }: { cursor?: string; limit?: number; order?: InboxOrder },
    ) => request('GET', `/api/agent/inbox?${query({ queue, cursor, limit, order })}`),
    /** `mark`: this agent's own; null: none. */
    readConversation: (id: string) => request('GET', `${at}/${id}`),
    readEvents: (id: string, after: number, limit?: number) =>
      request('GET', `${at}/${id}/events?${query({ after, limit })}`),
    readHistory: (id: string, before: number, limit?: number) =>
      request('GET', `${at}/${id}/messages?${query({ before, limit })}`),
    send: (id: string, kind: 'text' | 'note', message: SendMessage) =>
      kind === 'note'
        ? request('POST', `${at}/${id}/notes`, message)
        : request('POST', `${at}/${id}/messages`, message),
    claim: (id: string) => request('PUT', `${at}/${id}/assignment`),
    release: (id: string) => request('DELETE', `${at}/${id}/assignment`),
    resolve: (id: string) => request('POST', `${at}/${id}/closure`),
    reopen: (id: string) => request('DELETE', `${at}/${id}/closure`),
    updateTriage: (id: string, requested: UpdateTriage) => request('PATCH', `${at}/${id}`, requested),
    readTeams: () => request('GET', '/api/agent/teams'),
    putTeam: (id: string, team: PutTeam) => request('PUT', `/api/agent/teams/${id}`, team),
    deleteTeam: (id: string) => request('DELETE', `/api/agent/teams/${id}`),
    readLabels: () => request('GET', '/api/agent/labels'),
    putLabel: (id: string, label: PutLabel) => request('PUT', `/api/agent/labels/${id}`, label),
    deleteLabel: (id: string) => request('DELETE', `/api/agent/labels/${id}`),
    editMessage: (id: string, messageId: string, body: string) =>
      request('PATCH', `${at}/${id}/messages/${messageId}`, { body }),
    unsendMessage: (id: string, messageId: string) => request('DELETE', `${at}/${id}/messages/${messageId}`),
    readCannedReplies: () => request('GET', '/api/agent/canned-replies'),
    readOwnReplies: () => request('GET', '/api/agent/own-replies'),
    useCannedReply: (id: string) => request('POST', `/api/agent/canned-replies/${id}/uses`),
    readDrafts: () => request('GET', '/api/agent/drafts'),
    putDraft: (id: string, draft: PutDraft) => request('PUT', `/api/agent/drafts/${id}`, draft),
    readMentions: () => request('GET', '/api/agent/mentions'),
    seeMentions: (id: string) => request('DELETE', `/api/agent/mentions/${id}`),
    readPreferences: () => request('GET', '/api/agent/preferences'),
    readPush: () => request('GET', '/api/agent/push'),
    subscribePush: (subscription: SubscribePush) =>
      request('PUT', '/api/agent/push/subscription', subscription),
    unsubscribePush: () => request('DELETE', '/api/agent/push/subscription'),
    testPush: () => request('POST', '/api/agent/push/test'),
    reportAttention: (looking: boolean) => request('PUT', '/api/agent/attention', { looking }),
    changePreferences: (change: Preferences) => request('PATCH', '/api/agent/preferences', change),
    find: (wanted: FindQuery) => request('GET', `/api/agent/find?${query(wanted)}`),
    readViews: () => request('GET', '/api/agent/views'),
    readListCounts: (wanted: Pick<FindQuery, 'timeZone'>) =>
      request('GET', `/api/agent/list-counts?${query(wanted)}`),
    putView: (id: string, view: PutView) => request('PUT', `/api/agent/views/${id}`, view),
    deleteView: (id: string) => request('DELETE', `/api/agent/views/${id}`),
    /** Null: a server of before agents had marks of their own. */
    markRead: (id: string, upTo: number): Promise<Answer<Reading | null>> =>
      request('PUT', `${at}/${id}/read`, { upTo }),
    openReminder: (id: string, step: number) => request('PUT', `${at}/${id}/opened-reminder`, { step }),
    markUnread: (id: string) => request('DELETE', `${at}/${id}/read`),
    markDelivered: (marks: DeliveredMarks) => request('PUT', '/api/agent/delivered', marks),
    upload: (id: string, attachmentId: string, file: File, options: UploadOptions) =>
      upload(`${at}/${id}/attachments?${query({ id: attachmentId })}`, file, options),
    copyReplyFile: (id: string, to: CopyReplyFile) =>
      request('POST', `/api/agent/reply-files/${id}/copies`, to),
    readVisitor: (id: string) => request('GET', `/api/agent/visitors/${id}`),
    putVisitorNote: (id: string, note: PutVisitorNote) =>
      request('PUT', `/api/agent/visitors/${id}/note`, note),
    readTeam: () => request('GET', '/api/agent/team'),
    changeAvailability: (change: ChangeAvailability) => request('PUT', '/api/agent/availability', change),
    readOffers: () => request('GET', '/api/agent/offers'),
    declineOffer: (id: string) => request('DELETE', `${at}/${id}/offer`),
    readVisitorsHere: () => request('GET', '/api/agent/visitors-here'),
    approach: (visitorId: string, requested: ApproachVisitor) =>
      request('POST', `/api/agent/visitors/${visitorId}/conversations`, requested),
    readAvatars: () => request('GET', '/api/agent/avatars'),
    readRooms: () => request('GET', '/api/agent/rooms'),
    readRoom: (id: string) => request('GET', `/api/agent/rooms/${id}`),
    putRoom: (id: string, room: PutRoom) => request('PUT', `/api/agent/rooms/${id}`, room),
    closeRoom: (id: string) => request('DELETE', `/api/agent/rooms/${id}`),
    markRoomRead: (id: string, upTo: number) => request('PUT', `/api/agent/rooms/${id}/read`, { upTo }),
    readSites: () => request('GET', '/api/agent/sites'),
    createSite: (id: string, site: CreateSite) => request('POST', `/api/agent/sites/${id}`, site),
    changeSite: (id: string, change: ChangeSite) => request('PUT', `/api/agent/sites/${id}`, change),
    putLogo: (id: string, file: File) =>
      upload(`/api/agent/sites/${id}/logo`, file, {
        progress: () => {},
        signal: new AbortController().signal,
      }),
    deleteLogo: (id: string) => request('DELETE', `/api/agent/sites/${id}/logo`),
    authorizeChannel: (socketId: string, channel: string) =>
      request('POST', '/api/agent/channel-auth', { socket_id: socketId, channel_name: channel }),
    authenticateUser: (socketId: string) => request('POST', '/api/agent/user-auth', { socket_id: socketId }),
  };
}

/** Everything a signed-in agent asks of the server, one method per request. */
export type AgentApi = ReturnType<typeof createAgentApi>;

function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter((pair) => pair[1] !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
