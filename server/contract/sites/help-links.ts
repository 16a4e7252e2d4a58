import { Type } from 'typebox';
import { Words } from '../schemas/site-setting-parts.ts';

/** A page that may answer a question before it is asked. */
export const HelpLink = Type.Object(
  { label: Words, url: Words },
  {
    additionalProperties: false,
    description:
      'The address begins with https:// or http://. Visitors without a label or an address in their language are not shown the link.',
  },
);
export type HelpLink = Type.Static<typeof HelpLink>;

export const HelpLinks = Type.Array(HelpLink, {
  maxItems: 6,
  description: 'What visitors can read before they write, such as articles of a help centre.',
});
