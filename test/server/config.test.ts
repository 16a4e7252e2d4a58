import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../server/common/read-setting.ts';
import { readConfig } from '../../server/config.ts';

const PUSHER = { PUSHER_APP_ID: '7', PUSHER_KEY: 'abc', PUSHER_SECRET: 'b1946ac92492d2347c6235b4d2611184' };
const S3 = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' };
const MAIL = {
  SMTP_URL: 'smtps://shop:p%40ss@smtp.shop.example',
  MAIL_FROM: 'Shop <support@shop.example>',
};
const PRODUCTION = { NODE_ENV: 'production', PUBLIC_URL: 'https://chat.example.com' };

describe('settings', () => {
  it('needs none', () => {
    expect(readConfig({})).toMatchObject({
      port: 4100,
      publicUrl: 'http://localhost:4100',
      pusher: null,
      production: false,
    });
  });

  it('takes hosted Pusher, and a compatible server', () => {
    expect(readConfig({ ...PUSHER, PUSHER_CLUSTER: 'eu' }).pusher).toMatchObject({
      cluster: 'eu',
      host: null,
      port: null,
      tls: true,
    });
    expect(
      readConfig({ ...PUSHER, PUSHER_HOST: 'soketi.example', PUSHER_PORT: '6001', PUSHER_TLS: 'off' }).pusher,
    ).toMatchObject({
      host: 'soketi.example',
      port: 6001,
      tls: false,
    });
  });

  it("takes a bucket of Amazon's, and of a server of one's own", () => {
    expect(readConfig({}).s3).toBeNull();
    expect(readConfig({ ...S3, S3_REGION: 'eu-central-1' }).s3).toMatchObject({
      endpoint: 'https://s3.eu-central-1.amazonaws.com',
      pathStyle: false,
      prefix: '',
    });
    expect(readConfig({ ...S3, S3_ENDPOINT: 'http://minio:9000/' }).s3).toMatchObject({
      endpoint: 'http://minio:9000',
      region: 'us-east-1',
      pathStyle: true,
    });
  });

  it('takes a mail server, and shows mail in the demo without one', () => {
    expect(readConfig({}).mail).toBeNull();
    expect(readConfig({ DEMO: 'on' }).mail).toMatchObject({ transport: { kind: 'outbox' } });
    expect(readConfig({ ...MAIL, MAIL_REPLY_TO: 'support@shop.example' }).mail).toEqual({
      transport: { kind: 'smtp', url: MAIL.SMTP_URL },
      from: { name: 'Shop', address: 'support@shop.example' },
      replyTo: 'support@shop.example',
    });
    expect(readConfig({ ...MAIL, MAIL_FROM: 'support@shop.example' }).mail?.replyTo).toBeNull();
  });

  it.each([
    [
      { INCOMING_MAIL_SECRET: PUSHER.PUSHER_SECRET },
      /MAIL_REPLY_TO is not set. INCOMING_MAIL_SECRET needs it/,
    ],
    [{ INCOMING_SMTP_PORT: '2525' }, /INCOMING_SMTP_PORT needs it/],
    [{ INCOMING_SMTP_PORT: 'x' }, /INCOMING_SMTP_PORT is "x"/],
    [{ ...MAIL, IMAP_URL: 'imaps://shop:secret@imap.shop.example' }, /IMAP_URL needs it/],
    [
      { ...MAIL, IMAP_URL: 'https://shop:secret@imap.shop.example' },
      /^IMAP_URL is not an address(?!.*secret)/,
    ],
    [{ ...MAIL, IMAP_URL: 'imaps://imap.shop.example' }, /^IMAP_URL is not an address/],
    [{ ...MAIL, INCOMING_MAIL_SECRET: 'short' }, /INCOMING_MAIL_SECRET is weak \(5 characters\)/],
    [{ SLACK_API_URL: 'http://slack.example/api' }, /SLACK_API_URL is "http:\/\/slack.example\/api"/],
    [{ SLACK_API_URL: 'slack.com' }, /SLACK_API_URL is "slack.com"/],
    [{ TELEGRAM_API_URL: 'http://10.0.0.1' }, /TELEGRAM_API_URL is "http:\/\/10.0.0.1"/],
    [{ MAIL_FROM: 'support@shop.example' }, /SMTP_URL is not set/],
    [{ SMTP_URL: 'smtp.shop.example' }, /SMTP_URL is not an address/],
    [{ SMTP_URL: 'http://smtp.shop.example' }, /SMTP_URL is not an address/],
    [{ SMTP_URL: MAIL.SMTP_URL }, /MAIL_FROM is not set/],
    [{ ...MAIL, MAIL_FROM: 'Shop' }, /MAIL_FROM is "Shop"/],
    [{ ...MAIL, MAIL_REPLY_TO: 'support+x@shop.example' }, /MAIL_REPLY_TO is.*what follows a \+/],
    [{ ...MAIL, MAIL_REPLY_TO: `${'a'.repeat(31)}@shop.example` }, /there may be 30 characters/],
    [{ PORT: 'http' }, /PORT is "http".*whole number/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ WEBHOOK_ALLOW_PRIVATE: 'localhost' }, /WEBHOOK_ALLOW_PRIVATE is "localhost".*addresses and networks/],
    [{ S3_BUCKET: 'files' }, /S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not set/],
    [{ S3_ENDPOINT: 'https://s3.example' }, /S3_BUCKET and S3_ACCESS_KEY_ID.*are not set/],
    [{ ...S3, S3_BUCKET: 'A/b' }, /S3_BUCKET is "A\/b".*name alone/],
    [{ ...S3, S3_ENDPOINT: 'https://s3.example/files' }, /S3_ENDPOINT.*no bucket and no path/],
    [{ ...S3, S3_PREFIX: '../x' }, /S3_PREFIX is "..\/x"/],
    [{ PUSHER_APP_ID: '7' }, /PUSHER_KEY and PUSHER_SECRET are not set/],
    [{ PUSHER_CLUSTER: 'eu' }, /PUSHER_APP_ID and PUSHER_KEY and PUSHER_SECRET are not set/],
    [PUSHER, /PUSHER_CLUSTER is not set/],
    [{ ...PUSHER, PUSHER_HOST: 'https://x.example' }, /PUSHER_HOST.*host name alone/],
    [{ ...PUSHER, PUSHER_HOST: 'x', PUSHER_TLS: 'maybe' }, /PUSHER_TLS is "maybe".*on or off/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is neither/],
    [{ PUBLIC_URL: 'chat.example.com' }, /PUBLIC_URL is "chat.example.com"/],
    [{ PUBLIC_URL: 'https://chat.example.com/path' }, /no path/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud".*one of/],
    [{ NODE_ENV: 'production' }, /PUBLIC_URL is not set/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV is "prod".*production, development, test/],
    [{ NODE_ENV: 'Production' }, /NODE_ENV is "Production"/],
    [{ ...PRODUCTION, FRONTDESK_SECRET: 'short' }, /FRONTDESK_SECRET is weak.*32 random/],
    [{ ...PRODUCTION, FRONTDESK_SECRET: 'a'.repeat(64) }, /FRONTDESK_SECRET is weak/],
    [
      { ...PRODUCTION, ...PUSHER, PUSHER_CLUSTER: 'eu', PUSHER_SECRET: 'app-secret' },
      /PUSHER_SECRET is weak/,
    ],
  ])('stops for %j with a sentence that names it', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(sentence);
  });

  it('starts in production with strong ones', () => {
    expect(readConfig({ ...PRODUCTION, ...PUSHER, PUSHER_CLUSTER: 'eu' }).production).toBe(true);
  });
});
