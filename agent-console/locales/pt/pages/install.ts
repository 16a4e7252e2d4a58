import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Visto em',
  never: 'Ainda não. Assim que um visitante abrir o chat em uma página, ela aparece aqui.',
};

export const checkPage: typeof english.checkPage = {
  title: 'Verificar uma página',
  lead: 'O servidor abre a página como o navegador de um visitante, sem executar os scripts, e informa o que impede o chat de aparecer.',
  address: 'Endereço da página',
  check: 'Verificar',
  checking: 'Verificando…',
  fine: 'O chat está instalado corretamente nesta página.',
  notAddress: 'Um endereço começa com https://',
  checks: {
    page: 'Página',
    tag: 'Tag no HTML',
    server: 'Endereço do servidor',
    site_key: 'Chave do site',
    origin: 'Origens permitidas',
    mixed_content: 'Criptografia',
    content_security_policy: 'Política de segurança',
    engine: 'Conexão em tempo real',
  },
  problems: {
    page_unreachable: 'O servidor não consegue abrir a página ({reason}).',
    page_private: '{host} não está na internet pública, por isso o servidor não o abre.',
    page_status: 'A página responde com o status {status}.',
    page_too_large: 'A página tem mais de 5 MB.',
    tag_missing:
      'A tag não está no HTML da página. Copie-a acima e cole na página. Se um gerenciador de tags a adiciona, verifique em um navegador.',
    tag_repeated: 'A tag aparece {count} vezes na página. Mantenha a primeira e remova as outras.',
    server_other: 'A tag aponta para {server}, mas este servidor é {own}. Copie a tag novamente.',
    key_missing: 'A tag não tem chave de site. Copie a tag novamente.',
    key_unknown: 'Nenhum site tem a chave “{key}”. Copie a tag novamente.',
    key_of_other_site: 'A página tem a tag de outro site: “{site}”.',
    origin_refused:
      '{origin} não está entre as origens permitidas. Adicione-a em Configurações, Sites, Geral.',
    mixed_content:
      'A página usa HTTPS, mas a tag aponta para {server} sem HTTPS, e os navegadores a bloqueiam. Configure HTTPS nesse servidor.',
    policy_needs_nonce:
      'A política da página só aceita scripts com nonce (strict-dynamic). Adicione à tag o nonce da página.',
    policy_blocks: 'A política da página bloqueia o chat. Adicione: {directives}',
    engine_unreachable:
      'Não é possível abrir um WebSocket com {origin} ({reason}). O chat funciona, mas só se atualiza a cada poucos segundos. Permita conexões WebSocket no proxy.',
  },
};
