/** A page in the look of Discord's client, from payloads as the bot sends them. Only for looking at them. */

const html = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function inline(source, names) {
  let rest = source;
  let out = '';
  while (rest !== '') {
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest);
    const link = /^\[((?:\\.|[^\]])+)\]\(([^)]+)\)/.exec(rest);
    const bold = /^\*\*((?:\\.|[^*])+)\*\*/.exec(rest);
    const role = /^<@&(\d+)>/.exec(rest);
    const match = escaped ?? link ?? bold ?? role;
    if (escaped) out += html(escaped[1]);
    else if (link) out += `<a title="${html(link[2])}">${inline(link[1], names)}</a>`;
    else if (bold) out += `<b>${inline(bold[1], names)}</b>`;
    else if (role) out += `<span class="role">@${html(names[role[1]] ?? 'role')}</span>`;
    else out += html(rest[0]);
    rest = rest.slice(match ? match[0].length : 1);
  }
  return out;
}

export function markdown(text, names = {}) {
  return text
    .split('\n')
    .map((line) => {
      if (line === '') return '<div class="gap"></div>';
      const heading = /^(#{1,3}) (.*)/.exec(line);
      if (heading) return `<h${heading[1].length}>${inline(heading[2], names)}</h${heading[1].length}>`;
      if (line.startsWith('-# ')) return `<small>${inline(line.slice(3), names)}</small>`;
      if (line.startsWith('- ')) return `<li>${inline(line.slice(2), names)}</li>`;
      return `<p>${inline(line, names)}</p>`;
    })
    .join('');
}

const buttonStyles = { 2: 'grey', 4: 'red', 5: 'grey' };
const button = ({ label, style }) =>
  `<span class="button ${buttonStyles[style]}">${html(label)}${style === 5 ? ' <i>↗</i>' : ''}</span>`;

function component(part) {
  if (part.type === 17) {
    const colour = `#${part.accent_color.toString(16).padStart(6, '0')}`;
    return `<div class="container" style="border-left-color:${colour}">${part.components.map(component).join('')}</div>`;
  }
  if (part.type === 10) return `<div class="text">${markdown(part.content)}</div>`;
  if (part.type === 1) return `<div class="row">${part.components.map(button).join('')}</div>`;
  if (part.type === 14) return '<hr>';
  return '';
}

function embed({ title, description, color }) {
  const colour = `#${color.toString(16).padStart(6, '0')}`;
  return `<div class="container embed" style="border-left-color:${colour}"><div class="text"><p class="title"><a>${inline(title, {})}</a></p>${markdown(description ?? '')}</div></div>`;
}

export function post({ title, payload, names, alone }) {
  const body = [
    payload.content ? `<div class="text">${markdown(payload.content, names)}</div>` : '',
    ...(payload.embeds ?? []).map(embed),
    ...payload.components.map(component),
    alone ? '<small class="alone">👁 Only you can see this · Dismiss message</small>' : '',
  ].join('');
  return `<section><h4>${html(title)}</h4><div class="post"><div class="face">AI</div><div class="body">
    <div class="who"><b>AI News</b> <span class="app">APP</span> <time>09:00</time></div>${body}</div></div></section>`;
}

const style = `
*{box-sizing:border-box;margin:0}
body{font:16px/1.375 "gg sans","Noto Sans","Liberation Sans",Helvetica,Arial,sans-serif;width:WIDTHpx}
.gap{height:10px}
.theme{padding:24px;min-height:100vh;background:var(--back);color:var(--ink)}
.dark{--back:#313338;--card:#2b2d31;--ink:#dbdee1;--dim:#949ba4;--strong:#f2f3f5;--link:#00a8fc;--edge:#3f4147;--grey:#4e5058;--on:#fff}
.light{--back:#fff;--card:#f9f9fb;--ink:#313338;--dim:#5c5e66;--strong:#060607;--link:#006ce7;--edge:#e3e5e8;--grey:#e0e1e5;--on:#2e3035}
h4{font-size:12px;font-weight:600;color:var(--dim);margin:0 0 8px;text-transform:uppercase;letter-spacing:.04em}
section{margin-bottom:28px;max-width:620px}
.post{display:flex;gap:16px}.face{width:40px;height:40px;border-radius:50%;background:#64748b;color:#fff;display:grid;place-items:center;font-weight:700;font-size:15px;flex:none}
.body{flex:1;min-width:0}.who b{color:var(--strong);font-weight:500}.app{background:#5865f2;color:#fff;border-radius:3px;font-size:10px;padding:1px 4px;vertical-align:2px}
time{color:var(--dim);font-size:12px}
.container{border:1px solid var(--edge);border-left:4px solid;border-radius:8px;background:var(--card);padding:16px;margin-top:6px;display:flex;flex-direction:column;gap:8px;max-width:600px}
.body>.text,.body>.row{margin-top:4px}
h1,h2,h3{color:var(--strong);line-height:1.3}h2{font-size:20px}h3{font-size:16px}
a{color:var(--link);text-decoration:none}h2 a,h3 a{color:var(--link)}
small{display:block;font-size:13px;color:var(--dim);line-height:1.4}li{margin-left:22px;padding-left:2px}li+li{margin-top:4px}
.title{font-weight:600}.embed{max-width:520px}
.row{display:flex;gap:8px;flex-wrap:wrap}.button{padding:5px 16px;border-radius:8px;font-size:14px;font-weight:500;background:var(--grey);color:var(--on)}
.button.red{background:#da373c;color:#fff}.button i{font-style:normal;opacity:.8}
.role{background:rgba(88,101,242,.3);color:var(--link);border-radius:3px;padding:0 2px;font-weight:500}
hr{border:0;border-top:1px solid var(--edge);width:100%}.alone{margin-top:6px}
`;

export const page = (posts, theme, width) =>
  `<!doctype html><meta charset="utf-8"><style>${style.replace('WIDTH', String(width))}</style><body><div class="theme ${theme}">${posts.join('')}</div>`;
