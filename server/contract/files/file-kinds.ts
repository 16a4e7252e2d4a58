/** What a site may let its visitors send. What is none of these is sent only where everything is. */
export const FILE_KINDS = ['picture', 'pdf', 'document', 'audio', 'video'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The largest file there may be anywhere, in MB of 1,048,576 bytes; a site may allow less. */
export const MAX_FILE_MEGABYTES = 20;

/** Documents of offices and plain text. None that can hold macros by its name, but for those of before 2007. */
const DOCUMENT_ENDINGS =
  'doc docx odp ods odt ppt pptx rtf txt csv tsv md log xls xlsx pages numbers key'.split(' ');
const TEXT_ENDINGS = ['txt', 'csv', 'tsv', 'md', 'log'];
const DOCUMENT_TYPES =
  /^application\/(msword|rtf|vnd\.(ms-(excel|powerpoint)|apple\.(pages|numbers|keynote)|openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.presentation)|oasis\.opendocument\.(text|spreadsheet|presentation)))$/;
/** What a document may look like by its content alone: text, the container of old offices, that of new ones. */
const CONTAINERS = /^(text\/|application\/(x-cfb|zip|json)$)/;
/** What browsers and programs say of a file that they do not know. */
const UNKNOWN_TYPES = ['', 'application/octet-stream'];

/**
 * What a file is, as far as rules of a site ask: by its media type, and where many kinds of file share one, by the ending
 * of its name. Null: something else.
 */
export function kindOfFile(mediaType: string, name: string): FileKind | null {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const [family] = type.split('/');
  // A drawing in SVG is a program to whoever opens it.
  if (family === 'image') return type.startsWith('image/svg') ? null : 'picture';
  if (family === 'audio' || family === 'video') return family;
  if (type === 'application/pdf') return 'pdf';
  if (DOCUMENT_TYPES.test(type)) return 'document';
  const ending = endingOf(name);
  // Text that is not UTF-8, as offices write tables, cannot be told from anything else by its content.
  if (type === 'application/octet-stream' && TEXT_ENDINGS.includes(ending)) return 'document';
  return CONTAINERS.test(type) && DOCUMENT_ENDINGS.includes(ending) ? 'document' : null;
}

/**
 * Whether a file may be one of these kinds, by what is said of it before it is read. Where nothing is said, it may: what
 * it is, its content decides.
 * @param kinds null: everything is taken
 */
export function mayBeOfKinds(kinds: readonly FileKind[] | null, mediaType: string, name: string): boolean {
  if (kinds === null || UNKNOWN_TYPES.includes(mediaType)) return true;
  const kind = kindOfFile(mediaType, name);
  if (kind !== null) return kinds.includes(kind);
  // Browsers have several types for one kind of document: its ending says enough to look into it.
  return kinds.includes('document') && DOCUMENT_ENDINGS.includes(endingOf(name));
}

/** These kinds as a browser's file picker takes them, in `accept`; empty: all. */
export function acceptOf(kinds: readonly FileKind[] | null): string {
  const accepted: Record<FileKind, string> = {
    picture: 'image/*',
    pdf: 'application/pdf',
    document: DOCUMENT_ENDINGS.map((ending) => `.${ending}`).join(),
    audio: 'audio/*',
    video: 'video/*',
  };
  return (kinds ?? []).map((kind) => accepted[kind]).join();
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
