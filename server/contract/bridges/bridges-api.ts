import { Type } from 'typebox';
import { Id, Nullable, Time } from '../schemas/basics.ts';
import { BRIDGE_KINDS } from './bridge-kinds.ts';

const strict = { additionalProperties: false } as const;

const Kind = Type.Enum(BRIDGE_KINDS);
export const BridgeParams = Type.Object({ kind: Kind });

const Secret = Type.String({ minLength: 1, maxLength: 300 });
const Channel = Type.String({
  minLength: 1,
  maxLength: 300,
  description:
    'Slack: the id of a channel, such as `C024BE91L`, or the link to it. Telegram: the id of a group, such as `-1001234567890`, or the link to a message of it.',
});

/** Somebody who wrote in the chat and whom no address makes an agent. */
export const BridgePerson = Type.Object(
  {
    id: Type.String({ description: 'As the chat names them.' }),
    name: Type.String(),
    agentId: Type.Union([Id, Type.Null()], { description: 'As whom they answer; null: as nobody.' }),
    seenAt: Time,
  },
  strict,
);
export type BridgePerson = Type.Static<typeof BridgePerson>;

/** A bridge, without its secrets. */
export const Bridge = Type.Object(
  {
    kind: Kind,
    locale: Type.Enum(['en', 'zh'], { description: 'In which language our own lines are.' }),
    state: Type.Enum(['on', 'refused'], {
      description: '`refused`: the chat does not take the connection, because of `reason`.',
    }),
    reason: Type.Union([Type.String(), Type.Null()], { description: 'In the words of the chat.' }),
    connectedAt: Type.Union([Time, Type.Null()], {
      description: 'When the connection was last known to work; null: never.',
    }),
    channels: Type.Array(
      Type.Object(
        {
          siteId: Id,
          channel: Type.String(),
          reason: Type.Union([Type.String(), Type.Null()], {
            description: 'Why nothing could be posted there last; null: something was, or nothing was tried.',
          }),
        },
        strict,
      ),
    ),
    people: Type.Array(BridgePerson),
  },
  strict,
);
export type Bridge = Type.Static<typeof Bridge>;

export const Bridges = Type.Object({ bridges: Type.Array(Bridge) }, strict);
export type Bridges = Type.Static<typeof Bridges>;

/** What an admin sets; secrets that are left out stay as they are. */
export const PutBridge = Type.Object(
  {
    secrets: Type.Object(
      { botToken: Type.Optional(Secret), appToken: Type.Optional(Secret) },
      { ...strict, description: 'They are never told again.' },
    ),
    locale: Type.Enum(['en', 'zh']),
    channels: Type.Array(Type.Object({ siteId: Id, channel: Channel }, strict), {
      maxItems: 200,
      description: 'In which channel new conversations of a site are; sites that are left out are in none.',
    }),
  },
  strict,
);
export type PutBridge = Type.Static<typeof PutBridge>;

export const BridgePersonParams = Type.Object({
  kind: Kind,
  personId: Type.String({ minLength: 1, maxLength: 60 }),
});
export const LinkBridgePerson = Type.Object({ agentId: Nullable(Id) }, strict);
export type LinkBridgePerson = Type.Static<typeof LinkBridgePerson>;

/** What a test found: each step, and what the chat said where it failed. */
export const BridgeTest = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          what: Type.Enum(['access', 'connection', 'channel']),
          siteId: Nullable(Id),
          reason: Type.Union([Type.String(), Type.Null()], { description: 'Null: it works.' }),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type BridgeTest = Type.Static<typeof BridgeTest>;
export type BridgeTestStep = BridgeTest['steps'][number];
