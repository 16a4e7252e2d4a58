import { Type } from 'typebox';
import { Id, Nullable, Page } from './basics.ts';

const FactName = Type.String({ minLength: 1, maxLength: 40 });
const Fact = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]);

/** What a page says of its visitor or of a step, by name. Unsigned: nobody has proved it. */
export const Facts = Type.Record(FactName, Fact, { maxProperties: 30 });
export type Facts = Type.Static<typeof Facts>;

/** New values by name; null takes one away, names that are not mentioned stay. */
export const AttributeChange = Type.Record(FactName, Nullable(Fact), { minProperties: 1, maxProperties: 30 });
export type AttributeChange = Type.Static<typeof AttributeChange>;

/** A step of a visitor: a page they looked at (`name` is null) or something they did there. */
export const TrackedStep = Type.Object(
  {
    id: Id,
    agoMs: Type.Integer({
      minimum: 0,
      maximum: 86_400_000,
      description: 'How long ago it was. Clocks of browsers are not to be trusted; their differences are.',
    }),
    name: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
    page: Page,
    data: Nullable(Facts),
  },
  { additionalProperties: false },
);
export type TrackedStep = Type.Static<typeof TrackedStep>;

export const TrackSteps = Type.Object(
  { steps: Type.Array(TrackedStep, { minItems: 1, maxItems: 50 }) },
  { additionalProperties: false },
);
export type TrackSteps = Type.Static<typeof TrackSteps>;
