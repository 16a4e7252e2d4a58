import type { bridges as english } from '../en/bridges.ts';

/** 聊天桥接相关的文字。 */
export const bridges: typeof english = {
  lead: '每个会话都会成为团队聊天工具中的一个消息串，在消息串中回复即可答复访客。',
  kinds: { slack: 'Slack' },
  setUp: (chat) => `设置 ${chat}`,
  steps: {
    slack: [
      '在 Slack 的 api.slack.com/apps 中选择“From a manifest”创建应用，并粘贴以下内容：',
      '将应用安装到工作区，然后复制 Bot Token（“OAuth & Permissions”）。',
      '创建 App-Level Token，权限为“connections:write”（“Basic Information”）。',
      '将应用邀请到每个频道：/invite @Frontdesk',
    ],
  },
  copyManifest: '复制清单',
  secrets: {
    slack: {
      botToken: { label: 'Bot Token', placeholder: 'xoxb-…' },
      appToken: { label: 'App-Level Token', placeholder: 'xapp-…' },
    },
  },
  kept: '已保存。如需更换，请输入新的令牌。',
  channel: (site) => `${site} 的频道`,
  channelHint: {
    slack: '频道 ID 或链接，可在 Slack 的频道详情中找到。留空则该网站的会话不会出现在 Slack 中。',
  },
  locale: 'Frontdesk 在聊天工具中使用的语言',
  locales: { en: 'English', zh: '简体中文' },
  connected: '已连接',
  connecting: '正在连接…',
  refused: (reason) => `未连接：${reason}`,
  channelTrouble: (site, reason) => `无法发布 ${site} 的会话：${reason}`,
  test: '测试',
  testDone: '一切正常，已在每个频道中发布一条测试消息。',
  testSteps: {
    access: 'Bot Token 无法使用',
    connection: 'App-Level Token 无法使用',
    channel: '无法在频道中发布',
  },
  testStep: (step, site, reason) => `${step}${site === null ? '' : `（${site}）`}：${reason}`,
  reasons: {
    invalid_auth: '令牌无效',
    not_authed: '令牌无效',
    token_revoked: '令牌已被撤销',
    account_inactive: '应用已从工作区移除',
    missing_scope: '应用缺少权限，请对照清单检查其权限范围',
    not_allowed_token_type: '令牌类型不正确',
    socket_mode_disabled: '应用设置中未启用 Socket Mode',
    channel_not_found: '频道不存在，或应用不是该频道的成员',
    not_in_channel: '应用不是该频道的成员，请使用 /invite 邀请',
    is_archived: '频道已归档',
  },
  people: '未知成员',
  peopleLead:
    '以下成员在消息串中回复过，但其邮箱不属于任何客服。在您选择客服之前，他们的消息不会发送给访客。',
  answersAs: (name) => `${name} 的回复身份`,
  nobody: '无：不发送',
  remove: '移除',
  removeSure: '确认移除？聊天工具中的回复将不再发送给访客。',
  saved: '已保存',
};
