import { describe, expect, it } from '@jest/globals';
import { isVoice } from '../../../../src/shared/news/summarize/quotable.ts';

describe('isVoice', () => {
  it.each([
    'We tested the robot for a week.',
    'The robot, I’m told, costs 310 euros.',
    'When I asked Orrenby, nobody answered.',
    'Orrenby told us of 40 robots.',
    'With the robot you save an hour a day.',
    'So did I.',
    'The robot, in my view, costs too much.',
    'Ich habe den Roboter getestet.',
    'Der Roboter ist meiner Meinung nach zu teuer.',
    'Der Roboter kostet 310 Euro, wenn Sie ihn bestellen.',
    'Der Roboter räumt Ihre Küche auf.',
    'Unsere Redaktion hat den Roboter getestet.',
  ])('is heard in: %s', (sentence) => expect(isVoice(sentence)).toBe(true));

  it.each([
    'Orrenby said: “We build 40 robots a day.”',
    'The chip has twice the I/O of the last one.',
    'You.com has bought Merrowin for 40 million dollars.',
    'The drug passed Phase I trials in Kallowey.',
    'The plant was built after World War I.',
    'King Harald I opened the harbour of Skerrland.',
    'Cars on I-95 were tested by the agency.',
    'Der Minister meinte, der Roboter koste zu viel.',
    'Experten meinen, der Roboter koste zu viel.',
    'Die Meinung der Nutzer hat sich seit Mai geändert.',
    'Sie verkauft seit Mai 40 Roboter am Tag.',
    '„Gut“, sagte Ann Vale. Sie leitet Orrenby.',
    'Ihr Umsatz stieg im Mai um 40 Prozent.',
  ])('is not heard in: %s', (sentence) => expect(isVoice(sentence)).toBe(false));
});
