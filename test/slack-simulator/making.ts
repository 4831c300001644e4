/** Parts of Block Kit, right unless told otherwise. */

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const long = (length: number) => 'x'.repeat(length);
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('x'), ...more });
export const button = (more: object = {}) => ({ type: 'button', text: plain('x'), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (more: object = {}) => ({ text: plain('x'), value: 'x', ...more });
export const select = (more: object = {}) => ({ type: 'static_select', options: [option()], ...more });
export const url = 'https://example.com/a.png';
export const image = (more: object = {}) => ({ type: 'image', image_url: url, alt_text: 'x', ...more });
export const confirm = { title: plain('x'), text: plain('x'), confirm: plain('x'), deny: plain('x') };
export const input = (element: object = { type: 'plain_text_input' }, more: object = {}) => ({
  type: 'input',
  label: plain('x'),
  element,
  ...more,
});
export const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
