import { request } from 'node:http';
import { describe } from 'vitest';
import { DEMO_AGENTS, DEMO_PASSWORD } from '../../server/demo-people.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

describe('the console’s own origin, in production', () => {
  const ground = battleground({
    env: { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example.com', TRUST_PROXY: 'on' },
  });

  const disguises: [string, Record<string, string>][] = [
    [
      'a name of the attacker’s that leads to this server',
      { host: 'evil.example', origin: 'http://evil.example' },
    ],
    [
      'a name that is said to come from the proxy',
      {
        host: 'chat.example.com',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        origin: 'https://evil.example',
      },
    ],
  ];
  for (const [name, headers] of disguises) {
    ground.attack(`a page under ${name}`, {
      without: 'in production only the public address is the console’s',
      attempt: (server) => signInFrom(server, headers),
      succeeds: 200,
      fails: 403,
    });
  }
});

/** With whatever host and origin; `fetch` sets them itself. */
function signInFrom(server: TestServer, headers: Record<string, string>): Promise<number> {
  const body = JSON.stringify({ email: DEMO_AGENTS[0].email, password: DEMO_PASSWORD });
  return new Promise((resolve, reject) => {
    const options = {
      port: server.port,
      method: 'POST',
      path: '/api/agent/session',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    };
    request(options, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end(body);
  });
}
