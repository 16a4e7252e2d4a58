import type * as english from '../../../pages/en/people/contact.ts';

export const contact: typeof english.contact = {
  title: '連絡先を編集',
  name: '名前',
  email: 'メールアドレス',
  emailHint: '見ていない返信はこのアドレスに送られます。',
};
