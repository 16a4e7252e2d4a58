import type { secondFactor as english } from '../en/second-factor.ts';

/** The sentences of two-factor sign-in in Chinese. */
export const secondFactor: typeof english = {
  title: '双重验证',
  off: '已关闭。任何人获得您的密码即可登录。',
  on: (left) => `已开启。登录需要密码和应用中的验证码。剩余 ${left} 个恢复码。`,
  turnOn: '设置',
  turnOff: '关闭',
  turnOffSure: '确认关闭双重验证',
  scan: '请用身份验证器应用扫描，例如 Aegis、2FAS 或您的密码管理器。',
  qr: '身份验证器应用的二维码；下方的密钥内容相同',
  secret: '或在应用中输入此密钥：',
  enter: '然后输入它显示的验证码：',
  confirm: '开启',
  codes: '您的恢复码',
  codesLead: '如果无法使用应用，每个恢复码可代替验证码使用一次。恢复码仅显示一次，请与密码一并保存。',
  copyCodes: '全部复制',
  kept: '我已保存',
  renew: '新的恢复码',
  renewSure: '生成新恢复码？旧恢复码将失效。',
};
