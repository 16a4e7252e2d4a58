import type { setupTroubles as english } from '../en/setup-troubles.ts';

/** The sentences of what is wrong with how the server is set up in Chinese. */
export const setupTroubles: typeof english = {
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
  backup_failed: '最近一次夜间备份未能完成，或未通过完整性验证。系统每小时会重试一次，原因请查看服务器日志。',
};
