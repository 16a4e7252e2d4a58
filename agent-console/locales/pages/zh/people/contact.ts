import type { contact as english } from '../../en/people/contact.ts';

export const contact: typeof english = {
  title: '编辑联系人',
  name: '姓名',
  email: '邮箱',
  emailHint: '错过的回复会发送到此邮箱。',
};
