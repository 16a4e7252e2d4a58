import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('uploads that are no multipart/form-data', () => {
  const errors: string[] = [];
  let server: TestServer;
  let visitor: TestVisitor;
  let conversation: string;

  beforeAll(async () => {
    server = await startTestServer({
      logger: pino({ level: 'error' }, { write: (line: string) => errors.push(line) }),
    });
    visitor = await newVisitor(server.url);
    conversation = await visitor.start();
  });
  afterAll(() => server.remove());

  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n';
  it.each([
    ['without a boundary', 'multipart/form-data', 'anything'],
    ['that end in the middle of a part', 'multipart/form-data; boundary=x', `${head}\r\nhello`],
    ['that end in the head of a part', 'multipart/form-data; boundary=x', head],
    ['without any part', 'multipart/form-data; boundary=x', 'nothing of the kind'],
    ['of nothing', 'multipart/form-data; boundary=x', ''],
    [
      'with a field in place of a file',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nhello\r\n--x--\r\n',
    ],
  ])('%s are answered with what is wrong, and are no error of the server', async (_name, type, body) => {
    const response = await fetch(
      `${server.url}/api/widget/conversations/${conversation}/attachments?id=${uuid()}`,
      { method: 'POST', headers: { authorization: `Bearer ${visitor.token}`, 'content-type': type }, body },
    );
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request' } },
    });
    expect(errors).toEqual([]);
  });
});
