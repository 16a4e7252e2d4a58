// On pages of a customer who is signed in: tells the chat who they are, and takes it back at the sign-out.
// Until the widget's own file is there, calls are kept.
window.frontdesk ??= function keep() {
  window.frontdesk.q ??= [];
  // biome-ignore lint/complexity/noArguments: the loader reads the calls as they were made
  window.frontdesk.q.push(arguments);
};

window.frontdesk('identify', () => fetch('/chat-token').then((answer) => (answer.ok ? answer.text() : null)));

for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Whatever becomes of it, the customer is signed out of the shop.
    const submit = () => form.submit();
    Promise.resolve(window.frontdesk('reset')).then(submit, submit);
  });
}
