import { constants, setPriority } from 'node:os';
import { createStranger } from './stranger.ts';

/** What this process is told: to begin a flood, or to end the one it is at. */
export type StrangerOrder = { flood: string } | { end: true };
/** What it says: what it can do, once it is prepared, and that a flood has ended. */
export type StrangerWord = { floods: readonly string[] } | { ended: true };

const say = (word: StrangerWord) => process.send?.(word);

// The work of a real stranger is done on another machine: here, it gets what the server and the crowd leave over.
setPriority(constants.priority.PRIORITY_LOW);
const stranger = await createStranger(Number(process.argv[2]));
let stop = new AbortController();
process.on('message', (order: StrangerOrder) => {
  if ('end' in order) return stop.abort();
  stop = new AbortController();
  void stranger.flood(order.flood, stop.signal).then(() => say({ ended: true }));
});
process.on('disconnect', () => process.exit());
say({ floods: stranger.floods });
