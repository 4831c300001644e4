import { type Outlet, type SampleArticle, linkOf } from './sample-day.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraphs = (article: SampleArticle): string =>
  article.paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n');

/** The feed of an outlet as it stands when these articles are out, the newest first. */
export function feedOf(outlet: Outlet, articles: readonly SampleArticle[]): string {
  const newestFirst = [...articles].reverse();
  return outlet.format === 'rss' ? rss(outlet, newestFirst) : atom(outlet, newestFirst);
}

function rss(outlet: Outlet, articles: readonly SampleArticle[]): string {
  const items = articles.map((article) => {
    const link = linkOf(outlet, article);
    const given = textGiven(outlet, article);
    return `<item><title>${escape(article.title)}</title><link>${escape(link)}</link><guid>${escape(link)}</guid>
<pubDate>${article.at.toUTCString()}</pubDate>${given && `<description>${escape(given)}</description>`}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escape(outlet.name)}</title><link>${escape(outlet.homepage)}</link>
<description>${escape(outlet.name)}</description>
${items.join('\n')}
</channel></rss>`;
}

function atom(outlet: Outlet, articles: readonly SampleArticle[]): string {
  const entries = articles.map((article) => {
    const link = linkOf(outlet, article);
    const given = textGiven(outlet, article);
    const tag = outlet.carries === 'full' ? 'content' : 'summary';
    return `<entry><title>${escape(article.title)}</title><link href="${escape(link)}"/><id>${escape(link)}</id>
<updated>${article.at.toISOString()}</updated><author><name>${escape(article.author)}</name></author>${
      given && `<${tag} type="html">${escape(given)}</${tag}>`
    }</entry>`;
  });
  const updated = articles[0]?.at.toISOString() ?? '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${escape(outlet.name)}</title><id>${escape(outlet.homepage)}</id>
<link href="${escape(outlet.homepage)}"/><updated>${updated}</updated>
${entries.join('\n')}
</feed>`;
}

function textGiven(outlet: Outlet, article: SampleArticle): string {
  if (outlet.carries === 'title') return '';
  return outlet.carries === 'full' ? paragraphs(article) : `<p>${escape(article.teaser)}</p>`;
}

/** An article's own page, with the furniture that real pages have. */
export function pageOf(outlet: Outlet, article: SampleArticle): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(article.title)} | ${escape(outlet.name)}</title>
<meta property="article:published_time" content="${article.at.toISOString()}">
<meta property="og:image" content="${escape(new URL(`/pictures/${article.id}.jpg`, outlet.homepage).href)}"></head>
<body><header><nav><a href="/">${escape(outlet.name)}</a> <a href="/news">News</a> <a href="/about">About us</a></nav></header>
<main><article><h1>${escape(article.title)}</h1><p class="byline">By ${escape(article.author)}</p>
<p><strong>${escape(article.teaser)}</strong></p>
${paragraphs(article)}
</article></main>
<footer><p>Subscribe to our newsletter.</p><p>All rights reserved.</p></footer></body></html>`;
}
