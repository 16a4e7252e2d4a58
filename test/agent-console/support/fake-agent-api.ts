import type { AgentApi } from '../../../agent-console/transport/agent-api.ts';
import {
  ANA,
  byAgent,
  EPOCH,
  message,
  ok,
  openState,
  page,
  reading,
  refused,
  roomState,
} from './fake-deps.ts';

/** A server that answers everything with nothing in particular; a test replaces what it is about. */
export function fakeAgentApi(changes: Partial<AgentApi> = {}): AgentApi {
  const stateAnswer = (id: string) => ok({ state: { ...openState(1), id } });
  return {
    readInbox: () => ok(page([])),
    readConversation: () => refused(404, 'conversation_unknown'),
    readEvents: (_id, after) => ok({ epoch: EPOCH, events: [], head: after, more: false }),
    readHistory: () => ok({ messages: [], earlier: false }),
    send: (id, kind, sent) =>
      ok({
        message: { ...message(1, 3, byAgent(ANA)), id: sent.id, conversationId: id, kind, body: sent.body },
      }),
    claim: stateAnswer,
    release: stateAnswer,
    resolve: stateAnswer,
    reopen: stateAnswer,
    updateTriage: stateAnswer,
    readTeams: () => ok({ teams: [] }),
    openReminder: () => ok(null),
    putTeam: (id, team) => ok({ id, ...team }),
    deleteTeam: () => ok(null),
    readLabels: () => ok({ labels: [] }),
    readAvatars: () => ok({ avatars: {} }),
    putLabel: (id, label) => ok({ id, ...label }),
    deleteLabel: () => ok(null),
    editMessage: (id, messageId, body) =>
      ok({ message: { ...message(1, 3, byAgent(ANA)), id: messageId, conversationId: id, body } }),
    unsendMessage: (id, messageId) =>
      ok({ message: { ...message(1, 3, byAgent(ANA)), id: messageId, conversationId: id, body: '' } }),
    readCannedReplies: () => ok({ replies: [] }),
    readOwnReplies: () => ok({ replies: [] }),
    useCannedReply: () => ok(null),
    readDrafts: () => ok({ drafts: [] }),
    putDraft: () => ok(null),
    readMentions: () => ok({ mentions: [] }),
    seeMentions: () => ok(null),
    readPreferences: () => ok({}),
    changePreferences: (change) => ok(change),
    readPush: () => ok({ publicKey: 'key', browsers: 0, subscribed: false }),
    subscribePush: () => ok(null),
    unsubscribePush: () => ok(null),
    testPush: () => ok(null),
    reportAttention: () => ok(null),
    find: () => ok({ found: [], next: null, epoch: EPOCH }),
    readViews: () => ok({ views: [] }),
    readListCounts: () => ok({ counts: [] }),
    putView: (id, { shared = false, folder = null, ...view }) =>
      ok({ id, ...view, shared, folder, mine: true }),
    deleteView: () => ok(null),
    markRead: (conversationId, upTo) => ok(reading(conversationId, upTo)),
    markUnread: (conversationId) => ok(reading(conversationId, 0, { unread: 1 })),
    markDelivered: () => ok(null),
    copyReplyFile: (_id, { attachmentId }) =>
      ok({
        attachment: {
          id: attachmentId,
          name: 'form.pdf',
          mediaType: 'application/pdf',
          sizeBytes: 7,
          picture: null,
        },
      }),
    upload: (_id, attachmentId, file) =>
      ok({
        attachment: {
          id: attachmentId,
          name: file.name,
          mediaType: file.type,
          sizeBytes: file.size,
          picture: null,
        },
      }),
    readVisitor: () => refused(404, 'not_found'),
    putVisitorNote: (_id, { body, over }) => ok({ body, version: over + 1, by: ANA.name, at: 0 }),
    readTeam: () => ok({ agents: [] }),
    changeAvailability: () => ok(null),
    readOffers: () => ok({ cards: [] }),
    declineOffer: stateAnswer,
    readVisitorsHere: () => ok({ visitors: [], count: 0 }),
    approach: (_visitorId, { id }) => ok({ conversationId: id }),
    readRooms: () => ok({ rooms: [], epoch: EPOCH }),
    readRoom: () => refused(404, 'conversation_unknown'),
    putRoom: (id, { name }) => ok(roomState(id, { name })),
    closeRoom: () => ok(null),
    markRoomRead: () => ok(null),
    readSites: () => ok({ sites: [], policy: [] }),
    createSite: () => refused(404, 'site_unknown'),
    changeSite: () => refused(404, 'site_unknown'),
    putLogo: () => refused(404, 'site_unknown'),
    deleteLogo: () => refused(404, 'site_unknown'),
    authorizeChannel: () => ok({ auth: 'key:signature' }),
    authenticateUser: () => ok({ auth: 'key:signature', user_data: '{}' }),
    ...changes,
  };
}
