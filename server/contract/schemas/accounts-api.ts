import { Type } from 'typebox';
import { Id, Nullable, Time } from './basics.ts';
import { AgentRole } from './people.ts';

/** Agents' accounts: signing in, sessions, second factors, invitations, and the log of what was done. */

const strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' });
const NewPassword = Type.String({ minLength: 12, maxLength: 1024 });
const AnyPassword = Type.String({ minLength: 1, maxLength: 1024 });
/** Six digits of an authenticator app, or a recovery code. */
const Code = Type.String({ minLength: 6, maxLength: 40 });
const LinkToken = Type.String({ minLength: 20, maxLength: 100 });

/** `code` where `second_factor_required` asked for one. */
export const SignIn = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 254 }), password: AnyPassword, code: Type.Optional(Code) },
  strict,
);
export type SignIn = Type.Static<typeof SignIn>;

/** Proves anew who is there, for ten minutes: one of the two. `confirmation_required` asks for it. */
export const Confirmation = Type.Union([
  Type.Object({ password: AnyPassword }, strict),
  Type.Object({ code: Code }, strict),
]);
export type Confirmation = Type.Static<typeof Confirmation>;

/** The signed-in agent's own account. */
export const Profile = Type.Object(
  {
    name: Type.String(),
    email: Type.String(),
    role: AgentRole,
    secondFactor: Type.Boolean({ description: 'A code is needed to sign in.' }),
    recoveryCodesLeft: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type Profile = Type.Static<typeof Profile>;

export const ChangeProfile = Type.Object({ name: Name }, strict);
export type ChangeProfile = Type.Static<typeof ChangeProfile>;

/** Ends all sessions but the one that asks. */
export const ChangePassword = Type.Object({ current: AnyPassword, next: NewPassword }, strict);
export type ChangePassword = Type.Static<typeof ChangePassword>;

export const SessionEntry = Type.Object(
  {
    id: Id,
    current: Type.Boolean({ description: 'The one that asks.' }),
    userAgent: Nullable(Type.String()),
    network: Nullable(Type.String()),
    startedAt: Time,
    seenAt: Time,
  },
  strict,
);
export type SessionEntry = Type.Static<typeof SessionEntry>;

export const SessionList = Type.Object({ sessions: Type.Array(SessionEntry) }, strict);
export type SessionList = Type.Static<typeof SessionList>;

/** To be put into an authenticator app; counts once a code of it was given. */
export const PreparedSecondFactor = Type.Object(
  {
    secret: Type.String({ description: 'Base32, to type in.' }),
    uri: Type.String({ description: '`otpauth://…`, to show as a QR code.' }),
  },
  strict,
);
export type PreparedSecondFactor = Type.Static<typeof PreparedSecondFactor>;

export const EnableSecondFactor = Type.Object({ code: Code }, strict);

/** Each works once in place of a code. They are in this answer and never again. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) }, strict);
export type RecoveryCodes = Type.Static<typeof RecoveryCodes>;

/** An agent's account, as admins see it. */
export const Account = Type.Object(
  {
    id: Id,
    name: Type.String(),
    email: Type.String(),
    role: AgentRole,
    active: Type.Boolean(),
    secondFactor: Type.Boolean(),
    createdAt: Time,
  },
  strict,
);
export type Account = Type.Static<typeof Account>;

export const Invitation = Type.Object(
  { id: Id, name: Type.String(), email: Type.String(), role: AgentRole, expiresAt: Time },
  strict,
);
export type Invitation = Type.Static<typeof Invitation>;

export const Accounts = Type.Object(
  { accounts: Type.Array(Account), invitations: Type.Array(Invitation) },
  strict,
);
export type Accounts = Type.Static<typeof Accounts>;

export const ChangeAccount = Type.Object(
  { role: Type.Optional(AgentRole), active: Type.Optional(Type.Boolean()) },
  { ...strict, minProperties: 1 },
);
export type ChangeAccount = Type.Static<typeof ChangeAccount>;

export const DeleteAccount = Type.Object(
  {
    shownAs: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 80,
        pattern: '\\S',
        description: 'The name at what they wrote from now on; “Former agent” without it.',
      }),
    ),
  },
  strict,
);
export type DeleteAccount = Type.Static<typeof DeleteAccount>;

export const InviteAgent = Type.Object({ name: Name, email: Email, role: AgentRole }, strict);
export type InviteAgent = Type.Static<typeof InviteAgent>;

/** The link is in this answer and never again; it works once. */
export const AccountLink = Type.Object({ url: Type.String(), expiresAt: Time }, strict);
export type AccountLink = Type.Static<typeof AccountLink>;

/** Who has forgotten their password. */
export const RequestReset = Type.Object({ email: Type.String({ minLength: 1, maxLength: 254 }) }, strict);

export const OpenAccountLink = Type.Object({ token: LinkToken }, strict);
export const OpenedAccountLink = Type.Object(
  {
    kind: Type.Union([Type.Literal('invite'), Type.Literal('reset')]),
    name: Type.String(),
    email: Type.String(),
  },
  strict,
);
export type OpenedAccountLink = Type.Static<typeof OpenedAccountLink>;

export const UseAccountLink = Type.Object(
  { token: LinkToken, name: Type.Optional(Name), password: NewPassword },
  strict,
);
export type UseAccountLink = Type.Static<typeof UseAccountLink>;

export const AUDIT_ACTIONS = [
  'sign_in.succeeded',
  'sign_in.failed',
  'sign_in.second_factor_failed',
  'confirmation.failed',
  'session.ended',
  'password.changed',
  'password.change_failed',
  'password.reset',
  'password.reset_issued',
  'profile.changed',
  'second_factor.enabled',
  'second_factor.disabled',
  'second_factor.codes_renewed',
  'agent.invited',
  'agent.invitation_withdrawn',
  'agent.joined',
  'agent.role_changed',
  'agent.deactivated',
  'agent.reactivated',
  'agent.deleted',
  'agent.cap_changed',
  'site.changed',
  'site.created',
  'site.deleted',
  'identity_key.created',
  'identity_key.deleted',
  'visitor.blocked',
  'visitor.unblocked',
  'visitor.changed',
  'visitor.exported',
  'visitor.deleted',
  'visitor.merged',
  'visitor.unmerged',
  'conversation.exported',
  'conversation.deleted',
  'report.exported',
  'data.imported',
  'settings.changed',
  'mail.allowed',
  'bot.created',
  'bot.changed',
  'bot.deleted',
  'bot.token_rotated',
  'avatar.changed',
  'api_key.created',
  'api_key.deleted',
  'api_key.refused',
  'webhook.created',
  'webhook.changed',
  'webhook.deleted',
  'webhook.secret_rotated',
  'webhook.replayed',
  'webhook.switched_off',
  'bridge.changed',
  'bridge.deleted',
  'bridge.person_linked',
  'chat_notices.changed',
  'chat_notices.deleted',
  'chat_notices.switched_off',
] as const;

export const AuditAction = Type.Enum(AUDIT_ACTIONS);
export type AuditAction = Type.Static<typeof AuditAction>;

export const AuditEntry = Type.Object(
  {
    id: Id,
    at: Time,
    action: AuditAction,
    actor: Nullable(Type.Object({ id: Id, name: Type.String() }, strict)),
    key: Type.Optional(Type.String({ description: 'The name of the API key with which a program did it.' })),
    subject: Type.String({ description: 'To whom or what; for people to read.' }),
    network: Nullable(Type.String()),
  },
  strict,
);
export type AuditEntry = Type.Static<typeof AuditEntry>;

/** The newest first; `next` is the cursor of the following page. */
export const AuditPage = Type.Object(
  { entries: Type.Array(AuditEntry), next: Nullable(Type.String()) },
  strict,
);
export type AuditPage = Type.Static<typeof AuditPage>;

/** Only entries for which all that is given holds. The cursor is of a page that was asked for with the same. */
export const AuditQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 60 })),
    actor: Type.Optional(
      Type.Union([Id, Type.Literal('unknown')], {
        description: 'Who did it, by the id of the agent; `unknown`: nobody who was signed in.',
      }),
    ),
    action: Type.Optional(AuditAction),
    from: Type.Optional(Time),
    until: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Before this time, in milliseconds since 1970.' }),
    ),
  },
  strict,
);
export type AuditQuery = Type.Static<typeof AuditQuery>;
export type AuditFilter = Omit<AuditQuery, 'cursor'>;

/** How many conversations at once the server gives an agent; null: as the site or team says. */
export const ChangeCap = Type.Object({ cap: Nullable(Type.Integer({ minimum: 1, maximum: 100 })) }, strict);
export type ChangeCap = Type.Static<typeof ChangeCap>;
