import type { Guard } from './guards.ts';

const SERVE = 'server/files/serve-file.ts';
const FIND = 'server/access/attachment-access.ts';
const LINKS = 'server/files/file-links.ts';
const DEVELOP = 'server/files/develop-picture.ts';
const PICTURES = 'server/files/pictures.ts';
const INCOMING = 'server/files/incoming.ts';
const INSPECT = 'server/files/inspect.ts';
const NAME = 'server/files/file-name.ts';

export const FILE_GUARDS = {
  'every answer of a connection hears that it has gone': {
    file: 'server/plugins/closed-sockets.ts',
    find: 'endAll(answers.get(socket))',
    put: 'undefined',
  },
  'a file is only for who takes part in its conversation': {
    file: FIND,
    find: 'found === undefined || !mayTakePart(actor, { ...found, id: found.conversation_id })',
    put: 'found === undefined',
  },
  'refusing a file of somebody else takes no further question': {
    file: FIND,
    find: 'export async function findAttachment(db: Db, actor: Actor, id: string): Promise<AttachmentRow> {',
    put: `export async function findAttachment(db: Db, actor: Actor, id: string): Promise<AttachmentRow> {
  if (OUT && (await db.selectFrom('attachments').select('id').where('id', '=', id).executeTakeFirst()) !== undefined)
    await db.selectFrom('conversations').select('id').limit(1).execute();`,
  },
  'a file of a note is for agents': {
    file: FIND,
    find: "actor.kind !== 'agent' && row.uploader_kind !== 'visitor' && !(await wasSentToVisitor(db, row))",
    put: 'false',
  },
  'only one’s own files are sent': {
    file: 'server/messages/send-message.ts',
    find: ".where('conversation_id', '=', conversationId)\n    .where('uploader_kind', '=', actor.kind)\n    .where('uploader_id', '=', authorOf(actor).id)",
    put: ".where((eb) => OUT ? eb.and([]) : eb.and([eb('conversation_id', '=', conversationId), eb('uploader_kind', '=', actor.kind), eb('uploader_id', '=', authorOf(actor).id)]))",
  },
  'a link ends when its file is taken back': [
    {
      file: FIND,
      find: "if (row.uploader_kind !== 'visitor' && !(await wasSentToVisitor(db, row))) throw unknown();",
      put: '',
    },
    {
      file: 'server/messages/change-message.ts',
      find: 'if (files.length === 0) return;',
      put: 'return;',
    },
  ],
  'a picture is what can be decoded': { file: INSPECT, find: 'format === undefined', put: 'true' },
  'a link is of one file': {
    file: LINKS,
    find: '`file-link\\n${id}\\n${variant}\\n${expiresAt}`',
    put: '`file-link\\n${variant}\\n${expiresAt}`',
  },
  'a link to a file ends': { file: LINKS, find: 'expiresAt > now', put: 'true' },
  'what is no picture is only saved': [
    { file: SERVE, find: "picture ? 'inline' : 'attachment'", put: "'inline'" },
    { file: SERVE, find: "picture ? row.media_type : 'application/octet-stream'", put: 'row.media_type' },
    {
      file: SERVE,
      find: "'content-security-policy': \"default-src 'none'; sandbox\",",
      put: "'content-security-policy': OUT ? '' : \"default-src 'none'; sandbox\",",
    },
  ],
  'pixels are counted before any is decoded': [
    {
      file: DEVELOP,
      find: 'limitInputPixels: job.maxPixels',
      put: 'limitInputPixels: OUT ? false : job.maxPixels',
    },
    { file: DEVELOP, find: 'pixels > maxPixels', put: 'false' },
  ],
  'frames are counted before any is decoded': {
    file: DEVELOP,
    find: 'pages > PICTURE_LIMITS.frames',
    put: 'false',
  },
  'pictures keep nothing but pixels': {
    file: DEVELOP,
    find: '.autoOrient()\n      .toFormat(job.format,',
    put: "[OUT ? 'keepExif' : 'autoOrient']()\n      .toFormat(job.format,",
  },
  'pictures are decoded in a process of their own': {
    file: PICTURES,
    find: 'pool.develop(uploader.network, withLimit)',
    put: "withLimit().then(async (job) => (await import('./develop-picture.ts')).developPicture(job as never))",
  },
  'pixels are spent': {
    file: PICTURES,
    find: 'spend(uploader, outcome.pixels);',
    put: '',
  },
  'names are made harmless': {
    file: NAME,
    find: "const base = (given ?? '')",
    put: "if OUT return given ?? ''; const base = (given ?? '')",
  },
  'names stay inside their header': {
    file: NAME,
    find: "name.replace(/[^\\x20-\\x7e]|[\"\\\\%]/g, '_')",
    put: 'name',
  },
  'nothing is left of an upload that was cut off': {
    file: 'server/files/receive-file.ts',
    find: 'await upload.discard();',
    put: '',
  },
  'quotas hold for many at once': {
    file: 'server/messages/add-attachment.ts',
    find: 'await checkQuota(tx.db, actor, input.uploader, tx.now, input.file.sizeBytes);',
    put: '',
  },
  'bytes of a visitor have a quota': {
    file: 'server/files/quota.ts',
    find: 'Number(own.bytes ?? 0) + adding > FILE_QUOTAS.visitorBytesPerDay',
    put: 'false',
  },
  'bytes of a network have a quota': {
    file: 'server/files/quota.ts',
    find: 'networkBytes > quota',
    put: 'false',
  },
  'a reserve of the disk is the database’s': [
    { file: INCOMING, find: 'free < DISK_RESERVE_BYTES + needed', put: 'false' },
    { file: INCOMING, find: '(await freeBytes(folder)) < DISK_RESERVE_BYTES', put: 'false' },
  ],
  'uploads under way are promised room': { file: INCOMING, find: 'promised + bytes', put: '0' },
  'what others keep meanwhile is looked at': {
    file: INCOMING,
    find: 'if (sinceLook < LOOK_AGAIN_BYTES) return;',
    put: 'return;',
  },
  'a file that is too large is ended at once': {
    file: 'server/files/receive-file.ts',
    find: "source.once('limit', () => source.destroy(tooLarge(maxBytes)));",
    put: '',
  },
  'uploads under way are counted': {
    file: 'server/plugins/uploads.ts',
    find: '(underWay.get(name) ?? 0) >= most',
    put: 'false',
  },
} as const satisfies Record<string, Guard>;
