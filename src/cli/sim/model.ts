import { createInterface } from 'node:readline/promises';
import { modelFaults, startModel } from '../../../test/simulators/model/model.ts';
import { untilStopped } from '../lifecycle.ts';

/** Runs a language model until it is stopped. What is typed is the fault that it plays from then on. */
export async function simulateModel(port: number, print: (text: string) => void): Promise<void> {
  const model = await startModel({
    port,
    onCall: ({ inputTokens, outputTokens, fault, task }) =>
      print(
        `asked: ${task.split('\n')[0] ?? ''}\n  ${inputTokens} tokens in, ${outputTokens} out${fault === undefined ? '' : `, ${fault}`}\n`,
      ),
  });
  print(
    `A language model runs at ${model.url}\n  LLM_MODEL=simulated\n  LLM_BASE_URL=${model.url}\n  LLM_PRICE=0/0\n`,
  );
  print(`Type a fault for it to play, or "honest":\n  ${modelFaults.join(', ')}\n`);
  const typed = createInterface({ input: process.stdin });
  typed.on('line', (line) => {
    const fault = modelFaults.find((known) => known === line.trim());
    model.play(fault);
    print(fault === undefined ? 'It is honest.\n' : `It plays: ${fault}\n`);
  });
  await untilStopped();
  typed.close();
  await model.close();
}
