import { CannedReplies, CannedReply, PutCannedReply } from '../../schemas/canned-replies.ts';
import { collection } from '../collection.ts';
import { ID } from '../examples.ts';

const REPLY = { name: 'Hours', body: 'We are here from nine to five, {{visitor.name}}.', folder: 'General' };

export const cannedReplies = collection({
  path: '/api/agent/canned-replies',
  one: 'canned reply',
  listed: 'replies',
  list: CannedReplies,
  item: CannedReply,
  put: PutCannedReply,
  errors: ['attachment_unknown'],
  description: 'Replies that are written once and used often, by everyone. Agents have their own besides.',
  example: { body: REPLY, item: { id: ID, ...REPLY, files: [], uses: 12 } },
});
