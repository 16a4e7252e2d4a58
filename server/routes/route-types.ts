import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { Id, Refusal } from '../contract/schemas/basics.ts';
import { Conversation, ConversationState, ReadMark } from '../contract/schemas/conversations.ts';

/** A Fastify instance whose routes take their types from their schemas. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** The refusals every route may answer with. */
export const REFUSALS = { '4xx': Refusal, '5xx': Refusal } as const;

export const IdParams = Type.Object({ id: Id }, { additionalProperties: false });
export const WholeConversation = Type.Object(
  {
    conversation: Conversation,
    epoch: Type.String(),
    mark: Type.Optional(
      Type.Union([ReadMark, Type.Null()], {
        description: 'For agents: their own mark; null: none yet, then `state.read.agents` counts.',
      }),
    ),
  },
  { additionalProperties: false },
);
export const StateAnswer = Type.Object({ state: ConversationState }, { additionalProperties: false });
export const Nothing = Type.Null({ description: 'No content.' });
