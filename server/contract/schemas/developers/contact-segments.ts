import { Type } from 'typebox';
import { Id, ItemName } from '../basics.ts';

const strict = { additionalProperties: false } as const;

/**
 * One condition on an attribute, said by pages and programs or signed by the site; where both say it, the signed one counts. `is` and
 * `not` compare without regard to case, numbers by their value, true and false as `true` and `false`. `over` and `under` are for numbers,
 * and for dates, which are texts such as `2026-11-29`. Of `over` and `under`, `today` and `today-6`, the day six days
 * before, count days in the time zone of the request. `exists` and `missing` take no value.
 */
export const AttributeRule = Type.Object(
  {
    attribute: Type.String({ minLength: 1, maxLength: 40 }),
    op: Type.Enum(['is', 'not', 'contains', 'over', 'under', 'exists', 'missing']),
    value: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'Of `over` and `under` for dates, also `today`, or `today-6` for the day six days before: from that day on, and before it.',
      }),
    ),
  },
  strict,
);
export type AttributeRule = Type.Static<typeof AttributeRule>;

/** Conditions joined by and (`all`) or or (`any`). */
export const ContactFilter = Type.Object(
  { match: Type.Enum(['all', 'any']), rules: Type.Array(AttributeRule, { minItems: 1, maxItems: 10 }) },
  strict,
);
export type ContactFilter = Type.Static<typeof ContactFilter>;

/** A filter of contacts with a name, for the whole team. */
export const ContactSegment = Type.Object({ id: Id, name: Type.String(), filter: ContactFilter }, strict);
export type ContactSegment = Type.Static<typeof ContactSegment>;
export const ContactSegments = Type.Object({ segments: Type.Array(ContactSegment) }, strict);
export type ContactSegments = Type.Static<typeof ContactSegments>;
export const PutContactSegment = Type.Object({ name: ItemName, filter: ContactFilter }, strict);
export type PutContactSegment = Type.Static<typeof PutContactSegment>;
