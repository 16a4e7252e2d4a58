export const SLACK_TOKENS = { botToken: 'xoxb-stand-in-bot', appToken: 'xapp-1-stand-in-app' };
const SLACK_BOT = { user: 'U0BOT', bot_id: 'B0BOT' };
export const SLACK_TEAM = 'T0TEAM';

export type SlackFile = {
  id: string;
  name: string;
  content: Buffer;
  url_private_download: string;
  mimetype: string;
};
export type SlackMessage = {
  ts: string;
  thread_ts?: string;
  text: string;
  user: string;
  bot_id?: string;
  metadata?: unknown;
  files?: object[];
  blocks?: object[];
  edited?: { user: string; ts: string };
};
export type SlackUser = { id: string; name: string; email: string | null } & Record<string, unknown>;

export type Args = Record<string, string>;

/** What a stand-in of Slack keeps, and how it tells of what happens. */
export type SlackState = {
  origin: string;
  channels: Map<string, SlackMessage[]>;
  users: Map<string, SlackUser>;
  files: Map<string, SlackFile>;
  nextNumber(): number;
  nextTs(): string;
  tell(channel: string, event: object): void;
};

/** What a method of the Web API does and answers; the names of its arguments are Slack’s. */
export function actOn(
  { origin, channels, users, files, nextNumber, nextTs, tell }: SlackState,
  method: string,
  args: Args,
): object {
  const { channel = '', ts = '', thread_ts } = args;
  const list = channels.get(args['channel'] ?? args['channel_id'] ?? '');
  const found = list?.find((one) => one.ts === ts);
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team_id: SLACK_TEAM,
        user_id: SLACK_BOT.user,
        bot_id: SLACK_BOT.bot_id,
        team: 'Stand-in',
      };
    case 'apps.connections.open':
      return { ok: true, url: `${origin.replace('http', 'ws')}/socket?ticket=${nextNumber()}` };
    case 'users.info': {
      const user = users.get(args['user'] ?? '');
      if (user === undefined) return { ok: false, error: 'user_not_found' };
      const { name, email, ...rest } = user;
      return {
        ok: true,
        user: { name, ...rest, profile: { display_name: name, ...(email === null ? {} : { email }) } },
      };
    }
    case 'chat.postMessage': {
      if (list === undefined) return { ok: false, error: 'channel_not_found' };
      const message: SlackMessage = {
        ts: nextTs(),
        text: args['text'] ?? '',
        ...SLACK_BOT,
        ...(thread_ts === undefined ? {} : { thread_ts }),
        ...(args['metadata'] === undefined ? {} : { metadata: JSON.parse(args['metadata']) }),
      };
      list.push(message);
      tell(channel, message);
      return { ok: true, channel, ts: message.ts, message };
    }
    case 'chat.update': {
      if (found === undefined) return { ok: false, error: 'message_not_found' };
      if (found.bot_id === undefined) return { ok: false, error: 'cant_update_message' };
      if ((args['text'] ?? '').length > 4_000) return { ok: false, error: 'msg_too_long' };
      found.text = args['text'] ?? '';
      return { ok: true, channel, ts, text: found.text };
    }
    case 'chat.delete': {
      if (list === undefined || found === undefined) return { ok: false, error: 'message_not_found' };
      list.splice(list.indexOf(found), 1);
      tell(channel, { subtype: 'message_deleted', ts: nextTs(), deleted_ts: ts, previous_message: found });
      return { ok: true, channel, ts };
    }
    case 'conversations.history':
      return {
        ok: true,
        messages: [...(list ?? [])].filter((one) => one.thread_ts === undefined).reverse(),
      };
    case 'conversations.replies': {
      const oldest = Number(args['oldest'] ?? 0);
      const messages = (list ?? []).filter(
        (one) => one.ts === ts || (one.thread_ts === ts && Number(one.ts) > oldest),
      );
      return { ok: true, messages, response_metadata: { next_cursor: '' } };
    }
    case 'files.getUploadURLExternal': {
      const id = `F${nextNumber()}`;
      const name = args['filename'] ?? '';
      files.set(id, {
        id,
        name,
        content: Buffer.alloc(0),
        url_private_download: `${origin}/files/${id}`,
        mimetype: '',
      });
      return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
    }
    case 'files.completeUploadExternal': {
      const shared = (JSON.parse(args['files'] ?? '[]') as { id: string }[]).map(({ id }) => files.get(id));
      if (shared.some((file) => file === undefined || file.content.length === 0))
        return { ok: false, error: 'file_not_found' };
      const message: SlackMessage = {
        ts: nextTs(),
        text: '',
        ...SLACK_BOT,
        ...(thread_ts === undefined ? {} : { thread_ts }),
        files: shared.map((file) => fileOf(file as SlackFile)),
      };
      list?.push(message);
      tell(args['channel_id'] ?? '', { ...message, subtype: 'file_share' });
      return { ok: true, files: message.files };
    }
    case 'files.delete':
      if (!files.delete(args['file'] ?? '')) return { ok: false, error: 'file_not_found' };
      for (const messages of channels.values())
        for (const message of messages.filter((one) =>
          one.files?.some((file) => 'id' in file && file.id === args['file']),
        ))
          messages.splice(messages.indexOf(message), 1);
      return { ok: true };
    default:
      return { ok: false, error: 'unknown_method' };
  }
}

/** A file as messages describe it. */
export function fileOf({ id, name, content, url_private_download, mimetype }: SlackFile) {
  return {
    id,
    name,
    title: name,
    size: content.length,
    mimetype,
    mode: 'hosted',
    url_private: url_private_download,
    url_private_download,
  };
}
