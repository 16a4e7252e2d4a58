import {
  Contact,
  ContactMerges,
  Contacts,
  ContactsCsvQuery,
  ContactsQuery,
  CreateContact,
  ExternalContactParams,
  MergeContact,
  MergePreview,
  PutContact,
  UndoneMerge,
} from '../../../schemas/developers/contacts.ts';
import { StoredAboutMe } from '../../../schemas/widget-api.ts';
import { AT, ID, OTHER_ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const SAID = { name: 'Ada Lovelace', email: 'ada@example.com', attributes: { plan: 'pro', seats: 5 } };
const CONTACT = {
  id: ID,
  siteId: OTHER_ID,
  externalId: 'customer-17',
  ...SAID,
  verified: false,
  signedAttributes: {},
  language: 'en-GB',
  timeZone: 'Europe/London',
  createdAt: AT,
  lastSeenAt: AT,
};

/** Visitors, for programs that know who they are. */
export const contacts = {
  list: {
    method: 'GET',
    path: '/api/agent/contacts',
    who: 'agent',
    key: 'read',
    query: ContactsQuery,
    answer: Contacts,
    summary: 'List or search contacts',
    description:
      'Every visitor is a contact. In the order of their ids or, with `order=newest`, of when they were first seen, in pages; with `text`, at most the 200 of whom it was said last. Those that were merged into others are not listed.',
    example: { query: { email: 'ada@example.com' }, answer: { contacts: [CONTACT], next: null } },
  },
  csv: {
    method: 'GET',
    path: '/api/agent/contacts.csv',
    who: 'admin',
    key: 'read',
    query: ContactsCsvQuery,
    content: 'text/csv',
    errors: ['too_many_requests'],
    summary: 'Read all contacts as CSV',
    description:
      'A line for each contact; attributes are JSON. Those that were merged into others are not listed. The audit log says who did it.',
  },
  readStored: {
    method: 'GET',
    path: '/api/agent/contacts/:id/export',
    who: 'admin',
    key: 'read',
    answer: StoredAboutMe,
    streamed: true,
    errors: ['not_found', 'too_many_requests'],
    summary: 'Read everything that is stored about a contact',
    description:
      'What the visitor would get who asks for it: all but what agents noted for each other. The audit log says who did it.',
  },
  create: {
    method: 'POST',
    path: '/api/agent/contacts',
    who: 'agent',
    key: 'contacts',
    body: CreateContact,
    answer: Contact,
    creates: 'once',
    errors: ['id_taken', 'not_found'],
    summary: 'Make a contact',
    description:
      'Somebody who need not have opened the chat yet. With `externalId`, whoever the site signs under that `sub` becomes this contact, and finds their conversations. `id_taken` where another contact of the site has that `externalId`.',
    example: { body: { id: ID, siteId: OTHER_ID, externalId: 'customer-17', ...SAID }, answer: CONTACT },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/sites/:id/contacts/:externalId',
    who: 'agent',
    key: 'contacts',
    params: ExternalContactParams,
    body: PutContact,
    answer: Contact,
    errors: ['not_found'],
    summary: 'Make or change the contact with an external id',
    description:
      'Idempotent: makes the contact of the site where there is none. What is left out stays, null takes it away. Of a verified contact, a key changes name and e-mail address until the site signs them again; a person is refused.',
    example: { body: SAID, answer: CONTACT },
  },
  read: {
    method: 'GET',
    path: '/api/agent/contacts/:id',
    who: 'agent',
    key: 'read',
    answer: Contact,
    errors: ['not_found'],
    summary: 'Read a contact',
    description: 'The id of one that was merged leads to the one that was kept.',
    example: { answer: CONTACT },
  },
  change: {
    method: 'PATCH',
    path: '/api/agent/contacts/:id',
    who: 'agent',
    key: 'contacts',
    body: PutContact,
    answer: Contact,
    errors: ['not_found'],
    summary: 'Change what is known of a contact',
    description:
      'What is left out stays, null takes it away. An external id is given when a contact is made, never to one whose browser is there: what the site signs would open to whoever sits at it. Name and e-mail address of a verified contact are what the site has signed: another one is refused with `forbidden`.',
    example: { body: { email: null, attributes: { plan: 'team' } }, answer: { ...CONTACT, email: null } },
  },
  merge: {
    method: 'POST',
    path: '/api/agent/contacts/:id/merges',
    who: 'admin',
    key: 'contacts',
    body: MergeContact,
    answer: Contact,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Merge another contact into this one',
    description:
      'Conversations, files, notes, blocks and what is known of `contactId` move to the contact of the address, which keeps what it knows itself; both ids and both external ids lead to it from then on. Of one site only, and only into a contact that is verified or that a program made. The browser of an unverified visitor who is merged is signed out, because nothing proves who sits at it. It can be undone for seven days. Merging again what was merged answers alike.',
    example: { body: { contactId: OTHER_ID }, answer: CONTACT },
  },
  listMerges: {
    method: 'GET',
    path: '/api/agent/contacts/:id/merges',
    who: 'admin',
    key: 'contacts',
    answer: ContactMerges,
    errors: ['not_found'],
    summary: 'List the merges that can be undone',
    description:
      'Of the last seven days, into this contact; the latest first, which is the order in which they can be undone.',
    example: {
      answer: { merges: [{ contactId: OTHER_ID, name: 'Ada', at: AT, undoUntil: AT + 604_800_000 }] },
    },
  },
  previewMerge: {
    method: 'GET',
    path: '/api/agent/contacts/:id/merges/:contactId',
    who: 'admin',
    key: 'contacts',
    answer: MergePreview,
    errors: ['not_found'],
    summary: 'See what a merge would come to',
    description: 'Changes nothing. Refused as the merge itself would be.',
    example: { answer: { contact: CONTACT, conversations: 2, signsOut: false } },
  },
  undoMerge: {
    method: 'DELETE',
    path: '/api/agent/contacts/:id/merges/:contactId',
    who: 'admin',
    key: 'contacts',
    answer: UndoneMerge,
    errors: ['not_found', 'too_late'],
    summary: 'Undo a merge',
    description:
      'Within seven days, and the latest merge first. Conversations, signed-in browsers, page visits, blocks, notes and what was known of both are as they were. What was changed since stays with the contact that was kept: what was said of it, a note that was written, and conversations in which the visitor has written, which `stayed` lists. Not undone: a browser that was signed out stays so; browsers that the site has signed since sign in again; `visitor.identified` and other events of persons in the feed keep the id under which they were told.',
    example: { answer: { contact: { ...CONTACT, id: OTHER_ID }, kept: CONTACT, stayed: [] } },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/contacts/:id',
    who: 'admin',
    key: 'contacts',
    errors: ['not_found'],
    summary: 'Delete a contact and everything with them',
    description:
      'Conversations, messages, files and what is known of them, for good; `visitor.erased` tells those who keep a copy.',
  },
} as const satisfies Routes;
