import type * as english from '../../pages/en/setup-troubles.ts';

export const setupTroubles: typeof english.setupTroubles = {
  proxy_not_trusted:
    'O servidor está atrás de um proxy, mas TRUST_PROXY está desativado: todos os visitantes compartilham os limites de uma única rede, e bloquear uma rede bloqueia todos. Defina TRUST_PROXY=on e reinicie o servidor.',
  proxy_silent:
    'O proxy na frente do servidor não envia X-Forwarded-For: todos os visitantes compartilham os limites de uma única rede, e bloquear uma rede bloqueia todos. Configure o proxy para adicionar esse cabeçalho.',
  plain_http:
    'O servidor é acessado por HTTP sem criptografia: senhas e conversas podem ser lidas no caminho. Coloque um proxy com TLS na frente e defina PUBLIC_URL com o endereço https.',
  engine_without_sign_in:
    'O servidor de eventos não autentica as pessoas: um agente desativado e um visitante bloqueado continuam recebendo mensagens até fecharem a página. No soketi, ative a autenticação de usuários do app (enableUserAuthentication).',
  webhook_switched_off:
    'Um endpoint de webhook foi desativado: respondeu que não existe mais ou não aceitou nada durante três dias. Abra Configurações, Webhooks e ative-o novamente ou exclua-o.',
  backup_failed:
    'O último backup noturno não pôde ser feito ou não passou na verificação. Uma nova tentativa é feita a cada hora; o motivo está no log do servidor.',
};
