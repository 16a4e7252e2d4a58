// Counts what the page's policy refused, and shows it.
const violations = [];
Object.assign(globalThis, { violations });
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  const output = document.getElementById('violations');
  if (output !== null) output.textContent = `${violations.length} (${violations.join('; ')})`;
});
