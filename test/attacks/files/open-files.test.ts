import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { describe } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { battleground } from '../attack.ts';

const PIPELINED = 20;
/** More than a connection holds that nobody reads from. */
const BIG = 4 * 1_024 * 1_024;
const MANY_TURNS = 2_000;

describe('a client that asks for many files at once and breaks off', () => {
  const ground = battleground();

  ground.attack('leaves files of other people’s open for ever', {
    without: 'every answer of a connection hears that it has gone',
    attempt: async (server) => {
      const path = await uploaded(server);
      return leftOpen(
        server,
        path,
        (name) => name.startsWith(server.dataDir) && !name.includes('frontdesk.db'),
      );
    },
    succeeds: true,
    fails: false,
  });
});

/** Whether files are still open when the connection has long gone. */
async function leftOpen(server: TestServer, path: string, ours: (name: string) => boolean): Promise<boolean> {
  const open = () => openFiles().filter(ours).length;
  const before = open();
  const accepted = once(server.app.server, 'connection');
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(PIPELINED));
  await eventually(() => {
    if (open() - before < PIPELINED / 2) throw new Error('The files are not open yet.');
  });
  const [theirs] = (await accepted) as [Socket];
  const gone = new Promise((resolve) => theirs.once('close', resolve));
  socket.resetAndDestroy();
  await gone;
  for (let turns = 0; turns < MANY_TURNS && open() > before; turns += 1) await turn();
  return open() > before;
}

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // Closed since the list was made.
      return [];
    }
  });
}

/** The link to a file that a visitor has sent. */
async function uploaded(server: TestServer): Promise<string> {
  const visitor = await newVisitor(server.url);
  const conversationId = await visitor.start();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(BIG)]), 'big.bin');
  const id = uuid();
  const base = `/api/widget/conversations/${conversationId}`;
  await visitor.ask('POST', `${base}/attachments?id=${id}`, form);
  const { body } = await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`);
  const { pathname, search } = new URL(body.content, server.url);
  return pathname + search;
}
