import { Type } from 'typebox';
import { AttributeChange, Facts } from '../activity.ts';
import { Id, Nullable, Time } from '../basics.ts';
import { Attachment } from '../conversations.ts';
import { RequestTimeZone } from '../find-api.ts';

const strict = { additionalProperties: false } as const;

const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' });
/** Who somebody is at the site: the `sub` of what it signs. */
export const ExternalId = Type.String({ minLength: 1, maxLength: 200 });

/** A visitor, as programs know them. `verified`: the site has signed who they are; nothing else makes them so. */
export const Contact = Type.Object(
  {
    id: Id,
    siteId: Id,
    externalId: Nullable(ExternalId),
    name: Nullable(Type.String()),
    email: Nullable(Type.String()),
    verified: Type.Boolean(),
    attributes: Type.Unsafe<Facts>({
      ...Facts,
      description: 'What programs and pages say of them: texts, numbers, true or false, by name.',
    }),
    signedAttributes: Type.Unsafe<Facts>({ ...Facts, description: 'What the site has signed of them.' }),
    language: Nullable(Type.String()),
    timeZone: Nullable(Type.String()),
    createdAt: Time,
    lastSeenAt: Time,
  },
  strict,
);
export type Contact = Type.Static<typeof Contact>;

/** What may be said of a contact. What is left out stays; null takes it away. */
const said = {
  name: Type.Optional(Nullable(Name)),
  email: Type.Optional(Nullable(Email)),
  attributes: Type.Optional(AttributeChange),
};

export const CreateContact = Type.Object(
  { id: Id, siteId: Id, externalId: Type.Optional(ExternalId), ...said },
  strict,
);
export type CreateContact = Type.Static<typeof CreateContact>;

export const PutContact = Type.Object(said, strict);
export type PutContact = Type.Static<typeof PutContact>;

/** Orders of the list: by id, which never changes, or the newest first, by their first visit. */
export const ContactsOrder = Type.Enum(['id', 'newest']);

/** `text` finds by name, address and attributes; `email` is compared as a whole. */
export const ContactsQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
    externalId: Type.Optional(ExternalId),
    siteId: Type.Optional(Id),
    filter: Type.Optional(
      Type.String({
        maxLength: 4_000,
        description: 'JSON: conditions on attributes, as segments have them.',
      }),
    ),
    timeZone: RequestTimeZone,
    order: Type.Optional(ContactsOrder),
    cursor: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
);
export type ContactsQuery = Type.Static<typeof ContactsQuery>;

export const Contacts = Type.Object(
  {
    contacts: Type.Array(Contact),
    next: Nullable(
      Type.String({
        description:
          'Ask with it as `cursor` for the next page; null after the last. With `filter`, a page may be short, or empty, while there is a next one: looking through all contacts took too long for one request.',
      }),
    ),
  },
  strict,
);
export type Contacts = Type.Static<typeof Contacts>;

/** `bom`: begins with the mark by which Excel knows UTF-8. */
export const ContactsCsvQuery = Type.Object({ bom: Type.Optional(Type.Boolean()) }, strict);

/** What was sent in somebody's conversations, by whomever. */
export const ContactFiles = Type.Object(
  {
    files: Type.Array(
      Type.Object(
        {
          attachment: Attachment,
          conversationId: Id,
          seq: Type.Integer({ description: 'The message that has it.' }),
          fromVisitor: Type.Boolean(),
          at: Time,
        },
        strict,
      ),
    ),
    more: Type.Boolean({ description: 'There are older ones, too.' }),
  },
  strict,
);
export type ContactFiles = Type.Static<typeof ContactFiles>;

/** Longer than anything that is kept: what is too long is refused with its line, and not with the whole part. */
const Written = Type.String({ maxLength: 10_000 });

/** A line of a file of contacts. What it says is checked line by line, and a line that cannot be taken is named. */
export const ImportRow = Type.Object(
  {
    line: Type.Integer({ minimum: 1, description: 'Its number in the file, by which a refusal names it.' }),
    externalId: Type.Optional(Written),
    name: Type.Optional(Written),
    email: Type.Optional(Written),
    attributes: Type.Optional(
      Type.Record(Written, Type.Union([Written, Type.Number(), Type.Boolean()]), { maxProperties: 100 }),
    ),
  },
  strict,
);
export type ImportRow = Type.Static<typeof ImportRow>;

/** A part of a file: as many lines as go into one request. */
export const ImportContacts = Type.Object(
  { siteId: Id, rows: Type.Array(ImportRow, { minItems: 1, maxItems: 50 }) },
  strict,
);
export type ImportContacts = Type.Static<typeof ImportContacts>;

/** Why a line of an import cannot be taken: what is wrong with what stands in it. */
export const IMPORT_FAULTS = ['external_id', 'nothing_to_find_by', 'name', 'email', 'attributes'] as const;
export type ImportFault = (typeof IMPORT_FAULTS)[number];

export const ImportedContacts = Type.Object(
  {
    made: Type.Integer(),
    changed: Type.Integer({ description: 'Found again, whether or not they were like this before.' }),
    refused: Type.Array(
      Type.Object(
        {
          line: Type.Integer(),
          code: Type.String(),
          message: Type.String(),
          fault: Type.Optional(
            Type.Enum(IMPORT_FAULTS, {
              description:
                'Of `bad_request`: `external_id`, `name` or `attributes` are too long, `email` is none; `nothing_to_find_by`: there is neither an external id nor an e-mail address.',
            }),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type ImportedContacts = Type.Static<typeof ImportedContacts>;

/** Who is merged into the contact of the address. */
export const MergeContact = Type.Object({ contactId: Id }, strict);
export type MergeContact = Type.Static<typeof MergeContact>;

/** What a merge would come to: the contact that would be kept, as it would be then. */
export const MergePreview = Type.Object(
  {
    contact: Contact,
    conversations: Type.Integer({ description: 'How many conversations would move to it.' }),
    signsOut: Type.Boolean({
      description:
        'The browser of the merged one would be signed out, because the site has not signed who sits there.',
    }),
  },
  strict,
);
export type MergePreview = Type.Static<typeof MergePreview>;

/** Who was merged into a contact, and can still be told apart again; the latest first. */
export const ContactMerges = Type.Object(
  {
    merges: Type.Array(
      Type.Object(
        {
          contactId: Id,
          name: Nullable(Type.String({ description: 'Of the one that was merged, as it was then.' })),
          at: Time,
          undoUntil: Time,
        },
        strict,
      ),
    ),
  },
  strict,
);
export type ContactMerges = Type.Static<typeof ContactMerges>;

/** Two contacts again. */
export const UndoneMerge = Type.Object(
  {
    contact: Type.Unsafe<Contact>({ ...Contact, description: 'The one that had been merged.' }),
    kept: Contact,
    stayed: Type.Array(Id, {
      description:
        'Conversations that stay with the kept one, because the visitor has written in them since.',
    }),
  },
  strict,
);
export type UndoneMerge = Type.Static<typeof UndoneMerge>;

export const ExternalContactParams = Type.Object({ id: Id, externalId: ExternalId }, strict);
