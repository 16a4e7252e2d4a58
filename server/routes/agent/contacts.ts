import type { FastifyInstance, FastifyRequest } from 'fastify';
import { withMark } from '../../common/csv.ts';
import { contactFrom, findContact } from '../../contacts/contact.ts';
import { contactsCsv } from '../../contacts/contacts-csv.ts';
import { parseContactFilter } from '../../contacts/filter-contacts.ts';
import { importContacts } from '../../contacts/import-contacts.ts';
import { listContacts } from '../../contacts/list-contacts.ts';
import { listFiles } from '../../contacts/list-files.ts';
import { mergeContacts, previewMerge } from '../../contacts/merge-contacts.ts';
import { listMerges } from '../../contacts/merge-record.ts';
import { changeContact, createContact, putContact } from '../../contacts/put-contact.ts';
import { undoMerge } from '../../contacts/undo-merge.ts';
import { contacts } from '../../contract/routes/agent/developers/contacts.ts';
import type { VisitorRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import type { Person } from '../../plugins/traffic.ts';
import { storedAbout } from '../../privacy/stored-about.ts';
import { eraseAndTell } from '../erase-and-tell.ts';
import { route } from '../route.ts';
import { asCsvFile, sendPieces } from '../send-pieces.ts';

const CHANGES = { limit: limited(300) };
const EXPORTS = { limit: limited(10) };

export async function contactRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, now } = app.services;

  /** A change by a person is written down. Programs may make thousands a day. */
  const changed = async (request: FastifyRequest, change: (tx: Transaction) => Promise<VisitorRow>) =>
    contactFrom(
      await runInTransaction(async (tx) => {
        const row = await change(tx);
        if (agentOf(request).byKey === undefined) await audit(tx, request, 'visitor.changed', row.id);
        return row;
      }),
    );

  route(
    app,
    contacts.list,
    ({ query: { filter, ...asked } }) =>
      listContacts(database, {
        ...asked,
        filter: filter === undefined ? null : parseContactFilter(filter),
        now: now(),
      }),
    { limit: limited(240) },
  );
  route(
    app,
    contacts.listFiles,
    async (request) => {
      const { id } = await findContact(database.read, request.params.id);
      return listFiles(database.read, id);
    },
    { limit: limited(120) },
  );
  route(app, contacts.read, async (request) =>
    contactFrom(await findContact(database.read, request.params.id)),
  );
  route(
    app,
    contacts.csv,
    async (request, reply) => {
      const person = personOf(request);
      await runInTransaction((tx) => audit(tx, request, 'visitor.exported', 'contacts.csv'));
      const lines = contactsCsv(database.read);
      asCsvFile(reply, 'contacts');
      return sendPieces(request, reply, person, request.query.bom === true ? withMark(lines) : lines);
    },
    EXPORTS,
  );
  route(
    app,
    contacts.readStored,
    async (request, reply) => {
      const person = personOf(request);
      const visitor = await findContact(database.read, request.params.id);
      await runInTransaction((tx) => audit(tx, request, 'visitor.exported', visitor.id));
      reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="contact-${visitor.id}.json"`);
      return sendPieces(request, reply, person, storedAbout(database.read, visitor));
    },
    EXPORTS,
  );
  route(
    app,
    contacts.create,
    async (request) => {
      const { contact, created } = await runInTransaction((tx) => createContact(tx, request.body));
      return { created, answer: contactFrom(contact) };
    },
    CHANGES,
  );
  route(
    app,
    contacts.importLines,
    async (request) => {
      const { siteId, rows } = request.body;
      const done = await importContacts(runInTransaction, siteId, rows);
      await runInTransaction((tx) =>
        audit(tx, request, 'visitor.changed', `import: ${done.made} made, ${done.changed} changed`),
      );
      return done;
    },
    CHANGES,
  );
  route(
    app,
    contacts.put,
    async (request) => {
      const { id: siteId, externalId } = request.params;
      const overSigned = agentOf(request).byKey !== undefined;
      return changed(request, (tx) => putContact(tx, { siteId, externalId }, request.body, { overSigned }));
    },
    CHANGES,
  );
  route(
    app,
    contacts.change,
    (request) => changed(request, (tx) => changeContact(tx, request.params.id, request.body)),
    CHANGES,
  );
  route(
    app,
    contacts.merge,
    async (request) => {
      const { contactId } = request.body;
      const kept = await runInTransaction(async (tx) => {
        const row = await mergeContacts(tx, request.params.id, contactId);
        await audit(tx, request, 'visitor.merged', row.id);
        return row;
      });
      // Its live connections were made for somebody who is no longer there.
      await disconnector.visitor(contactId);
      return contactFrom(kept);
    },
    { limit: limited(60) },
  );
  route(app, contacts.listMerges, async (request) => {
    const { id } = await findContact(database.read, request.params.id);
    return { merges: await listMerges(database.read, id, now()) };
  });
  route(
    app,
    contacts.previewMerge,
    async (request) => {
      const { id, contactId } = request.params;
      const { kept, ...rest } = await previewMerge(database.read, id, contactId);
      return { contact: contactFrom(kept), ...rest };
    },
    { limit: limited(60) },
  );
  route(
    app,
    contacts.undoMerge,
    async (request) => {
      const { id, contactId } = request.params;
      const undone = await runInTransaction(async (tx) => {
        const done = await undoMerge(tx, id, contactId);
        await audit(tx, request, 'visitor.unmerged', contactId);
        return done;
      });
      // Live connections reach conversations that are somebody else's again.
      await disconnector.visitor(id);
      return {
        contact: contactFrom(undone.restored),
        kept: contactFrom(undone.kept),
        stayed: undone.stayed,
      };
    },
    { limit: limited(60) },
  );
  route(
    app,
    contacts.delete,
    async (request) => {
      const { id } = await findContact(database.read, request.params.id);
      await eraseAndTell(request, id, (tx, conversations) =>
        audit(tx, request, 'visitor.deleted', `${conversations} conversations`),
      );
    },
    { limit: limited(60) },
  );
}

/** @throws TryLater for who was sent too much lately */
function personOf(request: FastifyRequest): Person {
  const person = { kind: 'agent', id: agentOf(request).agent.id } as const;
  request.server.traffic.checkPerson(person);
  return person;
}
