import type { merge as english } from '../../en/people/merge.ts';

export const merge: typeof english = {
  title: '合并联系人',
  lead: '如果两个联系人是同一个人，可以合并。双方的会话、备注和资料会归入一个联系人。',
  other: '另一个联系人',
  otherHint: '按姓名、邮箱或属性搜索，仅限同一网站。',
  search: '搜索',
  none: '未找到联系人。',
  choose: '选择',
  chooseNamed: (name) => `选择 ${name}`,
  seen: (when) => `最近访问 ${when}`,
  into: (merged, kept) => `“${merged}”将并入“${kept}”，合并结果：`,
  name: '姓名',
  email: '邮箱',
  conversations: '将移动的会话',
  moves: (count) => `${count} 个会话`,
  signsOut: (name) =>
    `“${name}”的浏览器将退出登录，因为您的网站尚未验证使用者的身份。撤销合并后也不会重新登录。`,
  undoHint: '七天内可以撤销。',
  merge: '合并',
  keepInstead: (name) => `改为保留“${name}”`,
  back: '返回',
  done: (merged, kept) => `“${merged}”已并入“${kept}”。`,
  undone: (stayed) =>
    stayed === 0
      ? '已撤销合并，恢复为两个联系人。'
      : `已撤销合并。${stayed} 个会话留在保留的联系人处，因为访客之后又在其中发过消息。`,
  another: '合并其他联系人',
  recent: '最近七天的合并',
  mergedAt: (when) => `合并于 ${when}`,
  undoUntil: (when) => `${when} 前可撤销`,
  undo: '撤销合并',
  close: '关闭',
};
