import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import type { Contact } from '../../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import { NO_CONTACTS } from '../../support/fake-accounts.ts';
import { MARA, uuid } from '../../support/fake-deps.ts';

/** A contact of whom nothing else is known. */
export const contact = (number: number, name: string | null): Contact => ({
  id: uuid(number),
  siteId: uuid(100),
  externalId: null,
  name,
  email: null,
  verified: false,
  attributes: {},
  signedAttributes: {},
  language: null,
  timeZone: null,
  createdAt: 1,
  lastSeenAt: 1,
});
/** What is known of the first of them. */
export const DETAILS: VisitorDetails = {
  visitor: { ...MARA, id: uuid(1) },
  siteName: 'Tea',
  language: null,
  userAgent: null,
  timeZone: null,
  page: null,
  firstSeenAt: 0,
  lastSeenAt: 0,
  here: false,
  conversationCount: 30,
  conversations: [
    { id: uuid(5), status: 'resolved', startedAt: 1, lastAt: 2, lastWords: 'Where is my parcel?' },
  ],
  note: null,
  attributes: { said: {}, signed: {} },
  activity: [],
  externalId: null,
  blocks: [],
  networkKnown: false,
};
/** A console whose server answers so about contacts. */
export const having = (api: Partial<ContactsApi>) => ({
  contacts: async () => ({ ...NO_CONTACTS, ...api }) as ContactsApi,
});
