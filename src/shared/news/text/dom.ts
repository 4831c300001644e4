import { parseHTML } from 'linkedom';

/** The few members of a DOM node that are read here; linkedom's own types lean on the browser's library. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  parentNode: DomNode | null;
  getAttribute?(name: string): string | null;
}

export interface PageElement extends DomNode {
  textContent: string | null;
  getAttribute(name: string): string | null;
  remove(): void;
}

export interface PageDocument {
  documentElement: DomNode | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

const parse = parseHTML as unknown as (html: string) => { document: PageDocument };

/** Parses a whole page. Give it only what `boundHtml` let through: hostile markup can take minutes. */
export function parseDocument(html: string): PageDocument {
  return parse(html).document;
}
