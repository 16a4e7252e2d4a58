import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { recordAudit } from '../../accounts/audit-log.ts';
import { type Config, readConfig } from '../../config.ts';
import type { Database, Db } from '../../database/database.ts';
import type { SiteRow } from '../../database/tables.ts';
import { notedStore } from '../../files/noted-store.ts';
import { openFiles } from '../../files/open-files.ts';
import { createPictures, type Pictures } from '../../files/pictures.ts';
import { openSavedFiles, type SavedFiles } from '../../import/attach-files.ts';
import { IMPORT_FORMATS } from '../../import/formats.ts';
import { type Counted, createReport, type ImportReport } from '../../import/import-report.ts';
import { filesOf } from '../../import/read-lines.ts';
import { runImport } from '../../import/run-import.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

/** The pictures of an export are the operator's own. */
const UNLIMITED = 1_000_000;
const OPERATOR = { agent: null, network: null };
const NAMES = IMPORT_FORMATS.map(({ name }) => name);

/** Brings what was said elsewhere into a site. */
export const importCommand: Command = {
  name: 'import',
  summary: `Import an export of ${NAMES.join(', ')} into a site: conversations, contacts, canned replies, labels.`,
  words: ['FORMAT', 'FILE'],
  options: [
    { name: 'site', value: 'KEY', help: 'The site key of the site it goes to.' },
    { name: 'dry-run', help: 'Store nothing; say what would be imported and what would be left out.' },
    {
      name: 'source',
      value: 'NAME',
      help: 'Tells two installations of the same product apart; the format’s name without it.',
    },
    {
      name: 'report',
      value: 'REPORT',
      help: 'Write a line of JSON for everything that is left out to this file.',
    },
    {
      name: 'files',
      value: 'DIR',
      help: 'Attach the files that were saved there: DIR/CONVERSATION/NAME, or DIR/HOST/PATH as wget -x saves them.',
    },
    { name: 'json', help: 'As JSON.' },
  ],
  examples: [
    'frontdesk import zendesk tickets.json --site shop --dry-run',
    'frontdesk import chatwoot export/ --site shop --report left-out.jsonl',
    'frontdesk import zendesk export/ --site shop --files saved/',
  ],
  async run({ words: [name = '', path = ''], value, flag }, surroundings) {
    const format = IMPORT_FORMATS.find((one) => one.name === name);
    if (format === undefined)
      throw new Refusal(`"${name}" is no format. There are ${NAMES.join(', ')}.`, EXIT.usage);
    const siteKey = value('site');
    if (siteKey === undefined)
      throw new Refusal('Say where it goes: --site KEY, the site key from the tag of the site.', EXIT.usage);
    const files = await filesAt(path);
    const config = readConfig(surroundings.env);
    return withData(config, surroundings, async ({ database, runInTransaction }) => {
      const site = await siteWith(database.read, siteKey);
      const leftOut = await openLeftOut(value('report'));
      const report = createReport(leftOut.tell);
      const dryRun = flag('dry-run');
      const source = value('source') ?? format.name;
      const options = { database, runInTransaction, site, format, files, source, dryRun, report };
      const log = { warn: (_details: object, message: string) => surroundings.warn(message) };
      const pictures = createPictures({
        program: surroundings.pictureProgram,
        log,
        now: () => Date.now(),
        rateLimitFactor: UNLIMITED,
      });
      try {
        const saved = await savedAt(value('files'), config, { database, pictures, log });
        await runImport({ ...options, saved, now: () => Date.now() });
      } finally {
        await pictures.stop();
        await leftOut.end();
      }
      const found = report.report();
      const much = `${counted(found.conversations.imported, 'conversation')}, ${counted(found.contacts.imported, 'contact')}`;
      if (!dryRun)
        await runInTransaction((tx) =>
          recordAudit(tx, OPERATOR, 'data.imported', `${format.title}: ${much}`),
        );
      if (flag('json')) surroundings.say(JSON.stringify({ dryRun, ...found }));
      else for (const line of linesOf(found, dryRun)) surroundings.say(line);
      return EXIT.done;
    });
  },
};

/** @throws Refusal when there is nothing to read */
async function filesAt(path: string): Promise<string[]> {
  const files = await filesOf(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${path} cannot be read (${error.code ?? error.message}).`, EXIT.usage);
  });
  if (files.length === 0)
    throw new Refusal(`There is no file in ${path} whose name ends in .json, .jsonl or .ndjson.`, EXIT.usage);
  return files;
}

/** @throws Refusal when there is no such folder */
async function savedAt(
  folder: string | undefined,
  config: Config,
  {
    database,
    pictures,
    log,
  }: { database: Database; pictures: Pictures; log: { warn(details: object, message: string): void } },
): Promise<SavedFiles | null> {
  if (folder === undefined) return null;
  const files = notedStore(await openFiles(config, log), { database, now: () => Date.now() });
  return openSavedFiles(resolve(folder), { files, pictures }).catch((error: Error) => {
    throw new Refusal(`--files ${folder} cannot be read (${error.message}).`, EXIT.usage);
  });
}

/** @throws Refusal */
async function siteWith(db: Db, siteKey: string): Promise<SiteRow> {
  const site = await db
    .selectFrom('sites')
    .selectAll()
    .where('site_key', '=', siteKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (site === undefined)
    throw new Refusal(`There is no site with the key ${siteKey}. The console shows it under *Install*.`);
  return site;
}

/**
 * Where everything that is left out is written down, a line each; nowhere without a file.
 * @throws Refusal when nothing can be written there: it would be noticed after hours
 */
async function openLeftOut(file: string | undefined) {
  if (file === undefined) return { tell: () => {}, end: async () => {} };
  const handle = await open(resolve(file), 'w', 0o600).catch((error: Error) => {
    throw new Refusal(`${file} cannot be written (${error.message}).`, EXIT.usage);
  });
  const stream = handle.createWriteStream();
  const ended = finished(stream);
  // Told when it is closed; it must not end the process before.
  ended.catch(() => {});
  return {
    tell: (line: object) => void stream.write(`${JSON.stringify(line)}\n`),
    async end() {
      stream.end();
      await ended;
    },
  };
}

function linesOf(found: ImportReport, dryRun: boolean): string[] {
  const {
    contacts,
    conversations,
    messages,
    files,
    labels,
    cannedReplies,
    leftOut,
    stillOpen,
    stillOpenCount,
  } = found;
  const open = stillOpen.join(', ') + (stillOpenCount > stillOpen.length ? ', …' : '');
  return [
    dryRun ? 'Nothing was stored. This is what would be:' : 'Imported:',
    row('conversation', 'conversations', conversations),
    `  ${counted(messages, 'message')}${files === 0 ? '' : `, ${counted(files, 'file')}`}`,
    row('contact', 'contacts', contacts),
    row('label', 'labels', labels),
    row('canned reply', 'canned replies', cannedReplies),
    ...(stillOpenCount === 0
      ? []
      : [`Still open there, resolved here: ${stillOpenCount}. Their numbers there: ${open}`]),
    ...(leftOut.length === 0 ? ['Nothing was left out.'] : ['Left out:']),
    ...leftOut.map(
      ({ meaning, count, places }) =>
        `  ${count} × ${meaning} ${places.join(', ')}${count > places.length ? ', …' : ''}`,
    ),
  ];
}

function row(one: string, many: string, { imported, there }: Counted): string {
  const before = there === 0 ? '' : ` (${there} ${there === 1 ? 'was' : 'were'} here already)`;
  return `  ${counted(imported, one, many)}${before}`;
}
