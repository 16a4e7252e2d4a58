export type Uploaded = { name: string; content: Buffer };

/**
 * The fields and files of a `multipart/form-data` body. Names may stand without quotes, as grammY writes them; the parser of Node refuses
 * that.
 */
export function readForm(body: Buffer, contentType: string): Map<string, string | Uploaded> {
  const fields = new Map<string, string | Uploaded>();
  const [, boundary = ''] = /boundary="?([^";]+)"?/.exec(contentType) ?? [];
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(0, end), 'latin1').toString();
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1');
    const [, name = ''] = /;\s*name="?([^";\r]+)"?/i.exec(head) ?? [];
    const [, fileName] = /;\s*filename="?([^";\r]+)"?/i.exec(head) ?? [];
    fields.set(name, fileName === undefined ? content.toString() : { name: fileName, content });
  }
  return fields;
}
