import { createHttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import type { AttributeChange, TrackedStep } from '../../server/contract/schemas/activity.ts';
import type { Page } from '../../server/contract/schemas/basics.ts';
import type { Conversation } from '../../server/contract/schemas/conversations.ts';
import type { ChannelAuth } from '../../server/contract/schemas/engine.ts';
import type { EventPage } from '../../server/contract/schemas/events.ts';
import type {
  History,
  SendMessage,
  SentMessage,
  Uploaded,
} from '../../server/contract/schemas/messages-api.ts';
import type {
  AttachmentLinks,
  CreateVisitor,
  IdentifyVisitor,
  SiteOpening,
  StartConversation,
  VisitorSession,
} from '../../server/contract/schemas/widget-api.ts';

/** The server, as the widget's stores see it. */
export interface WidgetApi {
  /** Any other request; the rare parts, which load later, have theirs with them. */
  request<T>(method: string, path: string, body?: object): Promise<Answer<T>>;
  opening(siteKey: string): Promise<Answer<SiteOpening>>;
  createVisitor(input: CreateVisitor): Promise<Answer<VisitorSession>>;
  session(): Promise<Answer<VisitorSession>>;
  identify(input: IdentifyVisitor): Promise<Answer<VisitorSession>>;
  endSession(): Promise<Answer<null>>;
  page(page: Page): Promise<Answer<null>>;
  track(steps: TrackedStep[]): Promise<Answer<null>>;
  setAttributes(attributes: AttributeChange): Promise<Answer<null>>;
  startConversation(input: StartConversation): Promise<Answer<{ conversation: Conversation; epoch: string }>>;
  conversation(id: string): Promise<Answer<{ conversation: Conversation; epoch: string }>>;
  events(id: string, after: number): Promise<Answer<EventPage>>;
  history(id: string, before: number): Promise<Answer<History>>;
  send(id: string, message: SendMessage): Promise<Answer<SentMessage>>;
  markRead(id: string, upTo: number): Promise<Answer<null>>;
  markDelivered(id: string, upTo: number): Promise<Answer<null>>;
  upload(
    conversationId: string,
    id: string,
    file: File,
    options: { progress(share: number): void; signal: AbortSignal },
  ): Promise<Answer<Uploaded>>;
  links(attachmentId: string): Promise<Answer<AttachmentLinks>>;
  authorizeChannel(socketId: string, channel: string): Promise<Answer<ChannelAuth>>;
}

/** @param token the visitor's bearer token, asked for at every request */
export function createWidgetApi(
  baseUrl: string,
  token: () => string | null,
  timeoutMs: () => number,
): WidgetApi {
  const { request, upload } = createHttpClient({
    baseUrl: `${baseUrl}/api/widget`,
    headers: (): Record<string, string> => {
      const current = token();
      return current === null ? {} : { authorization: `Bearer ${current}` };
    },
    timeoutMs,
    // Hardly anybody is ever asked, and so hardly anybody loads it. What cannot be loaded now solves nothing, and the
    // request comes again later.
    prove: async (puzzle) =>
      import('./solve-puzzle.ts').then(
        ({ solvePuzzle }) => solvePuzzle(puzzle),
        () => '',
      ),
  });
  return {
    request,
    opening: (siteKey) => request('GET', `/sites/${encodeURIComponent(siteKey)}`),
    createVisitor: (input) => request('POST', '/visitors', input),
    session: () => request('GET', '/session'),
    identify: (input) => request('POST', '/identity', input),
    endSession: () => request('DELETE', '/session'),
    track: (steps) => request('POST', '/session/trail', { steps }),
    setAttributes: (attributes) => request('PUT', '/session/attributes', { attributes }),
    page: (page) => request('PUT', '/session/page', { page }),
    startConversation: (input) => request('POST', '/conversations', input),
    conversation: (id) => request('GET', `/conversations/${id}`),
    events: (id, after) => request('GET', `/conversations/${id}/events?after=${after}`),
    history: (id, before) => request('GET', `/conversations/${id}/messages?before=${before}`),
    send: (id, message) => request('POST', `/conversations/${id}/messages`, message),
    markRead: (id, upTo) => request('PUT', `/conversations/${id}/read`, { upTo }),
    markDelivered: (id, upTo) => request('PUT', `/conversations/${id}/delivered`, { upTo }),
    upload: (conversationId, id, file, options) =>
      upload(`/conversations/${conversationId}/attachments?id=${id}`, file, options),
    links: (attachmentId) => request('GET', `/attachments/${attachmentId}/links`),
    authorizeChannel: (socketId, channel) =>
      request('POST', '/channel-auth', { socket_id: socketId, channel_name: channel }),
  };
}
