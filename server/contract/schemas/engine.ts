import { Type } from 'typebox';
import { Nullable } from './basics.ts';

/** Where browsers find the engine, and how they speak to it. */
export const EngineAddress = Type.Object(
  {
    key: Type.String({ description: 'The public app key.' }),
    cluster: Type.String({ description: 'The hosted cluster; a placeholder where `host` is set.' }),
    host: Nullable(Type.String({ description: 'Null: hosted Pusher Channels.' })),
    port: Nullable(Type.Integer()),
    path: Type.String({ description: 'A prefix before `/app`, or empty.' }),
    tls: Type.Boolean(),
    clientEvents: Type.Boolean({ description: 'Whether typing can be shown.' }),
  },
  { additionalProperties: false },
);
export type EngineAddress = Type.Static<typeof EngineAddress>;

/** Durations and limits that the server decides, so that tuning needs no release of the clients. */
export const Timings = Type.Object(
  {
    pollMs: Type.Integer({ description: 'How often to ask while the engine is out of reach.' }),
    headCheckMs: Type.Integer({ description: 'How often to ask for missed events while connected.' }),
    engineGraceMs: Type.Integer({ description: 'How long the engine may be away before polling starts.' }),
    typingSendMs: Type.Integer({ description: 'At most one typing event in this time.' }),
    typingExpiresMs: Type.Integer({ description: 'Typing without a new event ends after this.' }),
    requestTimeoutMs: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Timings = Type.Static<typeof Timings>;

export const Limits = Type.Object(
  {
    messageLength: Type.Integer({ description: 'Characters (UTF-16 units) of one message.' }),
    fileBytes: Type.Integer(),
    filesPerMessage: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Limits = Type.Static<typeof Limits>;

/** What a browser sends to be let into a channel; the names are pusher-js'. */
export const ChannelAuthRequest = Type.Object(
  {
    socket_id: Type.String({ pattern: '^\\d{1,20}\\.\\d{1,20}$' }),
    channel_name: Type.String({ minLength: 1, maxLength: 164 }),
  },
  { additionalProperties: false },
);

/** See https://pusher.com/docs/channels/library_auth_reference/auth-signatures/ */
export const ChannelAuth = Type.Object(
  { auth: Type.String(), channel_data: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
export type ChannelAuth = Type.Static<typeof ChannelAuth>;

export const UserAuthRequest = Type.Object(
  { socket_id: Type.String({ pattern: '^\\d{1,20}\\.\\d{1,20}$' }) },
  { additionalProperties: false },
);
export const UserAuth = Type.Object(
  { auth: Type.String(), user_data: Type.String() },
  { additionalProperties: false },
);
export type UserAuth = Type.Static<typeof UserAuth>;
