import { createHmac } from 'node:crypto';
import { PEOPLE, type Person, type Scene } from '../matrix/people.ts';
import { CHANNELS } from './audiences.ts';

/** As the engine signs, and checks. */
export const signed = (text: string): string =>
  createHmac('sha256', 'the app’s secret').update(text).digest('hex');

/** What endpoints did with the libraries of until 2015: they joined whatever came, and signed it. */
export function careless(request: { socket_id: string; channel_name: string; channel_data?: string }) {
  const { socket_id, channel_name, channel_data } = request;
  const parts = [socket_id, channel_name, channel_data].filter((part) => part !== undefined);
  return { auth: signed(parts.join(':')), channel_data };
}

/** The channels that each kind of person is let into, by either route. */
export async function admittedBy(scene: Scene): Promise<Record<Person, string[]>> {
  const admitted = {} as Record<Person, string[]>;
  for (const person of PEOPLE) await scene.proof(person);
  for (const person of PEOPLE) {
    admitted[person] = [];
    for (const { nameIn } of Object.values(CHANNELS)) {
      const request = { socket_id: '1.2', channel_name: nameIn(scene) };
      for (const path of ['/api/widget/channel-auth', '/api/agent/channel-auth']) {
        const { status, body } = await scene.as(person)<{ auth?: string }>('POST', path, request);
        if (status === 200 && body.auth !== undefined) admitted[person].push(request.channel_name);
      }
    }
  }
  return admitted;
}
