// A single-page application as hostile to guests as they come: every route change replaces the whole <body>.
const PAGES = {
  '/app/': [
    'When do you drink tea?',
    [
      ['/app/morning', 'In the morning'],
      ['/app/evening', 'In the evening'],
    ],
  ],
  '/app/morning': ['Something awake: Harbour Breakfast', [['/app/', 'Start over']]],
  '/app/evening': ['Something quiet: Salt Marsh Mint', [['/app/', 'Start over']]],
};

function show(path) {
  const [title, links] = PAGES[path] ?? ['This page does not exist', [['/app/', 'Start over']]];
  document.title = `Tidewater Tea – ${title}`;
  const body = document.createElement('body');
  const header = document.createElement('header');
  const name = document.createElement('strong');
  name.textContent = 'Tidewater Tea';
  header.append(name, link('/', 'Teas'), link('/strict', 'Delivery'), link('/app/', 'Tea finder'));
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = title;
  const list = document.createElement('p');
  list.className = 'lead';
  for (const [to, label] of links) list.append(link(to, label), ' ');
  main.append(heading, list);
  body.append(header, main);
  document.body.replaceWith(body);
}

function link(to, label) {
  const a = document.createElement('a');
  a.href = to;
  a.textContent = label;
  return a;
}

document.addEventListener('click', (event) => {
  const a = event.target instanceof Element ? event.target.closest('a') : null;
  if (a === null || !a.pathname.startsWith('/app/')) return;
  event.preventDefault();
  history.pushState(null, '', a.pathname);
  show(a.pathname);
});
addEventListener('popstate', () => show(location.pathname));
show(location.pathname);
