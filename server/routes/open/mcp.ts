import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';
import { ApiError } from '../../common/api-error.ts';
import { mcp } from '../../contract/routes/agent/developers/mcp.ts';
import type { Refusal } from '../../contract/schemas/basics.ts';
import { answerMessage } from '../../mcp/answer-message.ts';
import { ApiRefusal, type CallApi } from '../../mcp/api-call.ts';
import { agentOf, agentScope } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

const MESSAGES_PER_MINUTE = 120;
/** Of one person. An assistant asks for one thing after the other. */
const AT_ONCE = 4;
/** What says who asks, from where, and as part of which trace: a tool asks as the same. */
const TAKEN_OVER = [
  'authorization',
  'cookie',
  'origin',
  'sec-fetch-site',
  'host',
  'x-forwarded-for',
  'x-forwarded-proto',
  'user-agent',
  'traceparent',
] as const;

/** The Model Context Protocol. Its tools ask the API below, with the same proof, so that they may do what that lets them. */
export async function mcpRoute(app: FastifyInstance): Promise<void> {
  await app.register(agentScope);
  const busy = new Map<string, number>();

  route(
    app,
    mcp.call,
    async (request, reply) => {
      const { id } = agentOf(request).agent;
      const running = busy.get(id) ?? 0;
      if (running >= AT_ONCE) throw new ApiError('unavailable', 'Wait for the answers that you asked for.');
      busy.set(id, running + 1);
      try {
        const answer = await answerMessage(asWebRequest(request), request.body, callApi(app, request));
        return reply
          .status(answer.status)
          .headers(Object.fromEntries(answer.headers))
          .send(await answer.text());
      } finally {
        const left = (busy.get(id) ?? 1) - 1;
        if (left === 0) busy.delete(id);
        else busy.set(id, left);
      }
    },
    { limit: limited(MESSAGES_PER_MINUTE) },
  );

  // A client asks whether there is a stream to listen to; there is none, and it goes on without.
  app.get('/', (_request, reply) => reply.status(405).header('allow', 'POST').send());
}

function asWebRequest({ headers, server }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return new Request(new URL('/mcp', server.services.publicUrl), { method: 'POST', headers: given });
}

/** Asks the application itself, without a network between: guards, limits and the log are those of every request. */
function callApi(app: FastifyInstance, request: FastifyRequest): CallApi {
  const headers = Object.fromEntries(
    TAKEN_OVER.flatMap((name) =>
      request.headers[name] === undefined ? [] : [[name, request.headers[name]]],
    ),
  );
  return async ({ method, path }, { params = {}, query, body } = {}) => {
    const options: InjectOptions = {
      method,
      url: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
      headers,
      remoteAddress: request.socket.remoteAddress ?? '',
      ...(query === undefined ? {} : { query: textsOf(query as object) }),
      ...(body === undefined ? {} : { payload: body as object }),
    };
    const answer = await app.inject(options);
    if (answer.statusCode >= 400) {
      const { error } = answer.json<Refusal>();
      throw new ApiRefusal(error.code, error.message);
    }
    return answer.json();
  };
}

function textsOf(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
