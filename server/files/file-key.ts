import { randomBytes } from 'node:crypto';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** A random name no file has had: `ab/ab…`. */
export function newFileKey(): string {
  const name = randomBytes(16).toString('hex');
  return `${name.slice(0, 2)}/${name}`;
}

/** @throws when it is not one that `newFileKey` made */
export function requireFileKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`Not a key of this store: ${key}`);
}
