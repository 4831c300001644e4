import { z } from 'zod';

/** What a client asks for, by OpenAI's protocol: https://platform.openai.com/docs/api-reference/chat/create */
export const requestSchema = z.object({
  model: z.string(),
  messages: z.array(
    z.object({
      role: z.enum(['system', 'developer', 'user', 'assistant']),
      content: z
        .union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() }))])
        .transform((content) =>
          typeof content === 'string' ? content : content.map(({ text }) => text).join('\n'),
        ),
    }),
  ),
  max_tokens: z.int().positive().optional(),
  max_completion_tokens: z.int().positive().optional(),
  temperature: z.number().optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({ type: z.literal('json_object') }),
      z.object({ type: z.literal('json_schema'), json_schema: z.looseObject({ schema: z.unknown() }) }),
    ])
    .optional(),
});

export type ChatRequest = z.infer<typeof requestSchema>;

/** Roughly, as for English: four characters a token. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4);

export const inputTokens = ({ messages }: ChatRequest): number =>
  messages.reduce((sum, { content }) => sum + tokensOf(content) + 4, 0);

export const completion = (
  request: ChatRequest,
  content: string,
  finishReason: 'stop' | 'length' = 'stop',
): unknown => ({
  id: 'chatcmpl-simulated',
  object: 'chat.completion',
  created: 0,
  model: request.model,
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finishReason }],
  usage: {
    prompt_tokens: inputTokens(request),
    completion_tokens: tokensOf(content),
    total_tokens: inputTokens(request) + tokensOf(content),
  },
});

export const failure = (message: string, type: string): unknown => ({ error: { message, type, code: type } });
