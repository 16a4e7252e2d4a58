import type { labels as english } from '../en/labels.ts';

/** The sentences of the page about labels in Chinese. */
export const labels: typeof english = {
  lead: '按主题给会话分类，并可按标签筛选。',
  none: '还没有标签。',
  add: '添加标签',
  name: '名称',
  color: '颜色',
};
