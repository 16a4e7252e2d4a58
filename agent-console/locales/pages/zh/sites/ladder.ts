import type { ladder as english } from '../../en/sites/ladder.ts';

/** 无人回复时如何处理的相关文字。 */
export const ladder: typeof english = {
  lead: '访客未得到回复时的处理方式。每个步骤只执行一次，从第一条未回复的消息开始计时。',
  none: '没有步骤：访客未得到回复时不执行任何操作。',
  after: '等待时间（分钟）',
  when: '时间',
  times: { open: '营业时间内', closed: '营业时间外', always: '任何时间' },
  action: '步骤',
  actions: {
    next: '提醒下一位在线客服（分配邀请或通知）',
    push: '向所有在线客服发送推送通知',
    mail: '发送邮件给团队',
    bridge: '在团队聊天工具中提醒（聊天桥接、通知）',
    visitor: '告知访客并询问邮箱地址',
  },
  noMail: '此服务器不发送邮件，需要邮件的步骤将被跳过。',
  step: (number) => `步骤 ${number}`,
  add: '添加步骤',
  remove: '移除步骤',
};
