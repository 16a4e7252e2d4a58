import type { Texts } from './en.ts';

/** The sentences about the settings in Chinese. */
export const settings = {
  title: '设置',
  /** What pages are called whose other texts come with them. */
  pages: {
    canned: '常用回复',
    labels: '标签',
    keys: '快捷键',
    profile: '个人资料',
    agents: '客服',
    apiKeys: 'API 密钥',
    identityKeys: '签名访客',
    sites: '网站',
    mail: '邮件',
    quarantine: '隔离的邮件',
    webhooks: 'Webhook',
    bots: '机器人',
    bridges: '聊天桥接',
    audit: '审计日志',
  },
  notHere: '此页面不存在，或仅限管理员查看。',
  failed: '无法加载此页面。',
  troubles: {
    proxy_not_trusted:
      '服务器位于代理之后，但 TRUST_PROXY 未开启：所有访客共用同一个网络的限额，屏蔽一个网络会屏蔽所有人。请设置 TRUST_PROXY=on 并重启服务器。',
    proxy_silent:
      '服务器前面的代理没有发送 X-Forwarded-For：所有访客共用同一个网络的限额，屏蔽一个网络会屏蔽所有人。请让代理添加该请求头。',
    plain_http:
      '服务器通过未加密的 HTTP 访问：密码和会话内容在传输途中可能被读取。请在前面部署支持 TLS 的代理，并将 PUBLIC_URL 设为其 https 地址。',
    engine_without_sign_in:
      '消息引擎未启用用户认证：已停用的客服和被屏蔽的访客在关闭页面之前仍会收到消息。如使用 soketi，请为该应用启用用户认证（enableUserAuthentication）。',
    webhook_switched_off:
      '有一个 Webhook 端点已被停用：它回应已失效，或连续三天未接收任何事件。请打开“设置”中的“Webhook”，重新启用或删除该端点。',
  },
  retry: '重试',
  save: '保存',
  cancel: '取消',
  change: '编辑',
  delete: '删除',
  deleteSure: '确认删除',
  teams: {
    title: '团队',
    lead: '会话可转交给团队，由团队成员领取。',
    none: '还没有团队。',
    nobody: '还没有成员',
    add: '添加团队',
    name: '名称',
    members: '成员',
    ownRule: '此团队使用单独的分配规则',
  },
  alerts: {
    title: '通知',
    ask: '开启声音和通知，不错过任何访客。',
    allow: '浏览器正在请求权限，请选择“允许”。',
    on: '通知已开启',
    denied: '浏览器正在阻止通知，请在浏览器设置中允许此网站的通知。',
    unsupported: '此浏览器不支持通知，只能播放声音。',
    turnOn: '开启',
    notNow: '暂不',
    test: '发送测试通知',
    testFailed: '测试通知发送失败，请重试。',
    done: '完成',
  },
  writing: {
    title: '输入与语言',
    sendWith: '发送方式',
    choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter 或 Ctrl + Enter；Enter 换行' },
    language: '语言',
    asBrowser: '与浏览器相同',
  },
} satisfies Partial<Texts['settings']>;
