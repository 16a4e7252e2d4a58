import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import type {
  AgentSession,
  ChangeSite,
  CreateSite,
  InboxOrder,
  InboxPage,
  Queue,
  SiteSummary,
  Sites,
  Team,
} from '../../server/contract/schemas/agent-api.ts';
import type {
  Conversation,
  ConversationState,
  Reading,
  ReadMark,
} from '../../server/contract/schemas/conversations.ts';
import type {
  Label,
  Labels,
  Offers,
  PutLabel,
  PutTeam,
  SupportTeam,
  SupportTeams,
  UpdateTriage,
} from '../../server/contract/schemas/desk-api.ts';
import type { ChannelAuth, UserAuth } from '../../server/contract/schemas/engine.ts';
import type { EventPage } from '../../server/contract/schemas/events.ts';
import type { FindPage, FindQuery, PutView, View, Views } from '../../server/contract/schemas/find-api.ts';
import type {
  DeliveredMarks,
  History,
  SendMessage,
  SentMessage,
  Uploaded,
} from '../../server/contract/schemas/messages-api.ts';
import type {
  ApproachVisitor,
  ChangeAvailability,
  PutVisitorNote,
  VisitorDetails,
  VisitorNote,
  VisitorsHere,
} from '../../server/contract/schemas/people.ts';
import type { PutRoom, RoomCards, RoomState, WholeRoom } from '../../server/contract/schemas/rooms-api.ts';
import type {
  CannedReplies,
  CannedReply,
  Mentions,
  Preferences,
  PutCannedReply,
  PutDraft,
  StoredDrafts,
} from '../../server/contract/schemas/writing-api.ts';

export type NewAdmin = { token: string; name: string; email: string; password: string };
type StateAnswer = Promise<Answer<{ state: ConversationState }>>;

/** What may be asked without being signed in. */
export interface SessionApi {
  readSession(): Promise<Answer<AgentSession>>;
  signIn(email: string, password: string, code?: string): Promise<Answer<AgentSession>>;
  signOut(): Promise<Answer<null>>;
  readSetup(): Promise<Answer<{ needed: boolean }>>;
  setUp(admin: NewAdmin): Promise<Answer<AgentSession>>;
}

/** Everything a signed-in agent asks of the server, one method per request. */
export interface AgentApi {
  readInbox(
    queue: Queue,
    options: { cursor?: string; limit?: number; order?: InboxOrder },
  ): Promise<Answer<InboxPage>>;
  /** `mark`: this agent's own; null: none. */
  readConversation(
    id: string,
  ): Promise<Answer<{ conversation: Conversation; epoch: string; mark?: ReadMark | null }>>;
  readEvents(id: string, after: number, limit?: number): Promise<Answer<EventPage>>;
  readHistory(id: string, before: number, limit?: number): Promise<Answer<History>>;
  send(id: string, kind: 'text' | 'note', message: SendMessage): Promise<Answer<SentMessage>>;
  claim(id: string): StateAnswer;
  release(id: string): StateAnswer;
  resolve(id: string): StateAnswer;
  reopen(id: string): StateAnswer;
  updateTriage(id: string, requested: UpdateTriage): StateAnswer;
  readTeams(): Promise<Answer<SupportTeams>>;
  putTeam(id: string, team: PutTeam): Promise<Answer<SupportTeam>>;
  deleteTeam(id: string): Promise<Answer<null>>;
  readLabels(): Promise<Answer<Labels>>;
  putLabel(id: string, label: PutLabel): Promise<Answer<Label>>;
  deleteLabel(id: string): Promise<Answer<null>>;
  editMessage(id: string, messageId: string, body: string): Promise<Answer<SentMessage>>;
  unsendMessage(id: string, messageId: string): Promise<Answer<SentMessage>>;
  readCannedReplies(): Promise<Answer<CannedReplies>>;
  putCannedReply(id: string, reply: PutCannedReply): Promise<Answer<CannedReply>>;
  deleteCannedReply(id: string): Promise<Answer<null>>;
  readDrafts(): Promise<Answer<StoredDrafts>>;
  putDraft(conversationId: string, draft: PutDraft): Promise<Answer<null>>;
  readMentions(): Promise<Answer<Mentions>>;
  seeMentions(conversationId: string): Promise<Answer<null>>;
  readPreferences(): Promise<Answer<Preferences>>;
  changePreferences(change: Preferences): Promise<Answer<Preferences>>;
  find(query: FindQuery): Promise<Answer<FindPage>>;
  readViews(): Promise<Answer<Views>>;
  putView(id: string, view: PutView): Promise<Answer<View>>;
  deleteView(id: string): Promise<Answer<null>>;
  /** Null: a server of before agents had marks of their own. */
  markRead(id: string, upTo: number): Promise<Answer<Reading | null>>;
  markUnread(id: string): Promise<Answer<Reading>>;
  markDelivered(marks: DeliveredMarks): Promise<Answer<null>>;
  upload(
    id: string,
    attachmentId: string,
    file: File,
    options: { progress(share: number): void; signal: AbortSignal },
  ): Promise<Answer<Uploaded>>;
  readVisitor(id: string): Promise<Answer<VisitorDetails>>;
  putVisitorNote(id: string, note: PutVisitorNote): Promise<Answer<VisitorNote>>;
  readTeam(): Promise<Answer<Team>>;
  changeDuty(change: ChangeAvailability): Promise<Answer<null>>;
  readOffers(): Promise<Answer<Offers>>;
  declineOffer(id: string): StateAnswer;
  readVisitorsHere(): Promise<Answer<VisitorsHere>>;
  approach(visitorId: string, requested: ApproachVisitor): Promise<Answer<{ conversationId: string }>>;
  readRooms(): Promise<Answer<RoomCards>>;
  readRoom(id: string): Promise<Answer<WholeRoom>>;
  putRoom(id: string, room: PutRoom): Promise<Answer<RoomState>>;
  closeRoom(id: string): Promise<Answer<null>>;
  markRoomRead(id: string, upTo: number): Promise<Answer<null>>;
  readSites(): Promise<Answer<Sites>>;
  createSite(id: string, site: CreateSite): Promise<Answer<SiteSummary>>;
  changeSite(id: string, change: ChangeSite): Promise<Answer<SiteSummary>>;
  putLogo(id: string, file: File): Promise<Answer<SiteSummary>>;
  deleteLogo(id: string): Promise<Answer<SiteSummary>>;
  authorizeChannel(socketId: string, channel: string): Promise<Answer<ChannelAuth>>;
  authenticateUser(socketId: string): Promise<Answer<UserAuth>>;
}

/** The session's requests over HTTP. */
export function createSessionApi(http: HttpClient): SessionApi {
  return {
    readSession: () => http.request('GET', '/api/agent/session'),
    signIn: (email, password, code) =>
      http.request('POST', '/api/agent/session', {
        email,
        password,
        ...(code === undefined ? {} : { code }),
      }),
    signOut: () => http.request('DELETE', '/api/agent/session'),
    readSetup: () => http.request('GET', '/api/setup'),
    setUp: (admin) => http.request('POST', '/api/setup', admin),
  };
}

/** The desk's requests over HTTP. */
export function createAgentApi(http: HttpClient): AgentApi {
  const at = (id: string, rest = '') => `/api/agent/conversations/${id}${rest}`;
  return {
    readInbox: (queue, { cursor, limit, order }) =>
      http.request('GET', `/api/agent/inbox?${query({ queue, cursor, limit, order })}`),
    readConversation: (id) => http.request('GET', at(id)),
    readEvents: (id, after, limit) => http.request('GET', at(id, `/events?${query({ after, limit })}`)),
    readHistory: (id, before, limit) => http.request('GET', at(id, `/messages?${query({ before, limit })}`)),
    send: (id, kind, message) =>
      http.request('POST', at(id, kind === 'note' ? '/notes' : '/messages'), message),
    claim: (id) => http.request('PUT', at(id, '/assignment')),
    release: (id) => http.request('DELETE', at(id, '/assignment')),
    resolve: (id) => http.request('POST', at(id, '/closure')),
    reopen: (id) => http.request('DELETE', at(id, '/closure')),
    updateTriage: (id, requested) => http.request('PATCH', at(id), requested),
    readTeams: () => http.request('GET', '/api/agent/teams'),
    putTeam: (id, team) => http.request('PUT', `/api/agent/teams/${id}`, team),
    deleteTeam: (id) => http.request('DELETE', `/api/agent/teams/${id}`),
    readLabels: () => http.request('GET', '/api/agent/labels'),
    putLabel: (id, label) => http.request('PUT', `/api/agent/labels/${id}`, label),
    deleteLabel: (id) => http.request('DELETE', `/api/agent/labels/${id}`),
    editMessage: (id, messageId, body) => http.request('PATCH', at(id, `/messages/${messageId}`), { body }),
    unsendMessage: (id, messageId) => http.request('DELETE', at(id, `/messages/${messageId}`)),
    readCannedReplies: () => http.request('GET', '/api/agent/canned-replies'),
    putCannedReply: (id, reply) => http.request('PUT', `/api/agent/canned-replies/${id}`, reply),
    deleteCannedReply: (id) => http.request('DELETE', `/api/agent/canned-replies/${id}`),
    readDrafts: () => http.request('GET', '/api/agent/drafts'),
    putDraft: (id, draft) => http.request('PUT', `/api/agent/drafts/${id}`, draft),
    readMentions: () => http.request('GET', '/api/agent/mentions'),
    seeMentions: (id) => http.request('DELETE', `/api/agent/mentions/${id}`),
    readPreferences: () => http.request('GET', '/api/agent/preferences'),
    changePreferences: (change) => http.request('PATCH', '/api/agent/preferences', change),
    find: (wanted) => http.request('GET', `/api/agent/find?${query(wanted)}`),
    readViews: () => http.request('GET', '/api/agent/views'),
    putView: (id, view) => http.request('PUT', `/api/agent/views/${id}`, view),
    deleteView: (id) => http.request('DELETE', `/api/agent/views/${id}`),
    markRead: (id, upTo) => http.request('PUT', at(id, '/read'), { upTo }),
    markUnread: (id) => http.request('DELETE', at(id, '/read')),
    markDelivered: (marks) => http.request('PUT', '/api/agent/delivered', marks),
    upload: (id, attachmentId, file, options) =>
      http.upload(at(id, `/attachments?${query({ id: attachmentId })}`), file, options),
    readVisitor: (id) => http.request('GET', `/api/agent/visitors/${id}`),
    putVisitorNote: (id, note) => http.request('PUT', `/api/agent/visitors/${id}/note`, note),
    readTeam: () => http.request('GET', '/api/agent/team'),
    changeDuty: (change) => http.request('PUT', '/api/agent/duty', change),
    readOffers: () => http.request('GET', '/api/agent/offers'),
    declineOffer: (id) => http.request('DELETE', at(id, '/offer')),
    readVisitorsHere: () => http.request('GET', '/api/agent/visitors-here'),
    approach: (visitorId, requested) =>
      http.request('POST', `/api/agent/visitors/${visitorId}/conversations`, requested),
    readRooms: () => http.request('GET', '/api/agent/rooms'),
    readRoom: (id) => http.request('GET', `/api/agent/rooms/${id}`),
    putRoom: (id, room) => http.request('PUT', `/api/agent/rooms/${id}`, room),
    closeRoom: (id) => http.request('DELETE', `/api/agent/rooms/${id}`),
    markRoomRead: (id, upTo) => http.request('PUT', `/api/agent/rooms/${id}/read`, { upTo }),
    readSites: () => http.request('GET', '/api/agent/sites'),
    createSite: (id, site) => http.request('POST', `/api/agent/sites/${id}`, site),
    changeSite: (id, change) => http.request('PUT', `/api/agent/sites/${id}`, change),
    putLogo: (id, file) =>
      http.upload(`/api/agent/sites/${id}/logo`, file, {
        progress: () => {},
        signal: new AbortController().signal,
      }),
    deleteLogo: (id) => http.request('DELETE', `/api/agent/sites/${id}/logo`),
    authorizeChannel: (socketId, channel) =>
      http.request('POST', '/api/agent/channel-auth', { socket_id: socketId, channel_name: channel }),
    authenticateUser: (socketId) => http.request('POST', '/api/agent/user-auth', { socket_id: socketId }),
  };
}

function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter((pair) => pair[1] !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
