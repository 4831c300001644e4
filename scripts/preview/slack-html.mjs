/** A page in the look of Slack's client, from payloads as the bot sends them. Only for looking at them. */

const html = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const lines = (text) => html(text).replace(/\n/g, '<br>');

function element({ type, text, url, style, channel_id: channel, user_id: user }) {
  const shown =
    type === 'link'
      ? `<a title="${html(url)}">${html(text)}</a>`
      : type === 'text'
        ? lines(text)
        : `<span class="name">${type === 'channel' ? `#${channel}` : `@${user}`}</span>`;
  return style?.bold ? `<b>${shown}</b>` : shown;
}

function richText({ type, elements, style, border }) {
  if (type === 'rich_text_list') {
    const tag = style === 'ordered' ? 'ol' : 'ul';
    return `<${tag}${border ? ' class="barred"' : ''}>${elements.map((item) => `<li>${item.elements.map(element).join('')}</li>`).join('')}</${tag}>`;
  }
  return `<div>${elements.map(element).join('')}</div>`;
}

const button = ({ text, style, url }) =>
  `<span class="button ${style ?? ''}">${html(text.text)}${url ? ' <i>↗</i>' : ''}</span>`;

function block(part, names) {
  if (part.type === 'header') return `<h3>${html(part.text.text)}</h3>`;
  if (part.type === 'context')
    return `<div class="small">${part.elements.map(({ text }) => lines(text)).join(' ')}</div>`;
  if (part.type === 'rich_text') return `<div class="rich">${part.elements.map(richText).join('')}</div>`;
  if (part.type === 'actions') return `<div class="row">${part.elements.map(button).join('')}</div>`;
  if (part.type === 'divider') return '<hr>';
  const group = /^<!subteam\^(\w+)>$/.exec(part.text.text);
  if (group)
    return `<div class="rich"><span class="name called">@${html(names[group[1]] ?? 'group')}</span></div>`;
  return `<div class="rich">${lines(part.text.text)}</div>`;
}

export function post({ title, payload, names, alone, edited }) {
  const body = payload.blocks.map((part) => block(part, names)).join('');
  return `<section><h4>${html(title)}</h4><div class="post"><div class="face">AI</div><div class="body">
    ${alone ? '<div class="alone">Only visible to you</div>' : ''}
    <div class="who"><b>AI News</b> <span class="app">APP</span> <time>9:00 AM</time></div>${body}
    ${edited ? '<div class="edited">(edited)</div>' : ''}</div></div></section>`;
}

const style = `
*{box-sizing:border-box;margin:0}
body{font:15px/1.4667 Lato,"Noto Sans","Liberation Sans",Helvetica,Arial,sans-serif;width:WIDTHpx}
.theme{padding:24px;min-height:100vh;background:var(--back);color:var(--ink)}
.light{--back:#fff;--ink:#1d1c1d;--dim:#616061;--link:#1264a3;--edge:#ddd;--button:#fff;--border:rgba(29,28,29,.3);--app:#ececec;--call:#fdf1d3;--name:#1264a3;--shade:#f3f6f9}
.dark{--back:#1a1d21;--ink:#d1d2d3;--dim:#ababad;--link:#1d9bd1;--edge:#35373b;--button:#1a1d21;--border:rgba(209,210,211,.3);--app:#2b2d31;--call:#463f2a;--name:#1d9bd1;--shade:#202327}
h4{font-size:12px;font-weight:600;color:var(--dim);margin:0 0 8px;text-transform:uppercase;letter-spacing:.04em}
section{margin-bottom:26px;max-width:680px}
.post{display:flex;gap:8px}.face{width:36px;height:36px;border-radius:8px;background:#475569;color:#fff;display:grid;place-items:center;font-weight:700;font-size:14px;flex:none}
.body{flex:1;min-width:0;max-width:600px}.who b{font-weight:900}.app{background:var(--app);color:var(--dim);border-radius:2px;font-size:10px;font-weight:700;padding:1px 3px;vertical-align:2px}
time,.alone,.edited{color:var(--dim);font-size:12px}.edited{font-size:13px}
.rich,.row,.small,h3{margin-top:4px;margin-bottom:4px}.row{margin-top:8px}
.rich+.rich,.small+.rich,.rich+.small{margin-top:8px}
h3{font-size:18px;line-height:1.3;font-weight:900;margin-top:8px}
a{color:var(--link);text-decoration:none}b{font-weight:700}
ul,ol{padding-left:28px}.barred{border-left:4px solid var(--edge)}li{padding-left:4px}
.small{font-size:13px;line-height:1.4;color:var(--dim)}
.row{display:flex;gap:8px;flex-wrap:wrap}.button{padding:0 12px;height:36px;line-height:34px;border-radius:8px;font-size:15px;font-weight:700;background:var(--button);border:1px solid var(--border);min-width:44px;text-align:center}
.button.danger{color:#e01e5a;border-color:#e01e5a}.button i{font-style:normal;font-weight:400}
.name{color:var(--name);background:var(--shade);border-radius:3px;padding:0 2px}.called{background:var(--call)}
hr{border:0;border-top:1px solid var(--edge);margin:10px 0}
`;

export const page = (posts, theme, width) =>
  `<!doctype html><meta charset="utf-8"><style>${style.replace('WIDTH', String(width))}</style><body><div class="theme ${theme}">${posts.join('')}</div>`;
