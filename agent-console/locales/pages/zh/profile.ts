import type { profile as english } from '../en/profile.ts';

/** The sentences of the page about the profile in Chinese. */
export const profile: typeof english = {
  name: '昵称',
  nameHint: '访客会在您的回复旁看到。',
  saved: '已保存',
  password: '密码',
  current: '当前密码',
  next: '新密码',
  change: '修改密码',
  changed: '密码已修改，其他登录均已退出。',
  sessions: '已登录的浏览器',
  thisOne: '此浏览器',
  since: (when) => `登录于 ${when}`,
  seen: (when) => `最近使用 ${when}`,
  unknownBrowser: '未知浏览器',
  end: '退出登录',
  endOthers: '退出其他登录',
  endOthersSure: '确认退出其他登录',
  alone: '没有其他登录。',
};
