// @slow 10 s of a core, and waits of 10 s: what `check` says of clocks and mailboxes, of stand-ins that lie, fail or say nothing. Finds a cause that is named wrongly.
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateTrouble } from '../../../server/cli/checks/certificate-trouble.ts';
import { clock } from '../../../server/cli/checks/clock.ts';
import { mailServer } from '../../../server/cli/checks/mail-server.ts';
import { mailbox } from '../../../server/cli/checks/mailbox.ts';
import { names } from '../../../server/cli/checks/names.ts';
import { aheadOf } from '../../../server/cli/checks/time-server.ts';
import { readConfig } from '../../../server/config.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { startTestServer } from '../../support/test-server.ts';
import { listening, timeServer } from './stand-ins.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);
const pem = (name: string) =>
  readFileSync(new URL(`../../relay/support/tls/localhost.${name}.pem`, import.meta.url), 'utf8');

describe('check, of time servers and the mailbox', () => {
  it('asks a time server that is named, and believes no packet that answers another question', async () => {
    const server = await startTestServer();
    onTestFinished(server.remove);
    const config = readConfig({ DATA_DIR: server.dataDir, PUBLIC_URL: server.url });
    const look = async (aheadMs: number, change = (packet: Buffer) => packet) => {
      const port = await timeServer(aheadMs, change);
      return clock(config, server.services.database, { host: '127.0.0.1', port });
    };
    expect(await look(0)).toBe('agrees with 127.0.0.1, the public address within 2 s');
    await expect(look(90_000)).rejects.toThrow(/clock of 127\.0\.0\.1 .* (89|90|91) s apart/);
    await expect(look(-90_000)).rejects.toThrow('Let both follow NTP');
    await expect(look(0, (packet) => packet.fill(0, 1, 2))).rejects.toThrow('does not know the time itself');
    const unset = (packet: Buffer) => packet.fill(0xe4, 0, 1);
    await expect(look(0, unset), 'its clock is set by nothing').rejects.toThrow(
      'does not know the time itself',
    );
    const years = Math.ceil((Date.UTC(2037) - Date.now()) / 1_000);
    await expect(look(years * 1_000), 'beyond the end of the first era').rejects.toThrow(
      new RegExp(`(${years - 1}|${years}|${years + 1}) s apart`),
    );
    await expect(look(0, (packet) => packet.fill(7, 24, 32))).rejects.toThrow('does not answer within 5 s');
    await expect(look(0, (packet) => packet.subarray(0, 20))).rejects.toThrow('does not answer within 5 s');
  }, 30_000);

  it.skipIf(!HAS_IPV6)(
    'reaches a time server that listens at an IPv6 address alone',
    async () => {
      const port = await timeServer(90_000, (packet) => packet, '::1');
      expect(await aheadOf('::1', port)).toBeGreaterThan(80_000);
      await expect(aheadOf('no-such-server.invalid')).rejects.toThrow(/no-such-server\.invalid is not found/);
      const both = async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ];
      expect(await aheadOf('time.example', port, both)).toBeGreaterThan(80_000);
    },
    30_000,
  );

  it.each([
    ['CERT_HAS_EXPIRED', /has expired\. Renew it/],
    ['CERT_NOT_YET_VALID', /not valid yet\. Look at the clock/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /does not send the certificates between/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /not trusted here .* NODE_EXTRA_CA_CERTS/],
  ])('says what is wrong with the certificate of a mail server: %s', (code, says) => {
    const error = Object.assign(new Error('certificate'), { code });
    const trouble = certificateTrouble('imap.shop.example:993', 'IMAP_URL', error);
    expect(trouble).toMatch(says);
    expect(trouble).toContain('imap.shop.example:993 (IMAP_URL)');
    expect(certificateTrouble('imap.shop.example:993', 'IMAP_URL', new Error('refused'))).toBeNull();
  });

  it.each(['smtps', 'smtp'])(
    'says what is wrong with the certificate behind SMTP_URL: %s',
    async (scheme) => {
      const tls = { cert: pem('cert'), key: pem('key') };
      const server = await startMailServer({ ...tls, secure: scheme === 'smtps' });
      onTestFinished(server.close);
      const SMTP_URL = `${scheme}://someone:secret@127.0.0.1:${server.port}`;
      const failure = await mailServer(readConfig({ MAIL_FROM: 'a@b.example', SMTP_URL })).catch(String);
      expect(failure).toMatch(/certificate of 127\.0\.0\.1:\d+ \(SMTP_URL\) is not trusted here/);
      expect(failure).not.toContain('secret');
    },
  );

  it('refuses a mailbox whose server has a certificate for another name, and says so of one that hangs', async () => {
    const MAIL = { MAIL_FROM: 'a@b.example', SMTP_URL: 'smtp://localhost', MAIL_REPLY_TO: 'a@b.example' };
    const at = async (port: number, host: string) =>
      readConfig({ ...MAIL, IMAP_URL: `imaps://someone:secret@${host}:${port}/` });
    const port = await listening(createTlsServer({ cert: pem('cert'), key: pem('key') }));
    await expect(mailbox(await at(port, '127.0.0.1'))).rejects.toThrow(
      /certificate of 127\.0\.0\.1:\d+ \(IMAP_URL\)/,
    );
    const silent = await listening(createTcpServer());
    const failure = await mailbox(await at(silent, '127.0.0.1')).catch((error: Error) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining('does not answer within 10 s') });
    expect(String(failure)).not.toContain('secret');
    expect(await mailbox(readConfig({}))).toBe('none is read');
    const lost = readConfig({ ...MAIL, IMAP_URL: 'imaps://someone:secret@imap.invalid/' });
    await expect(names(lost)).rejects.toThrow(/imap\.invalid \(IMAP_URL: \w+\)/);
  }, 30_000);
});
