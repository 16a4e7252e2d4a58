/** What mails to agents say, in the console's languages. `{name}` is the receiver, `{by}` who did something. */
export type AccountTexts = {
  greeting: string;
  test: { subject: string; lead: string };
  invite: { subject: string; lead: string; open: string; until: string };
  reset: { subject: string; lead: string; open: string; until: string };
  newDevice: { subject: string; lead: string; facts: string; hint: string };
  automatic: string;
};

const en: AccountTexts = {
  greeting: 'Hello {name},',
  test: {
    subject: 'Test mail from Frontdesk',
    lead: 'This is the test mail that you asked for. Mail from Frontdesk reaches you.',
  },
  invite: {
    subject: '{by} invited you to answer visitors in Frontdesk',
    lead: '{by} invited you to join the team that answers visitors of the website. Choose a password to begin.',
    open: 'Accept the invitation',
    until: 'The link works once, until {date}.',
  },
  reset: {
    subject: 'Set a new password for Frontdesk',
    lead: 'Somebody, hopefully you, asked for a new password for your account. If it was not you, ignore this mail: your password stays as it is.',
    open: 'Set a new password',
    until: 'The link works once, until {date}.',
  },
  newDevice: {
    subject: 'New sign-in to your Frontdesk account',
    lead: 'Somebody signed in to your account from a browser that we have not seen before.',
    facts: '{date}\n{browser}\nIP address {network}',
    hint: 'If it was you, there is nothing to do. If not, change your password now: this signs out every browser. Then tell an admin.',
  },
  automatic: 'This mail was sent automatically by {url}.',
};

const zh: AccountTexts = {
  greeting: '{name}，您好：',
  test: {
    subject: 'Frontdesk 测试邮件',
    lead: '这是您请求发送的测试邮件。Frontdesk 的邮件可以正常送达。',
  },
  invite: {
    subject: '{by} 邀请您加入 Frontdesk 客服团队',
    lead: '{by} 邀请您加入网站的客服团队。设置密码后即可开始使用。',
    open: '接受邀请',
    until: '此链接仅可使用一次，有效期至 {date}。',
  },
  reset: {
    subject: '重置您的 Frontdesk 密码',
    lead: '我们收到了重置您账号密码的请求。如果不是您本人操作，请忽略此邮件，您的密码不会改变。',
    open: '设置新密码',
    until: '此链接仅可使用一次，有效期至 {date}。',
  },
  newDevice: {
    subject: '您的 Frontdesk 账号有新的登录',
    lead: '有人通过一个新的浏览器登录了您的账号。',
    facts: '{date}\n{browser}\nIP 地址 {network}',
    hint: '如果是您本人操作，无需处理。如果不是，请立即修改密码（所有浏览器都会退出登录），并告知管理员。',
  },
  automatic: '此邮件由 {url} 自动发送。',
};

/** In one of the console's languages. */
export function accountTexts(tag: 'en' | 'zh'): AccountTexts {
  return tag === 'zh' ? zh : en;
}
