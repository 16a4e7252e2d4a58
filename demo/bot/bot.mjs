// A bot without any intelligence: keywords and a small dialogue. It asks for its events, so it needs no public address.
//
//     FRONTDESK_URL=http://localhost:4100 FRONTDESK_BOT_TOKEN=fdb_… node demo/bot/bot.mjs
import { randomUUID } from 'node:crypto';
import { replyTo } from './replies.mjs';

/**
 * What the bot is told; the API's page has all of it.
 * @typedef {{ type: string, data: { conversation: { id: string }, message: { body: string }, answerBy: number | null } }} Event
 * @typedef {{ events: { id: string, event: Event }[], next: string }} Page
 */

const { FRONTDESK_URL: url = 'http://localhost:4100', FRONTDESK_BOT_TOKEN: token } = process.env;
const WAIT_SECONDS = 20;
const PAUSE_MS = 1_000;

if (!token) {
  console.error(
    'Set FRONTDESK_BOT_TOKEN to the token that the console shows when a bot is added (Settings, Bots).',
  );
  process.exit(1);
}

/**
 * What the last answer in a conversation asked for; forgotten when the bot is started anew, which begins the dialogue again.
 * @type {Map<string, 'order' | undefined>}
 */
const asked = new Map();
const { name } = await ask('GET', '/api/bot/profile');
console.log(`${name} listens.`);

// What happened while it was away is no use any more: people have those conversations.
let { next } = await ask('GET', '/api/bot/events?after=latest');
for (;;) {
  const page = await ask('GET', `/api/bot/events?after=${next}&wait=${WAIT_SECONDS}`);
  next = page.next;
  // Each conversation for itself: none waits for another.
  await Promise.all(page.events.map((/** @type {Page['events'][number]} */ { event }) => happened(event)));
}

/** @param {Event} event */
async function happened({ type, data }) {
  const { id } = data.conversation;
  if (type === 'conversation.unassigned') asked.delete(id);
  if (type !== 'message.created' || data.answerBy === null) return;
  const { handOff, asks, ...message } = replyTo(data.message.body, asked.get(id));
  if (handOff === undefined) {
    asked.set(id, asks);
    await say(id, message);
    return;
  }
  await say(id, message);
  await inConversation(id, 'hand-off', { id: randomUUID(), ...handOff });
}

/**
 * @param {string} id
 * @param {{ body: string, choices?: string[] }} message
 */
async function say(id, message) {
  await inConversation(id, 'typing');
  await inConversation(id, 'messages', { id: randomUUID(), ...message });
}

/**
 * Whatever the bot does, people may have the conversation by now: then there is nothing more to say.
 * @param {string} id
 * @param {'typing' | 'messages' | 'hand-off'} what
 * @param {object} [body]
 */
async function inConversation(id, what, body) {
  await ask('POST', `/api/bot/conversations/${id}/${what}`, body).catch((error) => {
    if (error.code !== 'taken_over' && error.code !== 'conversation_unknown') throw error;
  });
}

/**
 * Asks until there is an answer: what could not be sent is sent again, under the same id, so that nothing is said twice.
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 * @throws an error with the `code` of a refusal
 */
async function ask(method, path, body) {
  for (;;) {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => null);
    const again = response === null || response.status === 429 || response.status >= 500;
    if (!again) {
      const answer = /** @type {any} */ (response.status === 204 ? null : await response.json());
      if (response.ok) return answer;
      throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
