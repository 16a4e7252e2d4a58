import type { Type } from 'typebox';
import type { ErrorCode } from '../errors.ts';

type CollectionOptions<Path, Listed, List, Item, Put> = {
  path: Path;
  /** How one of them is called, for people: `canned reply`. */
  one: string;
  /** The property of the answer that holds the list. */
  listed: Listed;
  list: List;
  item: Item;
  put: Put;
  /** Codes of `put` besides `id_taken`. */
  errors?: readonly ErrorCode[];
  /** What they are, in a sentence. */
  description: string;
  example: { body: unknown; item: unknown };
};

/**
 * The routes of a small collection that admins look after and every agent uses: list, put, delete. The client mints the
 * ids, and puts again to change. Each change is in the audit log, and consoles are notified of it.
 */
export function collection<
  const Path extends string,
  const Listed extends string,
  List extends Type.TObject,
  Item extends Type.TObject,
  Put extends Type.TObject,
>({
  path,
  one,
  listed,
  list,
  item,
  put,
  errors = [],
  description,
  example,
}: CollectionOptions<Path, Listed, List, Item, Put>) {
  return {
    one,
    listed,
    routes: {
      list: {
        method: 'GET',
        path,
        who: 'agent',
        key: 'read',
        answer: list,
        summary: `List every ${one}`,
        description: `${description} By name.`,
        example: { answer: { [listed]: [example.item] } },
      },
      put: {
        method: 'PUT',
        path: `${path}/:id`,
        who: 'admin',
        key: 'settings',
        body: put,
        answer: item,
        errors: ['id_taken', ...errors],
        summary: `Make or change a ${one}`,
        description: `Makes the ${one} of this id, which the client mints, or changes it. An id that was deleted is not taken again.`,
        example: { body: example.body, answer: example.item },
      },
      delete: {
        method: 'DELETE',
        path: `${path}/:id`,
        who: 'admin',
        key: 'settings',
        summary: `Delete a ${one}`,
        description: `Takes the ${one} out of use. What has it keeps it. Idempotent: deleting it again, or one that never was, is answered alike.`,
      },
    },
  } as const;
}
