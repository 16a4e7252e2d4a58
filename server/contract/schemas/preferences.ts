import { Type } from 'typebox';
import { MAIL_AFTER_MINUTES, NOTICE_CHANNELS } from '../notices/notices.ts';
import { Nullable } from './basics.ts';

const strict = { additionalProperties: false } as const;

const Channels = Type.Array(Type.Enum(NOTICE_CHANNELS), {
  maxItems: NOTICE_CHANNELS.length,
  uniqueItems: true,
});
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** No sound, notification, push or mail between two times of an agent's own day. */
const QuietHours = Type.Object(
  { from: TimeOfDay, to: TimeOfDay, timeZone: Type.String({ minLength: 1, maxLength: 60 }) },
  strict,
);

/** What an agent has chosen. What is left out is as usual. */
export const Preferences = Type.Object(
  {
    sendWith: Type.Optional(Type.Union([Type.Literal('enter'), Type.Literal('mod-enter')])),
    language: Type.Optional(Nullable(Type.String({ maxLength: 35 }))),
    keys: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 12 }), { maxProperties: 60 }),
    ),
    /** Which channels tell of which event; an event that is left out has its usual channels. */
    notices: Type.Optional(
      Type.Partial(
        Type.Object(
          {
            waiting: Channels,
            message: Channels,
            assigned: Channels,
            mention: Channels,
            room: Channels,
            offer: Channels,
            rating: Channels,
          },
          strict,
        ),
        strict,
      ),
    ),
    /** Whether the sound is repeated while somebody waits. */
    repeatSound: Type.Optional(Type.Boolean()),
    quietHours: Type.Optional(Nullable(QuietHours)),
    /** How long what was missed waits before it is mailed. */
    mailAfterMinutes: Type.Optional(Type.Enum(MAIL_AFTER_MINUTES)),
    /** Whether the report of the week is mailed on Mondays, to admins; in whose time zone. */
    weeklyReport: Type.Optional(
      Type.Object({ wanted: Type.Boolean(), timeZone: Type.String({ minLength: 1, maxLength: 60 }) }, strict),
    ),
    /** Whether what was written is part of a push. */
    pushWords: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type Preferences = Type.Static<typeof Preferences>;
