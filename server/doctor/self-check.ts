import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database, Db } from '../database/database.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { WebhookFact } from '../engine/engine.ts';

/** Asks `/health` what arrived of the request; signed, so that nobody else learns how the proxies stand. */
export const QUESTION_HEADER = 'frontdesk-check';
export const ANSWER_HEADER = 'frontdesk-arrived';
/** The command line makes a channel of this kind occupied. No page is ever let into one. */
export const CHECK_CHANNEL = 'private-check-';
/** The newest of them that the engine has told the server of. */
const LAST_HEARD = 'engine_webhook_checked';
const LONGEST_QUESTION = 200;
const NONCE_BYTES = 16;

/** A request as the server sees it behind its proxies. */
export type Arrived = {
  /** Who asks, as far as `TRUST_PROXY` lets proxies say it. */
  address: string;
  protocol: string;
  host: string;
  /** What the proxies said of who asks; null: nothing. */
  forwardedFor: string | null;
};

/** What a running server tells `frontdesk check`, which knows its secret. */
export type SelfCheck = {
  /** The answer to a question that was signed with the server's secret, else null. */
  answer(question: unknown, arrived: Arrived): string | null;
  /** Notes that a webhook told of a channel of the check. */
  heard(facts: readonly WebhookFact[]): Promise<void>;
};

export function createSelfCheck(secret: string, database: Database): SelfCheck {
  return {
    answer(question, arrived) {
      if (typeof question !== 'string' || question.length > LONGEST_QUESTION) return null;
      const [nonce = '', given = ''] = question.split('.');
      const signature = Buffer.from(given, 'base64url');
      const own = signed(secret, nonce);
      if (signature.length !== own.length || !timingSafeEqual(signature, own)) return null;
      return Buffer.from(JSON.stringify(arrived)).toString('base64url');
    },
    async heard(facts) {
      const fact = facts.find(
        ({ name, channel }) => name === 'channel_occupied' && channel.startsWith(CHECK_CHANNEL),
      );
      if (fact !== undefined)
        await database.write((db) => writeMeta(db, LAST_HEARD, fact.channel.slice(0, LONGEST_QUESTION)));
    },
  };
}

/** A question that a server with this secret answers. */
export function selfCheckQuestion(secret: string): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return `${nonce}.${signed(secret, nonce).toString('base64url')}`;
}

/** What an answer says, or null where it is none. */
export function readArrived(answer: string | null): Arrived | null {
  if (answer === null) return null;
  try {
    const said: unknown = JSON.parse(Buffer.from(answer, 'base64url').toString());
    return isArrived(said) ? said : null;
  } catch {
    // Whatever answers there is not a server of ours.
    return null;
  }
}

function isArrived(said: unknown): said is Arrived {
  const { address, protocol, host, forwardedFor } = (said ?? {}) as Partial<Record<keyof Arrived, unknown>>;
  const areTexts = [address, protocol, host].every((one) => typeof one === 'string');
  return areTexts && (forwardedFor === null || typeof forwardedFor === 'string');
}

/** The channel of which the last webhook of a check told, or null before there was one. */
export function lastHeard(db: Db): Promise<string | null> {
  return readMeta(db, LAST_HEARD);
}

function signed(secret: string, nonce: string): Buffer {
  return createHmac('sha256', secret).update(`frontdesk check\n${nonce}`).digest();
}
