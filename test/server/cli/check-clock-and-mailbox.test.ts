import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clock } from '../../../server/cli/checks/clock.ts';
import { mailbox } from '../../../server/cli/checks/mailbox.ts';
import { names } from '../../../server/cli/checks/names.ts';
import { readConfig } from '../../../server/config.ts';
import { startTestServer } from '../../support/test-server.ts';
import { listening, timeServer } from './stand-ins.ts';

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
    await expect(look(0, (packet) => packet.fill(7, 24, 32))).rejects.toThrow('does not answer within 5 s');
    await expect(look(0, (packet) => packet.subarray(0, 20))).rejects.toThrow('does not answer within 5 s');
  }, 30_000);

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
