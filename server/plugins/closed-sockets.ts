import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import plugin from 'fastify-plugin';

/**
 * Of several requests that a client sends without waiting for answers, Node tells only the one whose turn it is that the
 * connection has gone (https://github.com/nodejs/node/issues/62534). The streams of the others, and what they have open,
 * would stay for ever; here every answer of a connection hears of its end.
 */
export const closedSockets = plugin(
  async (app) => {
    const answers = new WeakMap<Socket, Set<ServerResponse>>();

    app.addHook('onRequest', (request, reply, done) => {
      const { socket } = request.raw;
      let open = answers.get(socket);
      if (open === undefined) {
        open = new Set();
        answers.set(socket, open);
        socket.once('close', () => endAll(answers.get(socket)));
      }
      const ours = open;
      ours.add(reply.raw);
      reply.raw.once('close', () => ours.delete(reply.raw));
      done();
    });

    // What was opened for an answer after the connection had gone: nobody would read it.
    app.addHook('onSend', (request, _reply, payload, done) => {
      if (payload instanceof Readable && request.raw.socket.destroyed) payload.destroy();
      done(null, payload);
    });
  },
  { name: 'closed-sockets' },
);

function endAll(open: Set<ServerResponse> | undefined): void {
  for (const answer of open ?? []) {
    // Those that had their turn have a socket, and heard of it themselves.
    if (answer.socket !== null) continue;
    answer.destroy();
    answer.emit('close');
  }
}
