import { Type } from 'typebox';
import { Id } from '../../schemas/basics.ts';
import { collection } from '../collection.ts';
import { ID } from '../examples.ts';

const strict = { additionalProperties: false } as const;

/** What every agent should know, such as how a refund is made. Visitors never get it. */
export const Guide = Type.Object({ id: Id, name: Type.String(), body: Type.String() }, strict);
export type Guide = Type.Static<typeof Guide>;
export const PutGuide = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    body: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
  },
  strict,
);
export type PutGuide = Type.Static<typeof PutGuide>;

const REFUND = {
  name: 'Refunds',
  body: 'Up to 30 days after delivery, without a reason. Above 500 € ask Ana.',
};

export const guides = collection({
  path: '/api/agent/guides',
  one: 'guide',
  listed: 'guides',
  list: Type.Object({ guides: Type.Array(Guide) }, strict),
  item: Guide,
  put: PutGuide,
  description: 'What every agent should know, such as how a refund is made. Visitors never get it.',
  example: { body: REFUND, item: { id: ID, ...REFUND } },
});
