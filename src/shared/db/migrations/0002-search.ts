import type { Migration } from '../migration.ts';

/**
 * Stories and articles become searchable by what readers type (src/shared/news/search), and subscriptions may hold such
 * a search.
 *
 * Besides its words, a search vector holds markers that no text contains (a colon parts words): `topic:models`,
 * `lang:en`, `source:verge`, and a `level:` for the level and each lower one. So a whole query, filters included,
 * is one tsquery on one index. All words are stemmed as English: one configuration answers every query whatever
 * language a text is in, and English endings do little harm to words of other languages, being cut on both sides.
 */
export const search: Migration = {
  id: 2,
  name: 'search',
  sql: String.raw`
-- "GPT-5" and "gpt 5" are the same two words; PostgreSQL itself would read the first as "gpt" and minus five. A point
-- stays between digits only: "5.5" is one word, "Character.AI" are two.
create function news.plain_words(value text) returns text language sql immutable parallel safe as $$
  select regexp_replace(value,
    '[-‐‑–—_/\\|+*''’‘"“”„«»:;,()[\]{}<>=&@#%!?~^$]+|\.(?![0-9])|(?<![0-9])\.', ' ', 'g')
$$;

create function news.words_of(value text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('english', news.plain_words(value))
$$;

-- The host of an address, and for "blog.lab.example" also "lab.example".
create function news.host_markers(url text) returns text[] language sql immutable parallel safe as $$
  select array['source:' || host, 'source:' || substring(host from '^[^.]+\.([^.]+\..+)$')]
  from (select left(lower(substring(url from '^[a-z]+://(?:www\.)?([^/:?#]+)')), 200)) as address(host)
$$;

-- At most twelve articles give their words and fifty their publishers, so the vector of a huge story stays small.
-- A common word between two texts keeps a phrase from being found where one ends and the next begins.
create function news.story_vector(story news.story) returns tsvector language sql stable as $$
  with member as (
    select row_number() over (order by article.duplicate_of is not null, article.seen_at, article.id) as place,
      left(article.title, 300) as title, left(article.teaser, 600) as teaser, article.language, article.canonical_url,
      left(regexp_replace(lower(btrim(regexp_replace(source.name, '\s+', ' ', 'g'))), '^the ', ''), 200) as publisher
    from news.article join news.source on source.id = article.source_id
    where article.story_id = story.id order by place limit 50),
  marker(name) as (
    select 'topic:' || unnest(story.topics)
    union select 'level:' || unnest(lower_levels[:array_position(lower_levels, story.level)])
      from (select array['minor', 'notable', 'major', 'breaking']) as known(lower_levels)
    union select 'lang:' || language from member
    union select 'source:' || publisher from member where publisher <> ''
    union select unnest(news.host_markers(canonical_url)) from member)
  select setweight(news.words_of(left(story.headline, 300)), 'A')
    || setweight(news.words_of(coalesce(string_agg(title, ' the ' order by place) filter (where place <= 12), '')), 'B')
    || setweight(news.words_of(coalesce(string_agg(teaser, ' the ' order by place) filter (where place <= 12), '')), 'C')
    || array_to_tsvector(array(select left(name, 250) from marker where name is not null))
  from member
$$;

alter table news.story add column search tsvector not null default '';
update news.story set search = news.story_vector(story);
-- Without a list of pending entries: the bot writes little, and each search would have to read through that list.
create index story_search on news.story using gin (search) with (fastupdate = off);
create index story_top on news.story (importance desc, last_article_at desc)
  where merged_into is null and retracted_at is null;

alter table news.article drop column search;
alter table news.article add column search tsvector generated always as (
  news.words_of(title || ' the ' || left(teaser, 2000))
    || array_to_tsvector(array_remove(array['lang:' || language] || news.host_markers(canonical_url), null))) stored;
create index article_search on news.article using gin (search) with (fastupdate = off);
create index article_recent on news.article (published_at desc);

-- A subscription to a search that the subscriber wrote: its text as written, and what is asked of stories.
alter table news.subscription
  add column search_text text,
  add column search_query tsquery,
  add check ((search_text is null) = (search_query is null));
`,
};
