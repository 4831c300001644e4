/** Titles that try to steer a terminal, hide what they say, or call everybody. All of them name Velkamp. */
export const hostileTitles: Record<string, string> = {
  'ANSI escapes':
    'Velkamp \u001b[2J\u001b[31mKestrel\u001b[0m \u009b31m model \u001b]8;;https://evil.example\u0007here',
  'bidirectional overrides': 'Velkamp \u202eledom egaugnal\u202c Kestrel \u2066model\u2069',
  'zero-width characters': 'Velkamp\u200b Kes\u200dtrel lan\u2060guage mo\ufeffdel',
  'script tags': 'Velkamp <script>alert("Kestrel")</script><img src=x onerror=alert(1)> language model',
  'calls to everyone': '@everyone @here Velkamp Kestrel <!channel> <@&1234> language model',
  'line breaks': 'Velkamp Kestrel\r\n\u2028\u2029\u0085model\r\r────────',
  'five thousand characters': `Velkamp ${'language model Kestrel '.repeat(220)}`,
  'a single word of five thousand characters': `Velkamp ${'Kestrel'.repeat(700)} model`,
};
