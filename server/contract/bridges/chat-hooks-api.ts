import { Type } from 'typebox';
import { Id, Nullable, Time } from '../schemas/basics.ts';
import { CHAT_HOOK_KINDS, CHAT_NOTICES } from './chat-hook-kinds.ts';

const strict = { additionalProperties: false } as const;

const chosen = {
  kind: Type.Enum(CHAT_HOOK_KINDS),
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  notices: Type.Array(Type.Enum(CHAT_NOTICES), {
    minItems: 1,
    uniqueItems: true,
    description:
      '`new`: a conversation begins. `waiting`: a step “Post in the team chat” of the site’s ladder was reached. `handed_off`: a bot left a conversation to people.',
  }),
  siteIds: Type.Union(Nullable(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })).anyOf, {
    description: 'Of which sites; null: of all.',
  }),
  locale: Type.Enum(['en', 'zh']),
};

/** Where notices go. Its address is a secret and never told again; `host` is what of it may be shown. */
export const ChatHook = Type.Object(
  {
    id: Id,
    ...chosen,
    host: Type.String(),
    state: Type.Enum(['on', 'off', 'gone'], {
      description: '`off`: by an admin. `gone`: it answered 404 or 410, and is sent nothing any more.',
    }),
    reason: Type.Union([Type.String(), Type.Null()], {
      description: 'Why the last notice was not taken, such as `http_403` or `timed_out`; null: it was.',
    }),
    succeededAt: Type.Union([Time, Type.Null()], { description: 'When it last took something.' }),
  },
  strict,
);
export type ChatHook = Type.Static<typeof ChatHook>;
export const ChatHooks = Type.Object({ hooks: Type.Array(ChatHook) }, strict);

export const ChatHookParams = Type.Object({ id: Id });
export const PutChatHook = Type.Object(
  {
    ...chosen,
    url: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 2_048,
        description: 'The address of the incoming webhook; left out, it stays as it is.',
      }),
    ),
    on: Type.Boolean(),
  },
  strict,
);
export type PutChatHook = Type.Static<typeof PutChatHook>;

/** `reason`: null where the test was taken. */
export const ChatHookTest = Type.Object({ reason: Nullable(Type.String()) }, strict);
export type ChatHookTest = Type.Static<typeof ChatHookTest>;
