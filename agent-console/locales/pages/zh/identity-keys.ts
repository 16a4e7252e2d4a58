import type { identityKeys as english } from '../en/identity-keys.ts';

/** The sentences of the page about signed visitors in Chinese. */
export const identityKeys: typeof english = {
  lead: '您的服务器使用密钥签名用户身份，用户在此显示为已验证，并可在任何设备上查看自己的会话。',
  audience: (key) => `网站密钥，用于“aud”：${key}`,
  none: '还没有密钥。',
  made: (when) => `创建于 ${when}`,
  make: '生成密钥',
  once: '请将密钥保存在服务器配置中，切勿放入网页。密钥仅显示一次。',
  full: '已有两个密钥。轮换时请先让服务器使用较新的密钥，再删除较旧的密钥。',
  remove: '删除',
  removeSure: '删除？使用该密钥签名的令牌将被拒绝。',
};
