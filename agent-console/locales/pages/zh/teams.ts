import type { teams as english } from '../en/teams.ts';

/** The sentences of the page about teams in Chinese. */
export const teams: typeof english = {
  lead: '会话可转交给团队，由团队成员领取。',
  none: '还没有团队。',
  nobody: '还没有成员',
  add: '添加团队',
  name: '名称',
  members: '成员',
  ownRule: '此团队使用单独的分配规则',
};
