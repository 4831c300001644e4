/**
 * What tells that an article is about artificial intelligence. `strong` terms decide by themselves; `names` are
 * words that also mean something else and need company; `close` terms are the trade's own; `weak` ones are
 * everyday words that count only beside the others. Matching: lower-case entries ignore case and match whole
 * words (a plural -s included), entries with a capital match exactly as written.
 */
export interface TermGroup {
  /** Chance, 0..1, that an article that says this in its title is about AI, as judged on the corpus. */
  weight: number;
  terms: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((term) => term.trim().replace(/\s+/g, ' '))
    .filter((term) => term !== '');

export const strong: TermGroup = {
  weight: 0.9,
  terms:
    list(`AI, A.I., AIs, GenAI, AGI, ASI, XAI, AI-native, LLM, LLMs, VLM, VLMs, SLM, GPT, GPTs, ChatGPT, NLP, RLHF, GGUF,
    artificial intelligence, machine learning, deep learning, neural network, neural net, language model,
    foundation model, frontier model, generative model, reasoning model, world model, vision model, speech model,
    diffusion model, multimodal model, open-weights model, open-weight model, vision-language, text-to-image,
    text-to-video, text-to-speech, speech-to-text, image generation, video generation, generative, chatbot, deepfake,
    superintelligence, reinforcement learning, supervised learning, prompt injection, prompt engineering, context
    engineering, retrieval-augmented, RAG, fine-tuning, finetuning, pretraining, open weights, open-weight, agentic,
    coding agent, coding assistant, vibe coding, vibe-coding, computer vision, natural language processing, speech
    recognition, face recognition, facial recognition, humanoid robot, self-driving, robotaxi, autonomous agent,
    model context protocol, transformer model, mixture of experts, mixture-of-experts, hallucination,
    data scientist, alphafold, alphago, alphazero, openai, anthropic, deepmind, mistral ai, hugging face, huggingface,
    stability ai, midjourney, deepseek, qwen, ollama, vllm, llama.cpp, langchain, llamaindex, pytorch, tensorflow,
    perplexity ai, scale ai, xAI, Cohere Labs, elevenlabs, cerebras, nemotron, gemma, dall-e, dall·e, stable diffusion,
    GitHub Copilot, Microsoft Copilot, Copilot+, notebooklm, kimi k2, claude code, claude opus, claude sonnet, claude
    haiku, claude cowork, claude mythos, gemini pro, gemini flash, gemini ultra, gemini nano, Meta AI, Google AI,
    Apple Intelligence, Code Llama, MCP server, neural, embeddings, Voxtral, Ministral, Mixtral, openclaw, Grok Imagine,
    künstliche intelligenz, künstlicher intelligenz, künstlichen intelligenz, maschinelles lernen, input token, output token, million tokens, sprachmodell,
    sprachmodelle, neuronales netz, neuronale netze, KI, KI-Modell, KI-Modelle, KI-Agent, KI-Agenten, KI-Verordnung`),
};

/** Products and firms whose names are ordinary words or first names. */
export const names: TermGroup = {
  weight: 0.45,
  terms:
    list(`Claude, Gemini, Copilot, Llama, Mistral, Grok, Groq, Cohere, Perplexity, Cursor, Windsurf, Devin, Sora, Bard,
    Codex, Whisper, Phi, Falcon, Command R, Operator, Runway, Suno, Replit, Weaviate, Pinecone, Manus, Character.AI,  Veo,
    Imagen, Aya, Opus, Sonnet, Haiku, Mythos, Nvidia, NVIDIA, TPU, TPUs, MLX, LoRA, MCP, ML, Turing, Siri, Alexa, Colab,
    Vertex, Bedrock, Kimi, Hermes, Ling, Tesla, Waymo, Neuralink, Palantir, Databricks, Snowflake`),
};

/** The trade's own words: two of them, or one beside a name, decide. */
export const close: TermGroup = {
  weight: 0.35,
  terms:
    list(`agent, agents, prompt, prompting, inference, benchmark, embedding, multimodal, tokenizer, tokenization, alignment,
    interpretability, eval, evals, token, context window, vector database, vector search, semantic search, reranker,
    training data, training set, test question, GPU, large model, robot, robotics, robotic, algorithm, algorithmic, automated decision,
    data centre, data center, assistant, voice cloning, synthetic voice, synthetic data, synthetic media, model release,
    pretrained, fine-tuned, accelerator, computing power, scoring model, voice copy, synthetic, distillation, quantization, quantized, autonomous, self-service analytics, knowledge base, open model, skills,
    automatisierung, orchestrierung, rechenzentrum, Automation, Agenten, Halluzinationen`),
};

/** Everyday words that lean towards AI only in such company. */
export const weak: TermGroup = {
  weight: 0.12,
  terms:
    list(`model, models, training, trained, chip, chips, automation, automated, software, developer, coding, code, API, compute,
    workflow, dataset, data, open source, open-source, research, researchers, lab, cloud, enterprise, launch, release,
    reasoning, latency, parameters, weights, search, memory, technology, tech, computer, machine, semiconductor, server,
    supercomputer, voice, speech, vision, translation, safety, Modell, Modelle, Rechenleistung`),
};

/**
 * Words of other trades. Where one stands in the title or the teaser, the ambiguous `names`, `close` and `weak`
 * terms count for nothing: a sailor called Claude, a model railway, football agents, marathon training, the
 * transformer of a substation, Gemini the star sign.
 */
export const otherTrades =
  list(`football, footballer, soccer, striker, midfielder, goalkeeper, league, transfer window, transfer talks,
  cricket, rugby, tennis, basketball, baseball, olympic, marathon, runner, running shoe, running watch, sailing race, sailing club, sailing boat, sailor,
  skipper, regatta, yacht, helm, boat race, railway, railroad, locomotive, steam train, horoscope, zodiac, astrology, taurus, libra,
  virgo, star sign, recipe, pancake, chef, restaurant, substation, high-voltage, kilovolt, power grid, utility pole, estate agent, real estate agent, travel
  agent, letting agent, secret agent, fashion model, modelling agency, modeling agency, catwalk, runway show, opera, symphony,
  monet, debussy, painter, puppy, dog training, potty training, strength training, gym, fitness, fußball, bundesliga,
  horoskop, modelleisenbahn, rezept, herring, fishery`);
