import type { incoming as english } from './en-incoming.ts';

export const incoming: typeof english = {
  incoming: {
    byMail: '通过邮件',
    byMailHint: '通过邮件收到。发件人地址可以伪造。',
    byLink: '通过链接',
    byLinkHint: '通过邮件中的链接发送，任何拥有该链接的人都可以使用。',
    stranger: '非访客本人',
    strangerHint: '由访客以外的人发到此会话的邮件。访客看不到。',
    unknownSender: '未知发件人',
    cut: '超出消息长度：全文见附件。',
    packed: 'Outlook 把文件打包成了 winmail.dat。请让发件人改用纯文本或 HTML 格式发送。',
    lost: (name, why) => `未添加 ${name}：${why}`,
    why: {
      stranger: '只接收访客本人的文件',
      file_too_large: '文件过大',
      file_empty: '文件为空',
      file_kind_refused: '类型不被接受',
      file_unreadable: '图片无法读取',
      picture_too_large: '图片过大',
      too_many_requests: '一天内文件过多',
      too_many_files: '一封邮件中的文件过多',
      forbidden: '该网站不接收访客的文件',
    },
    otherReason: '无法保存',
  },
};
