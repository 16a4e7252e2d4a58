import { createPublisher, requestFor } from './publisher.ts';
import { cpuSeconds, residentBytes, type Subject } from './subjects.ts';
import { connectSubscriber, join, type Subscriber, subscribe } from './subscriber.ts';

const DATA = { text: 'x'.repeat(180) };
const AT_ONCE = 100;
const SETTLE_MS = 500;
const POLL_MS = 1;

/** Deliveries a second, and the processor time of ten thousand of them. */
export type Rate = { perSecond: number; cpuPer10k: number };

/** As fast as it goes: each of a hundred channels has one subscriber. */
export async function oneToOne(subject: Subject, seconds: number): Promise<Rate> {
  const channels = Array.from({ length: 100 }, (_, n) => `one-${n}`);
  const subscribers = await Promise.all(channels.map((channel) => subscribe(subject, channel)));
  const requests = channels.map((channel) => requestFor(subject, channel, DATA));
  return flood(subject, { subscribers, requests, seconds, inFlight: 32, deliveriesPerEvent: 1 });
}

/** As fast as it goes: one channel with many subscribers. */
export async function fanOut(subject: Subject, size: number, seconds: number): Promise<Rate> {
  const subscribers = await inTurns(size, () => subscribe(subject, 'all'));
  const requests = [requestFor(subject, 'all', DATA)];
  return flood(subject, { subscribers, requests, seconds, inFlight: 8, deliveriesPerEvent: size });
}

async function flood(
  subject: Subject,
  options: {
    subscribers: Subscriber[];
    requests: Buffer[];
    seconds: number;
    /** Events that may be published and not yet delivered everywhere. */
    inFlight: number;
    deliveriesPerEvent: number;
  },
): Promise<Rate> {
  const { subscribers, requests, seconds, inFlight, deliveriesPerEvent } = options;
  const publisher = createPublisher(subject, inFlight);
  const base = count(subscribers);
  let published = 0;
  const cpuBefore = cpuSeconds(subject);
  const start = performance.now();
  const until = start + seconds * 1_000;
  const delivered = () => count(subscribers) - base;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < until) {
        const request = requests[published % requests.length];
        published += 1;
        if (request !== undefined) await publisher.publish(request);
        if (deliveriesPerEvent > 1)
          await reached(() => delivered() >= (published - inFlight) * deliveriesPerEvent);
      }
    }),
  );
  await reached(() => delivered() >= published * deliveriesPerEvent);
  const took = (performance.now() - start) / 1_000;
  const cpu = cpuSeconds(subject) - cpuBefore;
  publisher.stop();
  await leave(subscribers);
  const total = published * deliveriesPerEvent;
  return { perSecond: total / took, cpuPer10k: (cpu / total) * 10_000 };
}

/** Publishes at a steady rate; the times from publishing to receiving, in milliseconds. */
export async function latencies(
  subject: Subject,
  {
    perSecond,
    seconds,
    channels,
    bystanders,
  }: { perSecond: number; seconds: number; channels: number; bystanders: number },
): Promise<number[]> {
  const quiet = await inTurns(bystanders, (n) => subscribe(subject, `private-less-${n}`));
  const times: number[] = [];
  const subscribers = await inTurns(channels, async (n) => {
    const subscriber = await subscribe(subject, `timed-${n}`);
    subscriber.onMessage = (payload) => {
      const sentAt = Number(/\\"at\\":([\d.]+)/.exec(payload.toString())?.[1]);
      if (Number.isFinite(sentAt)) times.push(performance.now() - sentAt);
    };
    return subscriber;
  });
  const publisher = createPublisher(subject, 16);
  const total = perSecond * seconds;
  const publishing: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < total; n += 1) {
    const wait = start + (n * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    publishing.push(
      publisher.publish(requestFor(subject, `timed-${n % channels}`, { ...DATA, at: performance.now() })),
    );
  }
  await Promise.all(publishing);
  await reached(() => times.length >= total);
  publisher.stop();
  await leave([...subscribers, ...quiet]);
  return times;
}

/** 200 a second to a hundred channels, each with one subscriber: milliseconds from the request to the frame. */
export function publishedToReceived(subject: Subject, seconds: number): Promise<number[]> {
  return latencies(subject, { perSecond: 200, seconds, channels: 100, bystanders: 0 });
}

export type Holding = {
  connectS: number;
  subscribeS: number;
  bytesConnected: number;
  bytesSubscribed: number;
};

/** Many connections: how long they take, and what each costs, before and after it has a channel of its own. */
export async function hold(subject: Subject, connections: number): Promise<Holding> {
  const before = residentBytes(subject);
  const start = performance.now();
  // All at once, as they come back after a restart.
  const subscribers = await Promise.all(
    Array.from({ length: connections }, (_, n) => connectSubscriber(subject, `held-${n}`)),
  );
  const connectS = (performance.now() - start) / 1_000;
  await pause(SETTLE_MS);
  const connected = residentBytes(subject);
  const joining = performance.now();
  for (let n = 0; n < subscribers.length; n += AT_ONCE) {
    await Promise.all(subscribers.slice(n, n + AT_ONCE).map((one, i) => join(one, `held-${n + i}`)));
  }
  const subscribeS = (performance.now() - joining) / 1_000;
  await pause(SETTLE_MS);
  const withChannel = residentBytes(subject);
  await leave(subscribers);
  return {
    connectS,
    subscribeS,
    bytesConnected: (connected - before) / connections,
    bytesSubscribed: (withChannel - before) / connections,
  };
}

/** Occupies channels that nobody publishes to; the caller leaves them. */
export async function idleChannels(subject: Subject, channels: number): Promise<Subscriber[]> {
  const PER_CONNECTION = 100;
  return inTurns(channels / PER_CONNECTION, async (n) => {
    const subscriber = await connectSubscriber(subject, `idle-${n}`);
    for (let i = 0; i < PER_CONNECTION; i += 1) await join(subscriber, `idle-${n}-${i}`);
    return subscriber;
  });
}

/** Events a second that a program publishes to the relay in it, until they have arrived. */
export async function direct(subject: Subject, events: number, size: number): Promise<Rate> {
  const subscribers = await inTurns(size, () => subscribe(subject, 'direct'));
  const base = count(subscribers);
  const cpuBefore = cpuSeconds(subject);
  const start = performance.now();
  await fetch(`http://127.0.0.1:${subject.port}/direct?channel=direct&events=${events}`);
  await reached(() => count(subscribers) - base >= events * size);
  const took = (performance.now() - start) / 1_000;
  const cpu = cpuSeconds(subject) - cpuBefore;
  await leave(subscribers);
  return { perSecond: (events * size) / took, cpuPer10k: (cpu / (events * size)) * 10_000 };
}

export async function leave(subscribers: readonly Subscriber[]): Promise<void> {
  for (const { socket } of subscribers) socket.destroy();
  await pause(SETTLE_MS);
}

function count(subscribers: readonly Subscriber[]): number {
  let sum = 0;
  for (const { messages } of subscribers) sum += messages;
  return sum;
}

async function inTurns<T>(size: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let n = 0; n < size; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, size - n) }, (_, i) => make(n + i));
    made.push(...(await Promise.all(some)));
  }
  return made;
}

async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(POLL_MS);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
