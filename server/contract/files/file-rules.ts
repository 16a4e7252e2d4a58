import { Type } from 'typebox';
import { Nullable } from '../schemas/basics.ts';
import { FILE_KINDS, MAX_FILE_MEGABYTES } from './file-kinds.ts';

/** Which files visitors may send, where they may send any. */
export const FileRules = Type.Object(
  {
    megabytes: Type.Integer({
      minimum: 1,
      maximum: MAX_FILE_MEGABYTES,
      description: 'How large one file may be, in MB of 1,048,576 bytes.',
    }),
    kinds: Nullable(
      Type.Array(Type.Enum(FILE_KINDS), {
        minItems: 1,
        uniqueItems: true,
        description: 'Only these, by what is in the file and not by its name alone; null: all.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type FileRules = Type.Static<typeof FileRules>;
