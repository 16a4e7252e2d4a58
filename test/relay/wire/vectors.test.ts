import { describe, expect, test } from 'vitest';
import { bodyProblem, signatureProblem } from '../../../server/relay/api/request-signature.ts';
import { authProblem } from '../../../server/relay/wire/auth-string.ts';
import { encodeFrame } from '../../../server/relay/wire/encode-frame.ts';
import { parseFrame } from '../../../server/relay/wire/parse-frame.ts';
import { readRequestUrl } from '../../../server/relay/wire/request-url.ts';
import {
  channelSubject,
  credentialsOf,
  md5,
  sign,
  userSubject,
} from '../../../server/relay/wire/signatures.ts';

/** The examples of the documents, to the letter. */
const CREDENTIALS = credentialsOf({ key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' });

// https://pusher.com/docs/channels/library_auth_reference/auth-signatures/
describe('the documented signatures', () => {
  test.each([
    [
      'a private channel',
      channelSubject('1234.1234', 'private-foobar', undefined),
      '58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4',
    ],
    [
      'a presence channel',
      channelSubject('1234.1234', 'presence-foobar', '{"user_id":10,"user_info":{"name":"Mr. Channels"}}'),
      '31935e7d86dba64c2a90aed31fdc61869f9b22ba9d8863bba239c03ca481bc80',
    ],
    [
      'a presence channel, as the tests of several official SDKs have it',
      channelSubject('1234.1234', 'presence-foobar', '{"user_id":10,"user_info":{"name":"Mr. Pusher"}}'),
      'afaed3695da2ffd16931f457e338e6c9f2921fa133ce7dac49f529792be6304c',
    ],
    [
      'a user who signs in',
      userSubject('1234.1234', '{"id":"12345"}'),
      '4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba',
    ],
  ])('%s', (_what, subject, signature) => {
    expect(sign(CREDENTIALS, subject)).toBe(signature);
    expect(authProblem(CREDENTIALS, `${CREDENTIALS.key}:${signature}`, subject, 'this')).toBeNull();
  });
});

// https://pusher.com/docs/channels/library_auth_reference/rest-api/#worked-authentication-example
test('the documented request', () => {
  const body = Buffer.from('{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}');
  const query =
    'auth_key=278d425bdf160c739803&auth_timestamp=1353088179&auth_version=1.0&body_md5=ec365a775a4cd0599faeb73354201b6f';
  const signature = 'da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c';
  const url = readRequestUrl(`/apps/3/events?${query}&auth_signature=${signature}`);
  expect(md5(body)).toBe('ec365a775a4cd0599faeb73354201b6f');
  expect(signatureProblem(CREDENTIALS, { method: 'POST', url, hasBody: true }, 1_353_088_179)).toBeNull();
  expect(bodyProblem(url, body)).toBeNull();
  expect(bodyProblem(url, Buffer.from('another'))).toBe('Invalid body_md5: it is not the MD5 of the body');
  expect(
    signatureProblem(CREDENTIALS, { method: 'POST', url, hasBody: true }, 1_353_088_179 + 600),
  ).toBeNull();
  expect(signatureProblem(CREDENTIALS, { method: 'POST', url, hasBody: true }, 1_353_088_179 + 601)).toBe(
    'Timestamp expired: Given timestamp (1353088179) not within 600s of server time (1353088780)',
  );
});

// https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
describe('the documented frames', () => {
  test('of a client are understood', () => {
    expect(parseFrame('{"event":"pusher:subscribe","data":{"channel":"my-channel"}}')).toEqual({
      event: 'pusher:subscribe',
      channel: undefined,
      data: { channel: 'my-channel' },
    });
    expect(parseFrame('{"event":"client-x","channel":"private-y","data":"text"}')).toEqual({
      event: 'client-x',
      channel: 'private-y',
      data: 'text',
    });
  });

  test('of the server are one text message each', () => {
    const frame = encodeFrame({ event: 'pusher:pong', data: '{}' });
    expect(frame[0]).toBe(0x81);
    expect(frame[1]).toBe(frame.length - 2);
    expect(frame.subarray(2).toString()).toBe('{"event":"pusher:pong","data":"{}"}');
  });
});
