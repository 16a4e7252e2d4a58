import { type Command, EXIT, type Given, Refusal } from '../command.ts';
import { type LoadFigures, type Percentiles, runLoad } from '../loadtest/run-load.ts';
import { targetOf } from '../loadtest/target.ts';

const BOUNDS = { visitors: [50, 5_000], rate: [20, 2_000], seconds: [30, 3_600] } as const;
/** Times of each are kept in memory. */
const MOST_MESSAGES = 1_000_000;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What a server of one's own can bear. */
export const loadtest: Command = {
  name: 'loadtest',
  summary: 'Let many visitors write to a server of your own, and say how long it takes and what gets lost.',
  words: ['ADDRESS'],
  options: [
    {
      name: 'site',
      value: 'KEY',
      help: 'The key of a site on it; make one for this. Agents see what is written.',
    },
    { name: 'visitors', value: 'N', help: `How many are connected; ${BOUNDS.visitors[0]} without it.` },
    { name: 'rate', value: 'N', help: `Messages a second, of all together; ${BOUNDS.rate[0]} without it.` },
    { name: 'seconds', value: 'N', help: `For how long; ${BOUNDS.seconds[0]} without it.` },
    { name: 'keep', help: 'Leave the visitors and their conversations there; they are deleted without it.' },
    { name: 'yes', help: 'The server is your own, though its address is on the public internet.' },
    { name: 'json', help: 'As JSON.' },
  ],
  examples: [
    'RATE_LIMIT_FACTOR=100 frontdesk start      # all visitors come from one machine',
    'frontdesk loadtest http://localhost:4100 --site loadtest --visitors 500 --rate 100 --seconds 60',
  ],
  async run(given, { say, warn }) {
    const siteKey = given.value('site');
    if (siteKey === undefined)
      throw new Refusal('Say which site its visitors come to: --site KEY.', EXIT.usage);
    const [visitors, perSecond, seconds] = [
      numberIn(given, 'visitors'),
      numberIn(given, 'rate'),
      numberIn(given, 'seconds'),
    ];
    if (perSecond * seconds > MOST_MESSAGES)
      throw new Refusal(
        `At most ${MOST_MESSAGES} messages are sent. Take a lower rate, or less time.`,
        EXIT.usage,
      );
    const url = await targetOf(given.words[0] ?? '', given.flag('yes'));
    const keep = given.flag('keep');
    const asked = { url, siteKey, visitors, perSecond, seconds, keep };
    const figures = await untilStopped(warn, (stopping) => runLoad({ ...asked, say: warn, stopping }));
    if (given.flag('json')) say(JSON.stringify({ url, asked: { visitors, perSecond, seconds }, ...figures }));
    else for (const line of linesOf(figures)) say(line);
    return isInOrder(figures, visitors) ? EXIT.done : EXIT.failed;
  },
};

/** Ctrl-C ends it early: its visitors go, and what was measured is said. A second one ends it at once. */
async function untilStopped<T>(
  warn: (line: string) => void,
  run: (stopping: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
    warn('Stopping: the visitors leave. Ctrl-C again ends it at once, and leaves them there.');
    stopping.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await run(stopping.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/** @throws Refusal */
function numberIn({ value }: Given, name: keyof typeof BOUNDS): number {
  const [usual, most] = BOUNDS[name];
  const text = value(name) ?? String(usual);
  const number = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new Refusal(`--${name} is a whole number from 1 to ${most}.`, EXIT.usage);
  return number;
}

function isInOrder(
  { stopped, visitors, lost, doubled, refused, notDelivered }: LoadFigures,
  wanted: number,
): boolean {
  return (
    !stopped &&
    visitors === wanted &&
    lost + doubled + notDelivered === 0 &&
    Object.keys(refused).length === 0
  );
}

function linesOf(figures: LoadFigures): string[] {
  const { sent, acknowledged, delivered, lost, doubled, notDelivered, refused, proofs, heldBack } = figures;
  const codes = Object.entries(refused);
  return [
    ...(figures.stopped ? ['Stopped early. This is what was measured until then:'] : []),
    `${sent} messages sent, ${acknowledged} acknowledged (${figures.acknowledgedPerSecond.toFixed(1)}/s), ${delivered} delivered`,
    `acknowledged after ${times(figures.acknowledgedMs)}`,
    `delivered after    ${times(figures.deliveredMs)}`,
    `lost ${lost}, doubled ${doubled}, not delivered by the engine ${notDelivered}`,
    ...codes.map(([code, count]) => `refused: ${code}, ${count} times`),
    ...(proofs + codes.filter(([code]) => code === 'too_many_requests').length === 0
      ? []
      : [
          `${proofs} puzzles were solved. This machine counts as one network: start the server with RATE_LIMIT_FACTOR=100 for the test.`,
        ]),
    ...(heldBack === 0 ? [] : [`${heldBack} messages were not sent, because too many were under way.`]),
  ];
}

function times(found: Percentiles): string {
  if (found === null) return '–';
  const { p50, p95, p99, most } = found;
  return `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, at most ${most} ms`;
}
