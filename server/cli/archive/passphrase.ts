import { open } from 'node:fs/promises';
import type { Environment } from '../../common/read-setting.ts';
import { EXIT, type Given, type Option, Refusal } from '../command.ts';

/** Whoever has the archive may guess for as long as they like. */
const FEWEST_CHARACTERS = 12;
const MOST_BYTES = 4_096;

/** How the passphrase of an archive is given: never as an argument, which every user of the machine could read. */
export const PASSPHRASE_FILE: Option = {
  name: 'passphrase-file',
  value: 'FILE',
  help: 'The passphrase of an encrypted archive; without it, BACKUP_PASSPHRASE.',
};

/** Asked for when it is known that the archive is encrypted. */
export type AskPassphrase = () => Promise<string>;

/**
 * Reads the passphrase from the file that was named, or from `BACKUP_PASSPHRASE`. A line end behind it is not part of it.
 * @throws Refusal when there is none, or one that is too short
 */
export function passphraseFrom({ value }: Pick<Given, 'value'>, env: Environment): AskPassphrase {
  return async () => {
    const file = value(PASSPHRASE_FILE.name);
    const found = file === undefined ? env['BACKUP_PASSPHRASE'] : await readPassphrase(file);
    const passphrase = (found ?? '').replace(/\r?\n$/, '');
    if (passphrase === '')
      throw new Refusal(
        'An encrypted archive needs its passphrase: in BACKUP_PASSPHRASE, or in a file by --passphrase-file.',
        EXIT.usage,
      );
    if (passphrase.length < FEWEST_CHARACTERS)
      throw new Refusal(`The passphrase is too short: at least ${FEWEST_CHARACTERS} characters.`, EXIT.usage);
    return passphrase;
  };
}

async function readPassphrase(file: string): Promise<string> {
  const handle = await open(file).catch((error: Error) => {
    throw new Refusal(`The passphrase cannot be read from ${file} (${error.message}).`, EXIT.usage);
  });
  try {
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    // Also from a pipe, which gives it in pieces and knows no places.
    for (let more = true; more && length < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      more = bytesRead > 0;
    }
    if (length > MOST_BYTES)
      throw new Refusal(`${file} is too long to be a passphrase: at most 4 kB.`, EXIT.usage);
    return bytes.toString('utf8', 0, length);
  } finally {
    await handle.close();
  }
}
