import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { Transaction } from '../database/transaction.ts';

/** 32 random bytes as base64url: what visitors' browsers mint, and sessions and set-up links are made of. */
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Browsers mint their own tokens; one that could be guessed is not taken.
 * @throws ApiError `bad_request` when it is not 32 bytes of base64url
 */
export function requireToken(token: string): void {
  if (TOKEN_PATTERN.test(token)) return;
  throw new ApiError('bad_request', 'The bearer token must be 32 random bytes as base64url (43 characters).');
}

/** Tokens are kept as hashes only. They are random, so a fast hash without salt is right. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

/**
 * Waits until no other node takes this visitor's token, and holds that until this transaction ends: whether a token
 * speaks for a stranger or for somebody the site signed stands in two tables, and no constraint spans both. (SQLite has
 * one writer at a time.)
 */
export async function lockToken(tx: Transaction, tokenHash: string): Promise<void> {
  if (tx.dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${tokenHash}, 0))`.execute(tx.db);
}
