import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { OneWriteResponse } from '../../server/relay/api/one-write-response.ts';

describe('an answer that leaves in one write', () => {
  let stop = () => {};
  afterEach(() => stop());

  /** Sends bytes, and resolves with everything that came back when the server closes the connection. */
  const exchange = async (answer: RequestListener, bytes: string): Promise<string> => {
    const server = createServer({ ServerResponse: OneWriteResponse }, answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    stop = () => {
      socket.destroy();
      server.close();
    };
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.write(bytes);
    await once(socket, 'close');
    return text;
  };
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const LAST = 'Connection: close\r\n';

  it('is the same answer, in the order of the requests, on a connection that pipelines them', async () => {
    const text = await exchange(
      (request, response) => {
        const body = `[${request.url}]`;
        const send = () => response.writeHead(200, { 'content-length': body.length }).end(body);
        // The first is answered last.
        if (request.url === '/1') setImmediate(() => setImmediate(send));
        else send();
      },
      get('/1') + get('/2') + get('/3', LAST),
    );
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect(text.match(/\[\/\d\]/g)).toEqual(['[/1]', '[/2]', '[/3]']);
  });

  it('may be streamed in pieces, empty, or answer HEAD', async () => {
    const text = await exchange(
      (request, response) => {
        if (request.method === 'HEAD') response.writeHead(200, { 'content-length': 5 }).end();
        else if (request.url === '/empty') response.writeHead(204).end();
        else {
          response.write('one,');
          response.write('two');
          response.end();
        }
      },
      `HEAD / HTTP/1.1\r\nHost: x\r\n\r\n${get('/empty')}${get('/pieces', LAST)}`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 OK.*HTTP\/1\.1 204 No Content.*HTTP\/1\.1 200 OK/s);
    expect(text).toMatch(/4\r\none,\r\n3\r\ntwo\r\n0\r\n\r\n$/);
  });

  it('finishes, and takes one write where Node’s own takes several pieces', async () => {
    let finished = 0;
    const pieces: number[] = [];
    await exchange(
      (request, response) => {
        const { socket } = request;
        // What the socket is asked to write in one go.
        const watched = socket as unknown as Record<'_write' | '_writev', (...given: unknown[]) => void>;
        for (const name of ['_write', '_writev'] as const) {
          const own = watched[name].bind(socket);
          watched[name] = (...given) => {
            pieces.push(Array.isArray(given[0]) ? given[0].length : 1);
            own(...given);
          };
        }
        response.on('finish', () => {
          finished += 1;
        });
        response.writeHead(200, { 'content-length': 2 }).end('{}');
      },
      get('/', LAST),
    );
    expect(finished).toBe(1);
    expect(pieces).toEqual([1]);
  });
});
