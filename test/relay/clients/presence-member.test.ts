import { expect, test } from 'vitest';
import { memberFrom } from '../../../server/relay/clients/presence-member.ts';
import { limitsOf } from '../../../server/relay/limits.ts';

const CONNECTION = { app: { limits: limitsOf(undefined) }, user: null } as never;
const TOO_LARGE = 'user_id is a number too large to be exact: sign it as a string';

test.each([
  ['{"user_id":10}', '10'],
  ['{"user_id":"10"}', '10'],
  ['{"user_id": 12345678901234567890 , "user_info":{}}', '12345678901234567890'],
  ['{"user_info":{},"user_id":12345678901234567891}', '12345678901234567891'],
])('who %s is', (channelData, userId) => {
  expect(memberFrom(channelData, CONNECTION)).toMatchObject({ userId });
});

test.each([
  ['{"user_id":1e400}', TOO_LARGE],
  // Which of the two it is cannot be told.
  ['{"user_id":12345678901234567890,"user_info":{"user_id":12345678901234567891}}', TOO_LARGE],
  ['{"user_id":true}', 'channel_data must be JSON with a user_id'],
])('%s is nobody', (channelData, sentence) => {
  expect(memberFrom(channelData, CONNECTION)).toBe(sentence);
});
