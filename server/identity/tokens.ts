import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url: what visitors' browsers mint, and sessions and set-up links are made of. */
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are kept as hashes only. They are random, so a fast hash without salt is right. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
