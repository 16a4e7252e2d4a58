import { readFile } from 'node:fs/promises';
import { freePort } from '../../support/free-port.ts';
import { newVisitor } from '../../support/people.ts';
import { openLoadVisitor } from '../load/load-visitor.ts';
import type { Recorder } from '../load/recorder.ts';
import { createStranger } from '../load/stranger.ts';
import { openAddressFront } from '../support/address-front.ts';
import { createServerProcess } from '../support/programs.ts';
import type { Seeded } from '../support/seeded.ts';
import { spell } from './round.ts';
import { inRounds, type Place } from './rounds.ts';

const VISITORS = 20;
const FLOOD_MS = [3_000, 8_000] as const;
/** Nobody of the crowd waits longer for an acknowledgement, whatever the stranger does. */
const LONGEST_WAIT_MS = 1_000;
const MOST_MEMORY_MB = 512;

/**
 * A stranger does everything from one address that has ever stopped a server, at default limits, while a crowd with
 * addresses of its own writes: nobody of the crowd is refused or waits, and the server's memory stays bounded.
 */
export const strangerFloods = inRounds({
  name: 'a stranger’s flood',
  visitors: VISITORS,
  perSecond: 4,
  open,
});

async function open(folder: string, random: Seeded): Promise<Place> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = createServerProcess({
    ...{ folder, port, publicUrl: url },
    env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' },
  });
  await server.start();
  const fronts = await Promise.all(
    Array.from({ length: VISITORS }, (_, n) => openAddressFront(port, `198.51.100.${n + 1}`)),
  );
  const stranger = createStranger(port, await engineKeyOf(url));
  const waits = watchWaits();
  let doing = 'nothing';
  let longest = { ms: 0, during: '' };

  return {
    urls: { visitors: fronts.map((front) => front.url), agents: [url, url] },
    openVisitor: (one) =>
      openLoadVisitor({
        ...one,
        recorder: waits.watched(one.recorder, (ms) => {
          if (ms > longest.ms) longest = { ms, during: doing };
        }),
      }),
    databaseUrl: `${folder}/data/frontdesk.db`,
    async breakOne(_crowd, damage) {
      doing = random.pick(stranger.floods);
      const stop = new AbortController();
      const flood = stranger.flood(doing, stop.signal);
      await spell(random.between(...FLOOD_MS));
      stop.abort();
      await flood;
      damage.faults += 1;
    },
    async heal() {
      doing = 'nothing';
    },
    async judge() {
      const violations: string[] = [];
      if (!server.running()) violations.push('The server has ended.');
      if (longest.ms > LONGEST_WAIT_MS)
        violations.push(
          `Somebody of the crowd waited ${Math.round(longest.ms)} ms during "${longest.during}".`,
        );
      const memory = server.running() ? await highestMemoryMb(server.pid()) : 0;
      if (memory > MOST_MEMORY_MB)
        violations.push(`The server used up to ${Math.round(memory)} MB of memory.`);
      longest = { ms: 0, during: '' };
      return violations;
    },
    async close() {
      await Promise.all(fronts.map((front) => front.close()));
      await server.kill();
    },
  };
}

/** How long each message of a recorder's took from being sent to being acknowledged. */
function watchWaits() {
  const sentAt = new Map<string, number>();
  return {
    watched: (recorder: Recorder, waited: (ms: number) => void): Recorder => ({
      ...recorder,
      sent(entry) {
        sentAt.set(entry.id, performance.now());
        recorder.sent(entry);
      },
      acknowledged(screen, conversationId, id) {
        const since = sentAt.get(id);
        sentAt.delete(id);
        if (since !== undefined) waited(performance.now() - since);
        recorder.acknowledged(screen, conversationId, id);
      },
    }),
  };
}

async function engineKeyOf(url: string): Promise<string> {
  const visitor = await newVisitor(url);
  const { body } = await visitor.ask<{ engine: { key: string } }>('GET', '/api/widget/session');
  return body.engine.key;
}

/** The most memory that a process ever held, as the kernel counts it. */
async function highestMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}
