import type * as english from '../../pages/en/identity-keys.ts';

export const identityKeys: typeof english.identityKeys = {
  lead: 'Seu servidor assina com uma chave quem são os usuários. Assim, eles aparecem aqui como verificados e veem suas conversas em todos os dispositivos.',
  audience: (key) => `Chave do site, para “aud”: ${key}`,
  none: 'Nenhuma chave ainda.',
  made: (when) => `criada em ${when}`,
  make: 'Criar chave',
  once: 'Guarde esta chave na configuração do seu servidor, nunca em uma página web. Ela só é exibida agora.',
  full: 'Existem duas chaves. Para trocar, passe seu servidor para a mais nova e depois exclua a antiga.',
  remove: 'Excluir',
  removeSure: 'Excluir? Os tokens assinados com ela serão recusados.',
};
