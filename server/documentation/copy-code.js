// A button at each piece of code that copies it.
for (const block of document.querySelectorAll('pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(block.querySelector('code').textContent).then(
      () => true,
      // Without TLS there is no clipboard: what is selected can be copied by hand.
      () => getSelection().selectAllChildren(block.querySelector('code')),
    );
    button.textContent = copied === true ? 'Copied' : 'Selected';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2_000);
  });
  block.append(button);
}
