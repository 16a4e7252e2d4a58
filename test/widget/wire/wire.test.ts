import { afterEach, expect, test, vi } from 'vitest';
import { openWire, type Served, type Wire } from '../../../widget/wire/wire.ts';

const NOTHING: Served = new Map();
const wires: Wire[] = [];
afterEach(() => {
  for (const wire of wires.splice(0)) wire.end();
  vi.restoreAllMocks();
});

/** Both ends, and the port that a hostile side would write to. */
function between(here: Served, there: Served) {
  const { port1, port2 } = new MessageChannel();
  const both = [openWire(port1, here), openWire(port2, there)] as const;
  wires.push(...both);
  return { wire: both[0], other: both[1], port: port1 };
}

test('what is asked is answered, also by something that takes its time', async () => {
  const { wire } = between(NOTHING, new Map([['double', async (one: number) => 2 * one]]));
  expect(await Promise.all([wire.ask('double', 4), wire.ask('double', 5)])).toEqual([8, 10]);
});

test('a refusal comes over with its sentence and its code', async () => {
  const refusal = Object.assign(new RangeError('Too long.'), { code: 'message_too_long' });
  const { wire } = between(
    NOTHING,
    new Map([
      [
        'send',
        () => {
          throw refusal;
        },
      ],
    ]),
  );
  await expect(wire.ask('send')).rejects.toMatchObject({ message: 'Too long.', code: 'message_too_long' });
});

test.each([undefined, null, 'no reason'])('a refusal with %s instead of an error is one', async (nothing) => {
  const { wire } = between(NOTHING, new Map([['identity', () => Promise.reject(nothing)]]));
  await expect(wire.ask('identity')).rejects.toThrow(`${nothing}`);
});

test.each(['constructor', 'toString', '__proto__', ''])('%s is nothing that can be called', async (name) => {
  const { wire } = between(NOTHING, NOTHING);
  await expect(wire.ask(name)).rejects.toThrow(`There is no "${name}" here.`);
});

test('what is no call is passed over, and the next call is answered', async () => {
  const { wire, port } = between(NOTHING, new Map([['ping', () => 'pong']]));
  for (const odd of [null, 42, 'ping', { name: 'ping' }, { name: {}, args: [] }, { answers: 7 }])
    port.postMessage(odd);
  expect(await wire.ask('ping')).toBe('pong');
});

test('what goes wrong with something told is for the browser’s console', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { wire } = between(NOTHING, new Map([['ping', () => 'pong']]));
  wire.tell('nothing of the kind');
  await wire.ask('ping');
  expect(said.mock.calls.flat().map(String)).toEqual(['TypeError: There is no "nothing of the kind" here.']);
});

test('what cannot go over, such as a function, is refused, and waits for nothing', async () => {
  const { wire } = between(NOTHING, new Map([['set', () => {}]]));
  await expect(wire.ask('set', () => {})).rejects.toThrow(/could not be cloned/);
});

test('what waits when an end goes is refused', async () => {
  const { wire } = between(NOTHING, new Map([['wait', () => new Promise(() => {})]]));
  const asked = wire.ask('wait');
  wire.end();
  await expect(asked).rejects.toThrow('The chat has been removed from the page.');
});
