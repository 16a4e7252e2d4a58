import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';

/** Public like the demo's passwords; a site of one's own takes its key from the console and keeps it to itself. */
const IDENTITY_KEY = 'frontdesk-demo-identity-key-known-to-everybody';
const COOKIE = 'customer';

const CUSTOMERS = [
  {
    id: 'customer-1',
    name: 'Clara Winter',
    email: 'clara@customers.example',
    attributes: { orders: 12, plan: 'gold' },
  },
  { id: 'customer-2', name: 'Dan Osei', email: 'dan@customers.example', attributes: { orders: 1 } },
];

/**
 * The shop's customers, who sign in with one click, and the tokens with which the shop tells the chat who they are.
 * @param {string} siteKey
 */
export function createCustomers(siteKey) {
  /** @type {Map<string, typeof CUSTOMERS[number]>} */
  const sessions = new Map();

  return {
    all: CUSTOMERS,
    /** Who a request comes from, or null. @param {string | undefined} cookies */
    of: (cookies) => sessions.get(sessionIn(cookies)) ?? null,
    /** Signs a customer in. @param {string} id @returns the cookie to set, or null for somebody unknown */
    signIn(id) {
      const customer = CUSTOMERS.find((one) => one.id === id);
      if (customer === undefined) return null;
      const session = randomBytes(16).toString('base64url');
      sessions.set(session, customer);
      return `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`;
    },
    /** @param {string | undefined} cookies @returns the cookie to set */
    signOut(cookies) {
      sessions.delete(sessionIn(cookies));
      return `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
    },
    /** Who the customer is, signed; made on the server, because the key must not leave it. @param {typeof CUSTOMERS[number]} customer */
    chatToken: ({ id, name, email, attributes }) =>
      new SignJWT({ name, email, attributes })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(siteKey)
        .setSubject(id)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(IDENTITY_KEY)),
  };
}

/** @param {string | undefined} cookies */
function sessionIn(cookies) {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(cookies ?? '')?.[1] ?? '';
}
