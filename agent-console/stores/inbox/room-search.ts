import type { FindInRoomQuery } from '../../../server/contract/schemas/rooms-api.ts';
import { takeApart } from './search-operators.ts';

/**
 * What a search in a room asks for: `from:ben`, `has:file`, `-has:file`, `before:` and `after:` with a day or `7d`, and words. Operators
 * that are about conversations, such as `label:`, are searched for as words: no room has a label.
 * @param now ms since 1970
 */
export function roomQuery(search: string, now: number): FindInRoomQuery {
  const words: string[] = [];
  const query: FindInRoomQuery = {};
  for (const piece of piecesOf(search)) {
    const { text, filter } = takeApart(piece, { labels: [], teams: [], sites: [], agents: [], now });
    const [rule] = filter?.rules ?? [];
    const [value = ''] = rule?.values ?? [];
    if (text === '' && rule?.field === 'visitor') query.from = value;
    else if (text === '' && rule?.field === 'file') query.file = rule.op === 'is';
    else if (text === '' && rule?.field === 'active' && rule.op === 'before') query.before = Number(value);
    else if (text === '' && rule?.field === 'active' && rule.op === 'after') query.after = Number(value);
    else words.push(piece);
  }
  return words.length === 0 ? query : { text: words.join(' '), ...query };
}

/** Words, and operators with what they name in quotation marks. */
const piecesOf = (search: string): string[] => search.match(/[^\s:"]+:"[^"]*"|\S+/gu) ?? [];
