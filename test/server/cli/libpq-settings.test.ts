import { describe, expect, it } from 'vitest';
import { libpqSettings } from '../../../server/cli/databases/libpq-settings.ts';

describe('what the programs of Postgres are told of an address', () => {
  it('is where it is, and who asks', () => {
    expect(libpqSettings('postgres://me:p%40ss%2F@[::1]:5433/my%20chat')).toEqual({
      PGHOST: '::1',
      PGPORT: '5433',
      PGUSER: 'me',
      PGPASSWORD: 'p@ss/',
      PGDATABASE: 'my chat',
    });
    expect(libpqSettings('postgres://db.example/chat')).toMatchObject({
      PGHOST: 'db.example',
      PGPORT: '5432',
    });
  });

  it('has the certificates by which a hosted database is told from another', () => {
    const url =
      'postgres://me@db.example/chat?sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=/c.pem&sslkey=/k.pem';
    expect(libpqSettings(url)).toMatchObject({
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: '/etc/ca.pem',
      PGSSLCERT: '/c.pem',
      PGSSLKEY: '/k.pem',
    });
    const anyCertificate = libpqSettings('postgres://me@db.example/chat?sslmode=no-verify');
    expect(anyCertificate, 'libpq has another name for it').toMatchObject({ PGSSLMODE: 'require' });
    const withRoot = libpqSettings('postgres://me@db.example/chat?sslrootcert=/etc/ca.pem&sslmode=no-verify');
    expect(withRoot, 'libpq verifies against a root certificate').not.toHaveProperty('PGSSLROOTCERT');
  });
});
