import { createHttpClient, type HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { WidgetRoute } from '../../server/contract/routes/all.ts';
import type { AttributeChange, TrackedStep } from '../../server/contract/schemas/activity.ts';
import type { Page } from '../../server/contract/schemas/basics.ts';
import type { SendMessage } from '../../server/contract/schemas/messages-api.ts';
import type {
  CreateVisitor,
  DescribeConversation,
  IdentifyVisitor,
  SaidIdentity,
  StartConversation,
} from '../../server/contract/schemas/widget-api.ts';

/** @param token the visitor's bearer token, asked for at every request */
export function createWidgetApi(baseUrl: string, token: () => string | null, timeoutMs: () => number) {
  const { request, upload } = createHttpClient({
    baseUrl: `${baseUrl}/api/widget`,
    token,
    simple: true,
    timeoutMs,
    sendFile: async (...given) => {
      const { sendFile } = await import('../../server/contract/client/send-file.ts');
      return sendFile(...given);
    },
    // Hardly anybody is ever asked, and so hardly anybody loads it. What cannot be loaded now solves nothing, and the
    // request comes again later.
    prove: async (puzzle) =>
      import('./solve-puzzle.ts').then(
        ({ solvePuzzle }) => solvePuzzle(puzzle),
        () => '',
      ),
  }) as TypedHttp<WidgetRoute, '/api/widget'>;
  return {
    /** Any other request; the rare parts, which load later, have theirs with them. */
    request,
    opening: (siteKey: string) => request('GET', `/sites/${encodeURIComponent(siteKey)}`),
    createVisitor: (input: CreateVisitor) => request('POST', '/visitors', input),
    session: () => request('GET', '/session'),
    identify: (input: IdentifyVisitor) => request('POST', '/identity', input),
    endSession: () => request('DELETE', '/session'),
    track: (steps: TrackedStep[]) => request('POST', '/session/activity', { steps }),
    setAttributes: (said: SaidIdentity & { attributes?: AttributeChange }) =>
      request('PUT', '/session/attributes', said),
    page: (page: Page) => request('PUT', '/session/page', { page }),
    startConversation: (input: StartConversation) => request('POST', '/conversations', input),
    describe: (id: string, said: DescribeConversation) =>
      request('PUT', `/conversations/${id}/attributes`, said),
    conversation: (id: string) => request('GET', `/conversations/${id}`),
    events: (id: string, after: number) => request('GET', `/conversations/${id}/events?after=${after}`),
    history: (id: string, before: number) => request('GET', `/conversations/${id}/messages?before=${before}`),
    send: (id: string, message: SendMessage) => request('POST', `/conversations/${id}/messages`, message),
    markRead: (id: string, upTo: number) => request('PUT', `/conversations/${id}/read`, { upTo }),
    markDelivered: (id: string, upTo: number) => request('PUT', `/conversations/${id}/delivered`, { upTo }),
    /** @param query the file's id, and what makes it a voice message, as the route's query has it */
    upload: (
      conversationId: string,
      query: string,
      file: File,
      options: Parameters<HttpClient['upload']>[2],
    ) => upload(`/conversations/${conversationId}/attachments?${query}`, file, options),
    links: (attachmentId: string) => request('GET', `/attachments/${attachmentId}/links`),
    authorizeChannel: (socketId: string, channel: string) =>
      request('POST', '/channel-auth', { socket_id: socketId, channel_name: channel }),
  };
}

/** The server, as the widget's stores see it. */
export type WidgetApi = ReturnType<typeof createWidgetApi>;
