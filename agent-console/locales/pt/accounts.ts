import type * as english from '../en-accounts.ts';

export const accounts: typeof english.accounts = {
  code: 'Código',
  codeHint: 'Os seis dígitos do seu aplicativo autenticador ou um código de recuperação.',
  codeMissing: 'Digite o código.',
  confirmTitle: 'Confirme sua senha',
  confirmLead: 'Para fazer esta alteração, confirme sua senha.',
  confirmSubmit: 'Continuar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'Não foi possível copiar. Selecione o texto e copie manualmente.',
  sure: 'Confirmar',
  passwordHint: 'No mínimo 12 caracteres. Uma frase curta funciona bem.',
  passwordShort: 'A nova senha precisa ter no mínimo 12 caracteres.',

  join: {
    invite: (name) => `Boas-vindas, ${name}`,
    inviteLead: (email) => `Você vai entrar com ${email}. Escolha uma senha.`,
    reset: 'Definir uma nova senha',
    resetLead: (email) => `Para ${email}. Suas sessões em outros dispositivos serão encerradas.`,
    name: 'Seu nome',
    nameHint: 'Os visitantes veem este nome ao lado das suas respostas.',
    password: 'Senha',
    inviteSubmit: 'Entrar na equipe',
    resetSubmit: 'Definir senha',
    busy: 'Um momento…',
    done: 'Senha definida',
    doneLead: 'Agora você já pode entrar.',
    toSignIn: 'Ir para o login',
    invalid: 'Este link não funciona',
    noToken: 'O link está incompleto. Copie-o inteiro, incluindo tudo o que vem depois de #.',
    retry: 'Tentar novamente',
  },

  blocked: {
    title: 'Bloqueados',
    lead: 'As mensagens destes visitantes e redes são recusadas. Para bloquear, abra os detalhes de uma conversa.',
    none: 'Nenhum visitante ou rede bloqueados.',
    network: (network) => `Rede ${network}`,
    by: (name, when) => `por ${name}, ${when}`,
    unblock: 'Desbloquear',
    blockVisitor: 'Bloquear visitante',
    blockVisitorSure: 'Bloquear? Este visitante não poderá mais enviar mensagens.',
    blockNetwork: 'Bloquear rede',
    blockNetworkSure:
      'Bloquear? Isso vale para todos nesta rede, inclusive escritórios que compartilham um endereço.',
    blockWider: (bits) => `Bloquear a rede mais ampla (/${bits})`,
    blockWiderSure: (bits) =>
      bits === 56
        ? 'Bloquear? Um /56 costuma ser uma única residência, mas pode abranger muitos clientes de uma operadora móvel.'
        : 'Bloquear? Um /48 pode ser uma empresa inteira ou muitas residências de um mesmo provedor.',
    visitorBlocked: 'Visitante bloqueado',
    networkBlocked: 'Rede bloqueada',
  },
};
