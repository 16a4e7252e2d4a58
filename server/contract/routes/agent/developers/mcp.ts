import { Type } from 'typebox';
import type { Routes } from '../../route.ts';

/** One message of JSON-RPC 2.0, as MCP sends them: https://modelcontextprotocol.io/specification/2025-06-18/basic/transports */
export const JsonRpcMessage = Type.Object(
  {
    jsonrpc: Type.Literal('2.0'),
    id: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Integer()])),
    method: Type.Optional(Type.String({ maxLength: 200 })),
    params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    result: Type.Optional(Type.Unknown()),
    error: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false, description: 'A message of JSON-RPC 2.0.' },
);

/** For assistants: the Model Context Protocol. */
export const mcp = {
  call: {
    method: 'POST',
    path: '/mcp',
    who: 'agent',
    key: 'read',
    body: JsonRpcMessage,
    answer: Type.Unknown({ description: 'A message of JSON-RPC 2.0; nothing (202) for a notification.' }),
    streamed: true,
    summary: 'Speak the Model Context Protocol',
    description:
      'Streamable HTTP without sessions and without streams: each request stands alone, so that any node answers it. The tools do what the API does, with the scopes of the key.',
    example: {
      body: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
      answer: { jsonrpc: '2.0', id: 1, result: { tools: [] } },
    },
  },
} as const satisfies Routes;
