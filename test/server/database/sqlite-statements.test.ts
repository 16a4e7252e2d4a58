import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskedSqlite, listenToSqlite } from '../../support/asked-sqlite.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** A round in which something else was asked within the same commit is followed by another. */
const ROUNDS = 50;
const BEGIN = /^BEGIN IMMEDIATE$/;
const COMMIT = /^COMMIT$/;

const MESSAGE = [
  /^select "visitors"/,
  BEGIN,
  /^SAVEPOINT/,
  /^select \* from "conversations" where "id" = \?$/,
  /^select \* from "messages"/,
  /^select "sites"."settings"/,
  /^insert into "messages"/,
  /^insert into "events"/,
  /^update "conversations"/,
  /^insert into "due_events"/,
  /^RELEASE/,
  COMMIT,
];
/** What the update of a conversation takes out of indexes, and puts into them. */
const INDEX_CHANGES = 16;

describe('what a message asks SQLite', () => {
  let server: TestServer;
  let sqlite: AskedSqlite;
  let visitor: TestVisitor;
  let conversation: string;

  beforeAll(async () => {
    // First, so that whatever fails after it is taken down with the server.
    sqlite = listenToSqlite();
    server = await startTestServer();
    visitor = await newVisitor(server.url);
    conversation = await visitor.start();
    await visitor.send(conversation, 'The first, which meets the bot of the site');
  });
  afterAll(async () => {
    sqlite.stop();
    await server.remove();
  });

  it('is eight statements and one commit: who sends it, what is there, and the message', async () => {
    const asked = await askedForAMessage();
    expect(asked).toEqual(MESSAGE.map((text) => expect.stringMatching(text)));
  });

  it('has its plans made once: no pattern is given to a statement that is kept', async () => {
    // https://www.sqlite.org/c3ref/prepare.html: it is compiled again when a value changes on which its plan depends.
    expect((await askedForAMessage()).filter((text) => /\b(like|glob) \?/i.test(text))).toEqual([]);
  });

  it('changes as many entries of the indexes of conversations as are named here, and no more', async () => {
    const update = (await askedForAMessage()).find((text) => /^update "conversations"/.test(text));
    const file = new SqliteConnection(join(server.dataDir, 'frontdesk.db'), { readonly: true });
    // https://www.sqlite.org/opcode.html: the statement's program, whatever its values are.
    const places = [...(update ?? '').matchAll(/\?/g)].map(() => null);
    const program = file.prepare(`explain ${update}`).all(places) as { opcode: string }[];
    file.close();
    const changes = program.filter(({ opcode }) => opcode === 'IdxInsert' || opcode === 'IdxDelete');
    expect(changes.length).toBe(INDEX_CHANGES);
  });

  /** Up to the commit after which it is acknowledged; of the first round in which nothing else came in between. */
  async function askedForAMessage(): Promise<readonly string[]> {
    let asked: readonly string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const heard = (await sqlite.during(send)).asked;
      asked = heard.slice(0, heard.findIndex((text) => COMMIT.test(text)) + 1);
      if (asked.length === MESSAGE.length && MESSAGE.every((one, index) => one.test(asked[index] ?? '')))
        return asked;
    }
    return asked;
  }

  async function send(): Promise<void> {
    const { statusCode } = await server.app.inject({
      method: 'POST',
      url: `/api/widget/conversations/${conversation}/messages`,
      headers: { authorization: `Bearer ${visitor.token}` },
      payload: { id: uuid(), body: 'Where is my parcel?' },
    });
    expect(statusCode).toBe(201);
  }
});
