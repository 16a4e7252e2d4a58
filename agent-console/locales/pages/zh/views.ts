import type { savedViews as english } from '../en/views.ts';

/** The sentences of the menu of queues and views in Chinese. */
export const savedViews: typeof english = {
  queues: '队列',
  teams: '团队',
  own: '我的视图',
  shared: '共享视图',
  counts: '不计入已解决的会话。',
  share: '与团队共享',
  shareHint: '所有人都能看到共享视图，只有您和管理员可以修改。',
  folder: '文件夹（选填）',
  sharedBy: '此视图由同事共享给团队。',
  inLastDays: '在最近 … 天内',
  beforeLastDays: '早于最近 … 天',
  days: '天数（含今天）',
};
