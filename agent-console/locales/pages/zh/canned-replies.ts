import type { canned as english } from '../en/canned-replies.ts';

/** The sentences of the page about canned replies in Chinese. */
export const canned: typeof english = {
  lead: '可重复使用的回复。在回复框输入 / 即可插入。',
  none: '还没有常用回复。',
  add: '添加常用回复',
  name: '名称',
  body: '回复内容',
  variables: '可用变量：',
  fallback: '竖线后可写未知时使用的文字：{{visitor.name|您}}。',
};
