import { anonymousName } from '../../../server/contract/anonymous-name.ts';
import type { Texts } from '../../locales/en.ts';
import { nameText } from './people.ts';

/** A contact's name, as that of the visitor who it is. */
export function contactName({ id, name }: { id: string; name: string | null }, texts: Texts): string {
  return nameText(name ?? anonymousName(id), texts);
}
