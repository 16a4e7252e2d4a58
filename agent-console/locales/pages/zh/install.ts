import type * as english from '../en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: '最近出现于',
  never: '暂无记录。访客在网页上打开聊天后，会立即显示在这里。',
};

export const checkPage: typeof english.checkPage = {
  title: '检查网页',
  lead: '服务器会像访客的浏览器一样打开该网页（不运行其中的脚本），并指出聊天无法显示的原因。',
  address: '网页地址',
  check: '检查',
  checking: '正在检查……',
  fine: '此网页上的聊天已正确安装。',
  notAddress: '地址应以 https:// 开头',
  checks: {
    page: '网页',
    tag: '安装代码',
    server: '服务器地址',
    site_key: '网站密钥',
    origin: '允许的来源',
    mixed_content: '加密',
    content_security_policy: '安全策略',
    engine: '实时连接',
  },
  problems: {
    page_unreachable: '服务器无法访问该网页（{reason}）。',
    page_private: '{host} 不在公共互联网上，服务器不会打开它。',
    page_status: '该网页返回的状态码为 {status}。',
    page_too_large: '该网页超过 5 MB。',
    tag_missing:
      '网页的 HTML 中没有安装代码。请复制上方的代码并粘贴到网页中。如果代码由标签管理器添加，请改用浏览器检查。',
    tag_repeated: '网页中有 {count} 处安装代码。请保留第一处，删除其余的。',
    server_other: '安装代码指向 {server}，而此服务器是 {own}。请重新复制安装代码。',
    key_missing: '安装代码中没有网站密钥。请重新复制安装代码。',
    key_unknown: '没有网站使用密钥“{key}”。请重新复制安装代码。',
    key_of_other_site: '网页上是另一个网站“{site}”的安装代码。',
    origin_refused: '{origin} 不在允许的来源之列。请在“设置”“网站”“常规”中添加。',
    mixed_content:
      '网页使用 HTTPS，而安装代码指向未加密的 {server}，浏览器会阻止加载。请为该服务器启用 HTTPS。',
    policy_needs_nonce: '网页的策略仅信任带 nonce 的脚本（strict-dynamic）。请为安装代码加上网页的 nonce。',
    policy_blocks: '网页的策略阻止了聊天。请在策略中添加：{directives}',
    engine_unreachable:
      '无法与 {origin} 建立 WebSocket 连接（{reason}）。聊天仍可使用，但速度较慢，每隔几秒才更新一次。请让代理放行 WebSocket 升级请求。',
  },
};
