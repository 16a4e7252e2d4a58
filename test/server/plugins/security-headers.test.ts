// For the type of a route's `helmet`.
import type {} from '@fastify/helmet';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../server/plugins/security-headers.ts';

const engine = {
  key: 'key',
  cluster: 'eu',
  host: null,
  port: null,
  path: '',
  tls: true,
  clientEvents: true,
};

describe('security headers', () => {
  it('are the same on the first answer and on every later one, and not on a bare route', async () => {
    const app = Fastify();
    await app.register(securityHeaders, { engine, tls: true });
    app.get('/bare', { helmet: false }, async () => 'a script');
    app.get('/page', async () => 'a page');
    const of = async (url: string) => {
      const { headers } = await app.inject(url);
      const {
        date: _date,
        'content-length': _length,
        'content-type': _type,
        connection: _,
        ...rest
      } = headers;
      return rest;
    };
    expect(await of('/bare')).toEqual({});
    const first = await of('/page');
    expect(first).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(await of('/page')).toEqual(first);
    expect(await of('/nowhere')).toEqual(first);
    expect(await of('/bare')).toEqual({});
    await app.close();
  });
});
