import { Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const key = (length: number) =>
  Type.String({ pattern: `^[A-Za-z0-9_-]{${length}}$`, description: 'In base64url, without padding.' });

/** What a browser needs to subscribe, and whether anything is sent to this agent. */
export const PushKey = Type.Object(
  {
    publicKey: Type.String({
      description:
        'The key of this server (RFC 8292), in base64url: `applicationServerKey` of a subscription.',
    }),
    browsers: Type.Integer({ minimum: 0, description: 'How many browsers of the agent are subscribed.' }),
    subscribed: Type.Boolean({ description: 'Whether the one that asks is.' }),
  },
  strict,
);
export type PushKey = Type.Static<typeof PushKey>;

/** A `PushSubscription`, as browsers write it, and the language of the console. */
export const SubscribePush = Type.Object(
  {
    endpoint: Type.String({ minLength: 10, maxLength: 1_000, pattern: '^https?://' }),
    keys: Type.Object({ p256dh: key(87), auth: key(22) }, strict),
    locale: Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$' }),
  },
  strict,
);
export type SubscribePush = Type.Static<typeof SubscribePush>;

/** What the page of a link in a mail needs to offer pushes of answers. Servers of before send none. */
export const ResumedPush = Type.Object(
  {
    publicKey: Type.String({ description: 'In base64url: `applicationServerKey` of a push subscription.' }),
    texts: Type.Object(
      {
        ask: Type.String(),
        turnOn: Type.String(),
        on: Type.String(),
        turnOff: Type.String(),
        blocked: Type.String(),
      },
      strict,
    ),
  },
  strict,
);
export type ResumedPush = Type.Static<typeof ResumedPush>;

/** What a visitor's browser says on the page of a link in a mail: whether it wants pushes of answers. */
export const SayVisitorPush = Type.Object(
  {
    endpoint: SubscribePush.properties.endpoint,
    keys: SubscribePush.properties.keys,
    on: Type.Boolean(),
  },
  strict,
);
export type SayVisitorPush = Type.Static<typeof SayVisitorPush>;

export const ReportAttention = Type.Object(
  { looking: Type.Boolean({ description: 'Whether the console is in front, and somebody uses it.' }) },
  strict,
);
export type ReportAttention = Type.Static<typeof ReportAttention>;
