import { createHash, createHmac } from 'node:crypto';
import { createHttpLines, requestBytes } from '../http-lines.ts';
import { APP, type Subject } from './subjects.ts';

/** Connections that publish, one request after the other on each. */
export type Publisher = {
  /** Resolves when the server has answered. @throws when it refused */
  publish(request: Buffer): Promise<void>;
  stop(): void;
};

/** The bytes of a request that publishes one event. */
export function requestFor(subject: Subject, channel: string, data: unknown): Buffer {
  if (subject.name === 'bare ws') {
    return post(`/${channel}`, JSON.stringify({ event: 'tick', channel, data: JSON.stringify(data) }));
  }
  const body = JSON.stringify({ name: 'tick', channel, data: JSON.stringify(data) });
  const path = `/apps/${APP.id}/events`;
  const md5 = createHash('md5').update(body).digest('hex');
  const query = `auth_key=${APP.key}&auth_timestamp=${Math.floor(Date.now() / 1_000)}&auth_version=1.0&body_md5=${md5}`;
  const signature = createHmac('sha256', APP.secret).update(`POST\n${path}\n${query}`).digest('hex');
  return post(`${path}?${query}&auth_signature=${signature}`, body);
}

/** @param connections how many are kept */
export function createPublisher(subject: Subject, connections: number): Publisher {
  const lines = createHttpLines(subject.port, connections);
  return {
    async publish(request) {
      const { status, body } = await lines.exchange(request);
      if (status !== 200 || body.includes('"error"')) {
        throw new Error(`${subject.name} answered ${status}: ${body}`);
      }
    },
    stop: () => lines.stop(),
  };
}

function post(target: string, body: string): Buffer {
  return requestBytes('POST', target, { body });
}
