import { fileURLToPath } from 'node:url';
import { type Billed, billed } from './reliability/billed.ts';

/** https://pusher.com/channels/pricing, 2026. */
const PLANS = [
  { name: 'Sandbox, free', messages: 200_000, connections: 100 },
  { name: 'Startup, $49', messages: 1_000_000, connections: 500 },
  { name: 'Pro, $99', messages: 4_000_000, connections: 2_000 },
  { name: 'Business, $299', messages: 10_000_000, connections: 5_000 },
  { name: 'Premium, $499', messages: 20_000_000, connections: 10_000 },
];
const CONSOLES = [1, 5, 20];
/** Digits that count: it is an order of magnitude. */
const DIGITS = 3;

/** How many conversations of ten messages a day each plan holds, as the lines of a table in Markdown. */
export function planLines({
  conversation,
  console: each,
}: Pick<Billed, 'conversation' | 'console'>): string[] {
  return PLANS.map(({ name, messages, connections }) => {
    const held = CONSOLES.map((consoles) => messages / (conversation + (consoles - 1) * each));
    const cells = [messages, connections, ...held.map(roundedDown)];
    return `| ${name} | ${cells.map((count) => count.toLocaleString('en')).join(' | ')} |`;
  });
}

/** What a plan surely holds. */
function roundedDown(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) + 1 - DIGITS);
  return Math.floor(count / unit) * unit;
}

/** `npx tsx test/bench/pusher-plans.ts` counts at a relay what is billed, and prints what the page "How far it goes" says of it. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const counted = await billed();
  console.log(
    `A conversation of ten messages: ${counted.conversation} billed, ${counted.console} more for a console.\n`,
  );
  for (const line of planLines(counted)) console.log(line);
  process.exit(0);
}
