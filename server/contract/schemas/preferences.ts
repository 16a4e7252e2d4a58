import { Type } from 'typebox';
import { Nullable } from './basics.ts';

const strict = { additionalProperties: false } as const;

/** What an agent has chosen. What is left out is as usual. */
export const Preferences = Type.Object(
  {
    sendWith: Type.Optional(Type.Union([Type.Literal('enter'), Type.Literal('mod-enter')])),
    language: Type.Optional(Nullable(Type.String({ maxLength: 35 }))),
    keys: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 12 }), { maxProperties: 60 }),
    ),
  },
  strict,
);
export type Preferences = Type.Static<typeof Preferences>;
