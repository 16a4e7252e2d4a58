import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Format 1: `sealed:1:<name of the key>:<base64url of nonce, ciphertext and tag>`. */
const SEALED = /^sealed:1:([0-9a-f]{16}):([\w-]+)$/;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps secrets that the server itself has to read from being read in its database. Without `FRONTDESK_SECRET` there is nothing to
 * seal with: a key beside what it seals would protect nothing.
 */
export type Sealer = {
  /** @param owner the id of whoever the secret belongs to: what is sealed for one opens for no other */
  seal(secret: string, owner: string): string;
  /**
   * What was sealed, or was stored as it is.
   * @throws SealedWithAnother
   */
  open(stored: string, owner: string): string;
  /** Whether it is stored as `seal` would store it now. */
  isCurrent(stored: string): boolean;
  /** The names of the keys that it opens. */
  opens: readonly string[];
  /**
   * Seals from now on with the first of its keys, the one of its own secret first, that others open as well; with none of them,
   * leaves secrets open.
   * @param othersOpen whether others open what is sealed with the key of this name
   * @returns whether that is how it seals alone
   */
  sealFor(othersOpen: (key: string) => boolean): boolean;
};

/** It was sealed with a secret that this server does not have. */
export class SealedWithAnother extends Error {
  constructor() {
    super('A secret in the database is sealed with another FRONTDESK_SECRET than this server has.');
    this.name = 'SealedWithAnother';
  }
}

type Key = { name: string; bytes: Buffer };

/**
 * AES-256-GCM, with keys derived by HKDF (RFC 5869).
 * @param secret of the server; null: nothing is sealed
 * @param before secrets that it had before, which still open
 */
export function createSealer(secret: string | null, before: readonly string[] = []): Sealer {
  const own = secret === null ? null : keyFrom(secret);
  const all = [...(own === null ? [] : [own]), ...before.map(keyFrom)];
  const keys = new Map(all.map((key) => [key.name, key]));
  let current = own;
  return {
    opens: [...keys.keys()],
    sealFor(othersOpen) {
      current = own === null ? null : (all.find(({ name }) => othersOpen(name)) ?? null);
      return current === own;
    },
    seal: (text, owner) => (current === null || text === '' ? text : sealWith(current, text, owner)),
    open(stored, owner) {
      const [, name, data] = SEALED.exec(stored) ?? [];
      if (name === undefined || data === undefined) return stored;
      const key = keys.get(name);
      if (key === undefined) throw new SealedWithAnother();
      return openWith(key, Buffer.from(data, 'base64url'), owner);
    },
    isCurrent(stored) {
      const [, name] = SEALED.exec(stored) ?? [];
      return stored === '' || name === current?.name;
    },
  };
}

/** For whoever opens the database without a secret: what is sealed stays so. */
export const NO_SEALER = createSealer(null);

function keyFrom(secret: string): Key {
  const derived = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `frontdesk ${use}`, bytes));
  return {
    name: derived('name of the key', 8).toString('hex'),
    bytes: derived('secrets at rest', KEY_BYTES),
  };
}

function sealWith({ name, bytes }: Key, text: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(owner),
  );
  const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return `sealed:1:${name}:${Buffer.concat(sealed).toString('base64url')}`;
}

function openWith({ bytes }: Key, data: Buffer, owner: string): string {
  const decipher = createDecipheriv(CIPHER, bytes, data.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(data.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}
