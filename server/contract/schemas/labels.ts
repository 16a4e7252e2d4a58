import { Type } from 'typebox';
import { Id, ItemName } from './basics.ts';

const strict = { additionalProperties: false } as const;

export const Label = Type.Object(
  { id: Id, name: Type.String(), color: Type.String({ pattern: '^#[0-9a-f]{6}$' }) },
  strict,
);
export type Label = Type.Static<typeof Label>;
export const Labels = Type.Object({ labels: Type.Array(Label) }, strict);
export type Labels = Type.Static<typeof Labels>;

/** Makes the label of this id, or changes it. */
export const PutLabel = Type.Object({ name: ItemName, color: Label.properties.color }, strict);
export type PutLabel = Type.Static<typeof PutLabel>;
