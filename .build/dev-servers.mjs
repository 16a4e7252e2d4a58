import { once } from 'node:events';
import { listening } from '../demo/run.mjs';

/**
 * The server of `npm run dev`, and the process of the next one, which waits with what does not change already loaded: half of
 * the time that a start takes.
 * @param {() => import('node:child_process').ChildProcess} begin starts a process that waits for the name of the file to run, and
 *   answers when it has it (`.build/dev-server.mjs`)
 * @param {string} main that file
 */
export function devServers(begin, main) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let running = null;
  /** @type {import('node:child_process').ChildProcess | null} */
  let next = null;
  let stopping = false;

  return {
    /** Lets the next one load. */
    prepare() {
      next ??= begin();
    },

    /**
     * Lets the next one load what is built already.
     * @param {string[]} files
     */
    load(files) {
      // One that has just died is noticed when it is to take over.
      if (next !== null && !hasEnded(next)) next.send({ load: files }, () => {});
    },

    /**
     * Ends the server, and lets the next one take its place.
     * @param {(text: string) => void} print gets what it says
     * @returns {Promise<boolean>} false when it has ended instead of listening
     */
    async restart(print) {
      // Nothing that was acknowledged is lost, and nobody waits for it to say goodbye.
      await end(running, 'SIGKILL');
      running = null;
      let listens = await start(next, print);
      next = null;
      // The one that waited has died at it: it was killed, or the machine was short of memory.
      if (listens === null && !stopping) listens = await start(begin(), print);
      if (!stopping) next = begin();
      return listens === true;
    },

    /** Lets the server finish what is under way. */
    async stop() {
      stopping = true;
      await end(running, 'SIGTERM');
      await end(next, 'SIGTERM');
    },
  };

  /**
   * @param {import('node:child_process').ChildProcess | null} server
   * @param {(text: string) => void} print
   * @returns {Promise<boolean | null>} whether it listens; null when it ended before it had the name of the file
   */
  async function start(server, print) {
    if (server === null || hasEnded(server)) return null;
    const listens = listening(server, print);
    if (!(await handOver(server, main))) return null;
    running = server;
    if (stopping) await end(server, 'SIGTERM');
    return listens;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} main
 * @returns {Promise<boolean>} false when it ends before it answers
 */
function handOver(server, main) {
  return new Promise((resolve) => {
    server.once('message', () => resolve(true));
    server.once('exit', () => resolve(false));
    // Without a callback, Node throws the error of a process that has just ended.
    server.send({ run: main }, (error) => {
      if (error !== null) resolve(false);
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess | null} server
 * @param {NodeJS.Signals} signal
 */
async function end(server, signal) {
  if (server === null || hasEnded(server)) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** @param {import('node:child_process').ChildProcess} server */
function hasEnded({ exitCode, signalCode }) {
  return exitCode !== null || signalCode !== null;
}
