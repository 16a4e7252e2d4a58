import { createServer } from 'node:http';
import { createRelay } from '../../../server/relay/relay.ts';

/** A program with the relay in it: `POST /direct?channel=…&events=…` publishes that many events without HTTP. */
const { PUSHER_APP_ID: id = '', PUSHER_KEY: key = '', PUSHER_SECRET: secret = '' } = process.env;
const PER_TURN = 50;
const DATA = { text: 'x'.repeat(180) };
const relay = createRelay({ apps: [{ id, key, secret }], limitFactor: 1_000_000 });
const server = createServer((request, response) => {
  if (relay.handleRequest(request, response)) return;
  const { searchParams } = new URL(request.url ?? '/', 'http://direct');
  publish(searchParams.get('channel') ?? '', Number(searchParams.get('events')));
  request.resume();
  response.end('{}');
});
relay.attach(server);
server.listen({ port: Number(process.env['RELAY_PORT']), host: '127.0.0.1' }, () =>
  process.stdout.write('The program listens\n'),
);

function publish(channel: string, events: number): void {
  for (let n = 0; n < Math.min(PER_TURN, events); n += 1) relay.app(id).trigger(channel, 'tick', DATA);
  if (events > PER_TURN) setImmediate(publish, channel, events - PER_TURN);
}
