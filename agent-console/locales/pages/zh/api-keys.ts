import type { apiKeys as english } from '../en/api-keys.ts';

/** The sentences of the page about API keys in Chinese. */
export const apiKeys: typeof english = {
  lead: '让您的软件使用 Frontdesk。',
  docs: 'API 文档',
  none: '还没有密钥。',
  as: (who) => `以 ${who} 的身份`,
  made: (when) => `创建于 ${when}`,
  used: (when) => `上次使用 ${when}`,
  neverUsed: '从未使用',
  until: (when) => `有效至 ${when}`,
  endless: '永不过期',
  make: '生成密钥',
  name: '名称',
  nameMissing: '请输入名称。',
  may: '权限',
  scopes: {
    read: '读取会话和访客',
    write: '回复和管理会话',
    settings: '管理网站、团队、标签和常用回复',
  },
  scopeMissing: '请至少选择一项权限。',
  ends: '有效期',
  days: (days) => `${days} 天`,
  never: '永不过期',
  makeSubmit: '生成密钥',
  once: '请将密钥保存在软件配置中，切勿放入网页。密钥仅显示一次。',
  remove: '删除',
  removeSure: '删除？使用该密钥的程序将无法工作。',
};
