import type { Texts } from './en.ts';

/** 账户相关的文字。 */
export const accounts: Partial<Texts['accounts']> = {
  code: '验证码',
  codeHint: '身份验证器应用中的六位数字，或一个恢复码。',
  codeMissing: '请输入验证码。',
  confirmTitle: '确认密码',
  confirmLead: '请输入密码以确认此更改。',
  confirmSubmit: '继续',
  cancel: '取消',
  copy: '复制',
  copied: '已复制',
  copyFailed: '复制失败，请选中文字手动复制。',
  sure: '确认',
  passwordHint: '至少 12 个字符，建议使用短语。',
  passwordShort: '新密码至少需要 12 个字符。',

  join: {
    invite: (name) => `欢迎，${name}`,
    inviteLead: (email) => `您将以 ${email} 登录。请设置密码。`,
    reset: '设置新密码',
    resetLead: (email) => `用于 ${email}。其他登录都会退出。`,
    name: '您的昵称',
    nameHint: '访客会在您的回复旁看到。',
    password: '密码',
    inviteSubmit: '加入',
    resetSubmit: '设置密码',
    busy: '请稍候……',
    done: '密码已设置',
    doneLead: '现在可以登录了。',
    toSignIn: '前往登录',
    invalid: '此链接无效',
    noToken: '链接不完整。请完整复制，包括 # 之后的部分。',
    retry: '重试',
  },

  blocked: {
    title: '屏蔽',
    lead: '来自这些访客和网络的消息会被拒绝。可在会话详情中屏蔽。',
    none: '没有屏蔽的访客或网络。',
    network: (network) => `网络 ${network}`,
    by: (name, when) => `由 ${name} 于 ${when}`,
    unblock: '解除屏蔽',
    blockVisitor: '屏蔽访客',
    blockVisitorSure: '屏蔽？该访客将无法再发消息。',
    blockNetwork: '屏蔽网络',
    blockNetworkSure: '屏蔽？该网络中的所有人都会被屏蔽，包括共用同一地址的办公室。',
    blockWider: (bits) => `屏蔽更大的网络（/${bits}）`,
    blockWiderSure: (bits) =>
      bits === 56
        ? '屏蔽？一个 /56 网络通常属于一户家庭，但也可能包含移动运营商的许多用户。'
        : '屏蔽？一个 /48 网络可能属于整个公司，或同一运营商的许多家庭。',
    visitorBlocked: '访客已屏蔽',
    networkBlocked: '网络已屏蔽',
  },
};
