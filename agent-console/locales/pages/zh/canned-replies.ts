import type { canned as english } from '../en/canned-replies.ts';

/** The sentences of the page about canned replies in Chinese. */
export const canned: typeof english = {
  lead: '可重复使用的回复。在回复框输入 / 即可插入。',
  own: '仅自己可见',
  shared: '全员共享',
  noneOwn: '您还没有自己的常用回复。',
  none: '还没有共享的常用回复。',
  addOwn: '添加常用回复',
  add: '添加共享回复',
  folder: '文件夹（选填）',
  uses: (count, days) => `${days} 天内使用 ${count} 次`,
  name: '名称',
  body: '回复内容',
  variables: '可用变量：',
  fallback: '竖线后填写变量未知时使用的文字：{{visitor.name|您}}。',
  files: '文件',
  tooMany: (limit, leftOut) => `一条常用回复最多 ${limit} 个文件；${leftOut} 个未添加。`,
  uploading: '文件仍在上传，请在上传完成后保存。',
  failed: '有文件上传失败，请重试或移除后再保存。',
};
