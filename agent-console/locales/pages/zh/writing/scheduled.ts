import type { scheduled as english } from '../../en/writing/scheduled.ts';

/** The sentences about messages that are sent later in Chinese. */
export const scheduled: typeof english = {
  label: '定时消息',
  sendLater: '定时发送',
  times: { hour: '一小时后', tomorrow: '明天上午', week: '下周一上午' },
  at: '日期和时间',
  schedule: '定时发送',
  sendsAt: (when) => `将于 ${when} 发送`,
  held: {
    visitor_wrote: '未发送：访客已先发来消息。',
    agent_gone: '未发送：作者的账户已停用或删除。',
    refused: '未发送：服务器拒绝了这条消息。请修改或取消。',
  },
  heldByMerge: '此会话合并到另一个会话期间不会发送。',
  sendNow: '立即发送',
  edit: '编辑',
  cancel: '取消发送',
  cancelSure: '确定取消？对所有客服生效',
  cancelled: '已取消发送。',
};
