import type { Problem } from '../rest/errors.ts';
import type { Component } from '../state/types.ts';

/** Discord: "Component Reference", component types. */
export const COMPONENT = {
  ACTION_ROW: 1,
  BUTTON: 2,
  STRING_SELECT: 3,
  TEXT_INPUT: 4,
  USER_SELECT: 5,
  ROLE_SELECT: 6,
  MENTIONABLE_SELECT: 7,
  CHANNEL_SELECT: 8,
  SECTION: 9,
  TEXT_DISPLAY: 10,
  THUMBNAIL: 11,
  MEDIA_GALLERY: 12,
  FILE: 13,
  SEPARATOR: 14,
  CONTAINER: 17,
  LABEL: 18,
} as const;

/** Discord: "Component Reference", button styles. */
const LINK = 5;
const PREMIUM = 6;

/** Discord: "Message", IS_COMPONENTS_V2: components in all, nested ones included. */
const MOST_COMPONENTS = 40;
/** Without that flag: five rows of five buttons. */
const MOST_ROWS = 5;
/** Discord: "Text Display": characters over all text displays of a message. */
const MOST_TEXT = 4000;

export interface Placed {
  component: Component;
  path: (string | number)[];
}

/** Every component, the outer ones before what they hold. */
export function* walk(components: readonly Component[], at: (string | number)[]): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* walkOne(component, [...at, index]);
}

function* walkOne(component: Component, path: (string | number)[]): Generator<Placed> {
  yield { component, path };
  yield* walk(component.components ?? [], [...path, 'components']);
  if (component.accessory) yield* walkOne(component.accessory, [...path, 'accessory']);
  if (component.component) yield* walkOne(component.component, [...path, 'component']);
}

const isSelect = ({ type }: Component): boolean =>
  type === COMPONENT.STRING_SELECT || (type >= COMPONENT.USER_SELECT && type <= COMPONENT.CHANNEL_SELECT);

export const needsCustomId = (component: Component): boolean =>
  isSelect(component) ||
  component.type === COMPONENT.TEXT_INPUT ||
  (component.type === COMPONENT.BUTTON && component.style !== LINK && component.style !== PREMIUM);

const isButtonUrl = (url: string): boolean => /^(https?|discord):\/\/\S+$/i.test(url);

function* buttonProblems({ component, path }: Placed): Generator<Problem> {
  const { style, url, label, emoji } = component;
  const wrong = (key: string, code: string, message: string): Problem => ({
    path: [...path, key],
    code,
    message,
  });
  if (style === PREMIUM) return;
  if (style === LINK) {
    if (!url) yield wrong('url', 'BASE_TYPE_REQUIRED', 'A url is required');
    else if (!isButtonUrl(url)) {
      yield wrong(
        'url',
        'BUTTON_COMPONENT_INVALID_URL_SCHEME',
        'Scheme must be one of http, https or discord.',
      );
    }
    if (component.custom_id) {
      yield wrong(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A link has no custom id',
      );
    }
  } else if (url) {
    yield wrong('url', 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Only a link button has a url');
  }
  if (!label?.trim() && !emoji)
    yield wrong('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
}

function* selectProblems({ component, path }: Placed): Generator<Problem> {
  const { options, min_values: least, max_values: most } = component;
  if (component.type === COMPONENT.STRING_SELECT) {
    const count = options?.length ?? 0;
    if (count < 1 || count > 25) {
      yield {
        path: [...path, 'options'],
        code: 'BASE_TYPE_BAD_LENGTH',
        message: 'Must be between 1 and 25 in length.',
      };
    }
    if (new Set(options?.map(({ value }) => value)).size !== count) {
      yield {
        path: [...path, 'options'],
        code: 'SELECT_COMPONENT_DUPLICATE_VALUES',
        message: 'Values must be unique',
      };
    }
    if ((most ?? 1) > Math.max(count, 1)) {
      yield {
        path: [...path, 'max_values'],
        code: 'BASE_TYPE_MAX',
        message: 'There are fewer options than that',
      };
    }
  }
  if ((least ?? 1) > (most ?? 1)) {
    yield { path: [...path, 'min_values'], code: 'BASE_TYPE_MAX', message: 'More than max_values' };
  }
}

function* rowProblems({ component, path }: Placed): Generator<Problem> {
  const held = component.components ?? [];
  const at = [...path, 'components'];
  if (held.length < 1 || held.length > 5) {
    yield { path: at, code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5 in length.' };
  }
  // A select fills a row (Discord: "Action Row").
  if (held.length > 1 && held.some(isSelect)) {
    yield {
      path: at,
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    };
  }
}

function* sectionProblems({ component, path }: Placed): Generator<Problem> {
  const held = component.components ?? [];
  if (held.length < 1 || held.length > 3 || held.some(({ type }) => type !== COMPONENT.TEXT_DISPLAY)) {
    yield {
      path: [...path, 'components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'One to three text displays',
    };
  }
  if (!component.accessory) {
    yield { path: [...path, 'accessory'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
}

function* problemsOf(placed: Placed): Generator<Problem> {
  const { component, path } = placed;
  if (component.type === COMPONENT.BUTTON) yield* buttonProblems(placed);
  if (component.type === COMPONENT.ACTION_ROW) yield* rowProblems(placed);
  if (component.type === COMPONENT.SECTION) yield* sectionProblems(placed);
  if (component.type === COMPONENT.TEXT_DISPLAY && !component.content?.trim()) {
    yield { path: [...path, 'content'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  if (isSelect(component)) yield* selectProblems(placed);
  if (needsCustomId(component) && !component.custom_id) {
    yield { path: [...path, 'custom_id'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
}

/** What counts for every set of components, in a message or a modal. */
export function* commonProblems(components: readonly Component[]): Generator<Problem> {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  for (const placed of walk(components, ['components'])) {
    yield* problemsOf(placed);
    const { custom_id: customId, id } = placed.component;
    if (customId) {
      if (customIds.has(customId)) {
        yield {
          path: [...placed.path, 'custom_id'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        };
      }
      customIds.add(customId);
    }
    if (id) {
      if (ids.has(id))
        yield {
          path: [...placed.path, 'id'],
          code: 'COMPONENT_ID_DUPLICATED',
          message: 'Component id cannot be duplicated',
        };
      ids.add(id);
    }
  }
}

/** The components of a message, with or without IS_COMPONENTS_V2. */
export function* componentProblems(components: readonly Component[], v2: boolean): Generator<Problem> {
  yield* commonProblems(components);
  const at: Problem['path'] = ['components'];
  if (!v2) {
    if (components.length > MOST_ROWS) {
      yield { path: at, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${MOST_ROWS} or fewer in length.` };
    }
    for (const [index, { type }] of components.entries()) {
      if (type === COMPONENT.ACTION_ROW) continue;
      yield {
        path: [...at, index, 'type'],
        code: 'UNION_TYPE_CHOICES',
        message: 'Only with IS_COMPONENTS_V2',
      };
    }
    return;
  }
  const all = [...walk(components, at)].map(({ component }) => component);
  if (all.length > MOST_COMPONENTS) {
    yield {
      path: at,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `At most ${MOST_COMPONENTS} components`,
    };
  }
  const text = all.reduce(
    (sum, { type, content }) => sum + (type === COMPONENT.TEXT_DISPLAY ? (content ?? '').length : 0),
    0,
  );
  if (text > MOST_TEXT) {
    yield {
      path: at,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `At most ${MOST_TEXT} characters of text, not ${text}`,
    };
  }
}
