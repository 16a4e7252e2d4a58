import { Type } from 'typebox';

/** Where something more is known of a contact. */
export const ContactLink = Type.Object(
  {
    label: Type.String({ maxLength: 60, description: 'What agents click on.' }),
    url: Type.String({
      maxLength: 500,
      description:
        'Begins with https:// and has `{{visitor.externalId}}` or `{{visitor.email}}` after the host. Values are encoded; the link is not shown for a contact without them.',
    }),
  },
  { additionalProperties: false },
);
export type ContactLink = Type.Static<typeof ContactLink>;

export const ContactLinks = Type.Array(ContactLink, {
  maxItems: 10,
  description: 'What agents can open of a contact elsewhere, such as the customer in the shop’s back office.',
});
