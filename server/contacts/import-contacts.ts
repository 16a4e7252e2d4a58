import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { ApiError } from '../common/api-error.ts';
import {
  type ImportedContacts,
  type ImportFault,
  type ImportRow,
  PutContact,
} from '../contract/schemas/developers/contacts.ts';
import type { Db } from '../database/database.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import { changeContact, createContact, putContact } from './put-contact.ts';

const MAX_EXTERNAL_ID = 200;

/**
 * Takes in a part of a file of contacts, one after the other, each in a transaction of its own: what cannot be taken is named and
 * holds up nothing. A contact is found again by its external id, where a line has one, else by its e-mail address, so that the same
 * part again makes nobody twice. Only contacts that a program made or the site has signed are found by their address: what a visitor
 * typed proves nothing.
 * @throws ApiError `not_found` without that site
 */
export async function importContacts(
  runInTransaction: RunInTransaction,
  siteId: string,
  rows: readonly ImportRow[],
): Promise<ImportedContacts> {
  const counts = { made: 0, changed: 0 };
  const refused: ImportedContacts['refused'] = [];
  for (const row of rows) {
    try {
      const isNew = await runInTransaction((tx) => importRow(tx, siteId, row));
      counts[isNew ? 'made' : 'changed'] += 1;
    } catch (error) {
      // Without the site no line can be taken; what is not our refusal is a fault, and said as one.
      if (!(error instanceof ApiError) || error.code === 'not_found') throw error;
      const fault = error instanceof FaultyLine ? { fault: error.fault } : {};
      refused.push({ line: row.line, code: error.code, message: error.message, ...fault });
    }
  }
  return { ...counts, refused };
}

/** @returns whether the contact is new */
async function importRow(tx: Transaction, siteId: string, row: ImportRow): Promise<boolean> {
  const said = saidIn(row);
  const externalId = row.externalId?.trim() ?? '';
  if (externalId.length > MAX_EXTERNAL_ID)
    throw new FaultyLine('external_id', `The external id is longer than ${MAX_EXTERNAL_ID} characters.`);
  if (externalId !== '') {
    const known = await hasExternalId(tx.db, siteId, externalId);
    await putContact(tx, { siteId, externalId }, said, { overSigned: false });
    return !known;
  }
  if (typeof said.email !== 'string')
    throw new FaultyLine('nothing_to_find_by', 'The line has neither an external id nor an e-mail address.');
  await lockAddress(tx, siteId, said.email);
  const known = await byAddress(tx.db, siteId, said.email);
  if (known === null) {
    await createContact(tx, { id: randomUUID(), siteId, ...said });
    return true;
  }
  // By it they were found: it stays as it was written, or signed.
  const { email: _known, ...others } = said;
  await changeContact(tx, known, others);
  return false;
}

/** A line that no contact can be made of. Consoles say what is wrong with it in their own language. */
class FaultyLine extends ApiError {
  readonly fault: ImportFault;

  constructor(fault: ImportFault, message: string) {
    super('bad_request', message);
    this.fault = fault;
  }
}

/** @throws FaultyLine for what no contact can have */
function saidIn({ name = '', email = '', attributes = {} }: ImportRow): PutContact {
  const said: PutContact = {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(email.trim() === '' ? {} : { email: email.trim() }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
  if (Value.Check(PutContact, said)) return said;
  const wrong = Object.entries(said).find(([field, value]) => !Value.Check(PutContact, { [field]: value }));
  const field = (wrong?.[0] ?? 'attributes') as keyof PutContact;
  throw new FaultyLine(field, WRONG[field]);
}

const WRONG: Readonly<Record<keyof PutContact, string>> = {
  name: 'The name is longer than 80 characters.',
  email: 'This is not an e-mail address.',
  attributes: 'A contact has up to 30 attributes, with names of up to 40 characters and texts of up to 200.',
};

async function hasExternalId(db: Db, siteId: string, externalId: string): Promise<boolean> {
  const row = await db
    .selectFrom('visitors')
    .select('id')
    .where('site_id', '=', siteId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Waits until no other node imports a contact of this address, and holds that until this transaction ends: no index makes addresses
 * unique. (SQLite has one writer at a time.)
 */
async function lockAddress({ db, dialect }: Transaction, siteId: string, email: string): Promise<void> {
  const key = `contact ${siteId} ${email.toLowerCase()}`;
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
}

/** The oldest contact of this address whose address counts. */
async function byAddress(db: Db, siteId: string, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('visitors')
    .select('id')
    .where('site_id', '=', siteId)
    // As in the index of addresses. SQLite makes small letters of those from A to Z alone, on both sides.
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('email', 'is not', null)
    .where('merged_into', 'is', null)
    .where((eb) => eb.or([eb('by_api', '=', 1), eb('verified', '=', 1)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
