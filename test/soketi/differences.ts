export type Difference = {
  /** What soketi 1.6.1 does instead. */
  soketi: string;
  /** The page that asks for it, or why it is a fault. */
  because: string;
};

const DOCS = 'https://pusher.com/docs/channels';
const PROTOCOL = `${DOCS}/library_auth_reference/pusher-websockets-protocol/`;
const API = `${DOCS}/library_auth_reference/rest-api/`;
const PRESENCE = `${DOCS}/using_channels/presence-channels/`;
const CLIENT_EVENTS = `${DOCS}/using_channels/events/`;
const USERS = `${DOCS}/using_channels/user-authentication/`;
const WATCHLIST = `${DOCS}/using_channels/watchlist-events/`;
const WEBHOOKS = `${DOCS}/server_api/webhooks/`;
const STATUS_FAULT =
  'A fault: it writes its CORS headers before the status, which leaves every answer at 200, so that the SDK takes a failure for a success.';

/**
 * Every sentence of the conformance suite that soketi does not keep. Run against soketi, each of them must fail, and
 * everything else must pass.
 */
export const SOKETI_DIFFERENCES: Record<string, Difference> = {
  // connections
  'closes with 4008 when no protocol version is said': {
    soketi: 'looks at no version',
    because: `${PROTOCOL}#error-codes`,
  },
  'closes with 4006 for a protocol version that is no number': {
    soketi: 'looks at no version',
    because: `${PROTOCOL}#error-codes`,
  },
  'closes with 4007 for a protocol it no longer speaks': {
    soketi: 'looks at no version',
    because: `${PROTOCOL}#error-codes`,
  },
  'closes with 4005 on a path below the application': {
    soketi: 'answers the upgrade with a 404',
    because: `${PROTOCOL}#error-codes; a 404 would do, but a client cannot see it and tries for ever`,
  },
  'stays up and keeps the connection when a client sends what is not JSON': {
    soketi: 'stops, the whole process, and takes everybody with it',
    because: 'A fault: what it cannot parse it goes on to use.',
  },

  // subscriptions
  'confirms a public channel with empty data, encoded twice': {
    soketi: 'confirms without data',
    because: `${PROTOCOL}#subscription-events`,
  },
  'takes the signature over channel_data on a private channel too': {
    soketi: 'leaves channel_data out of what it signs, and refuses',
    because: 'The integration tests of pusher-js authorise private channels so.',
  },
  'treats a name as guarded only where the prefix is at its very beginning': {
    soketi: 'looks for the prefix anywhere in the name',
    because: `${DOCS}/using_channels/channels/#channel-types`,
  },
  'refuses a private channel without a signature, and says that one is needed': {
    soketi: 'refuses without naming the reason',
    because: 'Whoever debugs an authorisation needs to know which part is wrong.',
  },
  'allows names of 164 characters and refuses longer ones': {
    soketi: 'allows 200',
    because: `${DOCS}/using_channels/channels/#channel-naming-conventions`,
  },
  'says that a subscription exists already, and delivers nothing twice': {
    soketi: 'confirms it again',
    because: 'Hosted Pusher says so, in these words: https://github.com/pusher/pusher-js/issues/55',
  },
  'tells everybody in a channel how many they are': {
    soketi: 'knows no such event',
    because: `${CLIENT_EVENTS}#channel-events`,
  },
  'learns the number of subscribers': {
    soketi: 'knows no such event',
    because: `${CLIENT_EVENTS}#channel-events`,
  },

  // presence
  'has an entry for a member of whom nothing is known': {
    soketi: 'leaves the id out of the hash',
    because: 'A fault: pusher-js then finds no members.me.',
  },
  'knows itself even when nothing is known of it': {
    soketi: 'leaves the id out of the hash',
    because: 'A fault: pusher-js then finds no members.me.',
  },
  'takes a number as an id, and makes it text': {
    soketi: 'keeps the number, so that 10 and "10" are two users',
    because: `${PROTOCOL}#presence-channel-events: ids are text`,
  },
  'refuses presence without a usable user_id': {
    soketi: 'lets it in, as a member called null',
    because: `${PRESENCE}: a member is its user_id`,
  },
  'refuses a user object of more than a kilobyte, and an id of more than 128 characters': {
    soketi: 'allows two kilobytes, and ids of any length',
    because: PRESENCE,
  },
  'has room for a hundred members': {
    soketi: 'refuses another tab of somebody who is in the full channel already',
    because: PRESENCE,
  },

  // client events
  'carry in a presence channel the user id of the token, not one that the sender writes': {
    soketi: 'sends a number where the token has one',
    because: `${CLIENT_EVENTS}#user-id-in-client-events: a text`,
  },
  'are refused on a public channel, and say why': {
    soketi: 'passes them on',
    because: `${CLIENT_EVENTS}#triggering-client-events`,
  },
  'are not passed on under a name that does not begin with client-': {
    soketi: 'passes on some that only contain it, such as one with a space before it',
    because: `${CLIENT_EVENTS}#triggering-client-events`,
  },
  'are limited to ten a second, and say so with 4301 while the connection stays': {
    soketi: 'has one limit for the whole application, and none here',
    because: `${CLIENT_EVENTS}#rate-limit-your-events`,
  },
  'raise an error on the connection when there are too many': {
    soketi: 'has one limit for the whole application, and none here',
    because: `${CLIENT_EVENTS}#rate-limit-your-events`,
  },

  // users
  'says who has signed in, to the letter as it was signed': {
    soketi: 'sends the data as an object, with the signature in it',
    because: `${PROTOCOL}#connection-events: encoded twice`,
  },
  'refuses a sign-in with a wrong signature, and the connection stays': {
    soketi: 'closes the connection with 4009, and pusher-js gives up',
    because: `${PROTOCOL}#connection-events`,
  },
  'refuses an id that is no text, is empty, or has characters that no channel may have': {
    soketi: 'takes numbers and any characters, and closes the connection for an empty one',
    because: USERS,
  },
  'refuses to become another user': { soketi: 'lets it', because: `${PROTOCOL}#connection-events` },
  'keeps a user’s own channel from everybody else': {
    soketi: 'lets everybody into it',
    because: 'A fault: whoever knows an id reads what is sent to its owner.',
  },
  'closes every connection of a user with 4009, and nobody else’s': {
    soketi: 'answers {"ok":true}',
    because: `${API}: an empty object, and the tests of the official SDK compare it to the letter`,
  },
  'lets a signed-in user into a presence channel without channel_data': {
    soketi: 'answers with a server error',
    because: PRESENCE,
  },
  'joins a presence channel as the signed-in user': {
    soketi: 'answers with a server error',
    because: PRESENCE,
  },
  'tells a watchlist’s owner who is online, who comes and who goes': {
    soketi: 'knows no watchlists',
    because: WATCHLIST,
  },
  'signs in with a watchlist of more than a hundred, and says 4302': {
    soketi: 'knows no watchlists',
    because: WATCHLIST,
  },
  'hears of its watchlist': { soketi: 'knows no watchlists', because: WATCHLIST },

  // cache
  'are described with what they remember, and for how long': {
    soketi: 'knows no info=cache',
    because: `${API}#get-channel-fetch-info-for-one-channel`,
  },

  // the HTTP API
  'answers a trigger with exactly an empty object, as JSON': {
    soketi: 'answers {"ok":true}',
    because: `${API}#post-event-trigger-an-event`,
  },
  'publishes to several channels, each once': {
    soketi: 'sends twice where a channel is named twice',
    because: `${API}#post-event-trigger-an-event`,
  },
  'answers with the counts that info asks for': {
    soketi: 'answers {"ok":true}',
    because: `${API}#post-event-trigger-an-event`,
  },
  'publishes a batch, each event to its own channel': {
    soketi: 'answers {"ok":true}',
    because: `${API}#post-batch-events-trigger-multiple-events`,
  },
  'answers a batch with info in the same order': {
    soketi: 'answers {"ok":true}',
    because: `${API}#post-batch-events-trigger-multiple-events`,
  },
  'publishes nothing of a batch in which one event is wrong': {
    soketi: 'answers 200, whatever it did',
    because: STATUS_FAULT,
  },
  'takes data of 10240 bytes and answers one more with 413': {
    soketi: 'allows 100 kB',
    because: `${API}#post-event-trigger-an-event`,
  },
  'counts bytes, not characters': { soketi: 'allows 100 kB', because: `${API}#post-event-trigger-an-event` },
  'answers what cannot be published with 400': { soketi: 'answers 200', because: STATUS_FAULT },
  'answers a batch of more than ten with 400': { soketi: 'answers 200', because: STATUS_FAULT },
  'lists the occupied channels, by prefix and with counts': {
    soketi: 'always adds subscription_count',
    because: `${API}#get-channels-fetch-info-for-multiple-channels: what info asks for`,
  },
  'answers user_count of other than presence channels with 400': {
    soketi: 'answers 200',
    because: STATUS_FAULT,
  },
  'describes one channel': {
    soketi: 'always adds subscription_count',
    because: `${API}#get-channel-fetch-info-for-one-channel: what info asks for`,
  },
  'lists the users of a presence channel, each once': {
    soketi: 'answers 200 for channels of other kinds',
    because: STATUS_FAULT,
  },
  'are taken as the documents describe them': { soketi: 'answers {"ok":true}', because: API },
  'are refused with 401 and a reason, whatever part is wrong': {
    soketi: 'answers 200, looks at neither key nor time',
    because: `${API}#authentication; and ${STATUS_FAULT}`,
  },
  'of one application do not open another': { soketi: 'answers 200', because: STATUS_FAULT },
  'are needed for everything': { soketi: 'answers 200', because: STATUS_FAULT },
  'keeps the connection for the next request': {
    soketi: 'closes the connection after every answer',
    because: `${API}#http-keep-alive`,
  },

  // webhooks
  'say nothing of who comes back at once': {
    soketi: 'reports at once that somebody left',
    because: `${WEBHOOKS}#delay`,
  },
  'report client events with who sent them': {
    soketi: 'sends the data as it came, not as text',
    because: `${WEBHOOKS}#client-events`,
  },
  'report a cache channel that had nothing to replay, once': {
    soketi: 'reports every subscriber who found nothing',
    because: `${DOCS}/using_channels/cache-channels/`,
  },
  'report the number of subscribers': {
    soketi: 'knows no such kind',
    because: `${WEBHOOKS}#subscription-count-events`,
  },
  'are sent again until they are taken': { soketi: 'sends once', because: WEBHOOKS },
};
