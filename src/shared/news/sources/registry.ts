import type { SourceType } from '../../domain/source.ts';
import { feed } from './feed/feed.ts';
import type { SourceKind } from './source-type.ts';

/** Every type of source. A new one is a folder beside `feed` and a line here. */
export const sourceKinds: Record<SourceType, SourceKind> = { feed };
