import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as ws from 'ws';
import { isChannelName, kindOf, userOfChannel } from '../../../server/relay/channels/channel-names.ts';
import { authProblem } from '../../../server/relay/wire/auth-string.ts';
import { encodeFrame, eventEncoder } from '../../../server/relay/wire/encode-frame.ts';
import { parseFrame } from '../../../server/relay/wire/parse-frame.ts';
import { parameter, readRequestUrl } from '../../../server/relay/wire/request-url.ts';
import { channelSubject, credentialsOf, sameText, sign } from '../../../server/relay/wire/signatures.ts';

const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('reading a frame', () => {
  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(text, (anything) => {
        const frame = parseFrame(anything);
        expect(frame === null || typeof frame.event === 'string').toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never throws, whatever the JSON, and believes only an object with an event', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const frame = parseFrame(json);
        if (frame === null) return;
        const value = JSON.parse(json);
        expect(frame.event).toBe(value.event);
        expect(frame.data).toEqual(value.data);
      }),
      { numRuns: 1_000 },
    );
  });

  test('finds again what was written', () => {
    fc.assert(
      fc.property(text, text, fc.jsonValue({ maxDepth: 4 }), (event, channel, data) => {
        const read = parseFrame(JSON.stringify({ event, channel, data }));
        expect(JSON.stringify(read)).toBe(JSON.stringify({ event, channel, data }));
      }),
    );
  });

  test('refuses what nests too deeply without parsing it', () => {
    for (const bracket of ['[', '{"a":']) {
      expect(parseFrame(`{"event":"x","data":${bracket.repeat(10_000)}`)).toBeNull();
    }
    const nested = (depth: number) => `{"event":"x","data":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseFrame(nested(31))?.event).toBe('x');
    expect(parseFrame(nested(32))).toBeNull();
    expect(parseFrame(JSON.stringify({ event: 'x', data: '[['.repeat(100) }))?.event).toBe('x');
  });
});

describe('writing a frame', () => {
  test('is read by ws as one message with the same text, whatever its length', async () => {
    const lengths = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom(65_400, 65_535, 65_536, 70_000),
    );
    await fc.assert(
      fc.asyncProperty(text, lengths, async (start, length) => {
        const data = start + 'é'.repeat(length / 2);
        expect(await received(encodeFrame({ event: 'e', data }))).toEqual({ event: 'e', data });
        expect(await received(eventEncoder('e', data)('c'))).toEqual({ event: 'e', channel: 'c', data });
      }),
      { numRuns: 100 },
    );
  });
});

describe('an auth string', () => {
  const socketId = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `${a}.${b}`);
  const app = fc.record({
    key: fc.stringMatching(/^[0-9a-z]{1,30}$/),
    secret: fc.string({ minLength: 1, maxLength: 40 }),
  });

  test('is right when it was made with the secret', () => {
    fc.assert(
      fc.property(app, socketId, text, fc.option(text, { nil: undefined }), (one, socket, channel, data) => {
        const credentials = credentialsOf(one);
        const subject = channelSubject(socket, channel, data);
        const auth = `${one.key}:${sign(credentials, subject)}`;
        expect(authProblem(credentials, auth, subject, 'this')).toBeNull();
      }),
    );
  });

  test('is wrong as soon as a single character differs', () => {
    fc.assert(
      fc.property(app, fc.nat({ max: 200 }), fc.string({ minLength: 1, maxLength: 1 }), (one, at, other) => {
        const credentials = credentialsOf(one);
        const subject = channelSubject('1.1', 'private-x', undefined);
        const auth = `${one.key}:${sign(credentials, subject)}`;
        const place = at % auth.length;
        const changed = auth.slice(0, place) + other + auth.slice(place + 1);
        if (changed !== auth) expect(authProblem(credentials, changed, subject, 'this')).not.toBeNull();
        expect(authProblem(credentials, auth.slice(0, place), subject, 'this')).not.toBeNull();
        expect(authProblem(credentials, auth + other, subject, 'this')).not.toBeNull();
      }),
    );
  });

  test('of anything else is refused with a sentence that never holds the secret', () => {
    const secret = 'the-secret-itself';
    const credentials = credentialsOf({ key: 'k', secret });
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const problem = authProblem(credentials, anything, '1.1:private-x', 'this');
        expect(problem).not.toBeNull();
        expect(problem).not.toContain(secret);
      }),
    );
    const right = sign(credentials, '1.1:private-x');
    expect(authProblem(credentials, 'k:00', '1.1:private-x', 'this')).not.toContain(right);
  });

  test('compares as equal only what is', () => {
    fc.assert(fc.property(text, text, (a, b) => sameText(a, b) === Buffer.from(a).equals(Buffer.from(b))));
  });
});

describe('addresses and names', () => {
  test('reading an address never throws, and finds what URLSearchParams finds', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const url = readRequestUrl(`/apps/1/events?first&${query}`);
        for (const [name] of new URLSearchParams(`first&${query}`)) {
          expect(typeof parameter(url, name)).toBe('string');
        }
      }),
    );
    fc.assert(fc.property(text, (anything) => readRequestUrl(anything).path.length <= anything.length));
    expect(readRequestUrl('//?%zz=%&=&a').query).toEqual([
      ['%zz', '%'],
      ['', ''],
      ['a', ''],
    ]);
  });

  test('a channel’s name holds nothing that could be mistaken in a path, a signature or a header', () => {
    fc.assert(
      fc.property(text, (name) => {
        if (isChannelName(name, 164)) expect(name).not.toMatch(/[\s/:#?%&"'\\]/);
        if (userOfChannel(name) !== null) expect(isChannelName(name, 200)).toBe(false);
      }),
    );
    expect(kindOf('private-encrypted-cache-x')).toEqual({
      guarded: true,
      presence: false,
      encrypted: true,
      cache: true,
    });
    expect(kindOf('Presence-x')).toEqual(kindOf('x'));
  });
});

/** Exported by `ws`, and missing in its types. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => NodeJS.WritableStream;
};

/** What a client's side makes of it. */
function received(frame: Buffer): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    receiver.on('message', (data: Buffer) => resolve(JSON.parse(data.toString())));
    receiver.on('error', reject);
    receiver.write(frame);
  });
}
