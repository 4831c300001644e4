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
    list(`AI, A.I., AIs, GenAI, AGI, XAI, AI-native, LLM, LLMs, VLM, VLMs, SLM, GPT, GPTs, ChatGPT, NLP, RLHF, GGUF,
    artificial intelligence, machine learning, deep learning, neural network, neural net, language model,
    foundation model, frontier model, generative model, reasoning model, world model, vision model, speech model,
    diffusion model, multimodal model, open-weights model, open-weight model, vision-language, text-to-image,
    text-to-video, text-to-speech, speech-to-text, image generation, video generation, generative, chatbot, deepfake,
    superintelligence, reinforcement learning, supervised learning, prompt injection, prompt engineering, context
    engineering, retrieval-augmented, RAG, fine-tuning, finetuning, pretraining, open weights, open-weight, agentic,
    coding agent, coding assistant, vibe coding, vibe-coding, computer vision, natural language processing, speech
    recognition, face recognition, facial recognition, humanoid robot, self-driving, robotaxi, autonomous agent,
    model context protocol, transformer model, mixture of experts, mixture-of-experts,
    data scientist, alphafold, alphago, alphazero, openai, anthropic, deepmind, mistral ai, hugging face, huggingface,
    stability ai, midjourney, deepseek, qwen, ollama, vllm, llama.cpp, langchain, llamaindex, pytorch, tensorflow,
    perplexity ai, scale ai, xAI, Cohere Labs, elevenlabs, cerebras, nemotron, dall-e, dall·e, stable diffusion,
    GitHub Copilot, Microsoft Copilot, Copilot+, notebooklm, kimi k2, claude code, claude opus, claude sonnet, claude
    haiku, claude cowork, claude mythos, gemini pro, gemini flash, gemini ultra, gemini nano, Meta AI, Google AI,
    Apple Intelligence, Code Llama, MCP server, embeddings, Voxtral, Ministral, Mixtral, openclaw, Grok Imagine,
    künstliche intelligenz, künstlicher intelligenz, künstlichen intelligenz, maschinelles lernen, input token, output token, million tokens, sprachmodell,
    sprachmodelle, neuronales netz, neuronale netze, KI, KI-Modell, KI-Modelle, KI-Agent, KI-Agenten, KI-Verordnung,
    IA, intelligence artificielle, inteligencia artificial, intelligenza artificiale, kunstmatige intelligentie, apprentissage automatique,
    apprentissage profond, modèle de langage, modèle de langue, modèles de langage, grand modèle, IA générative, réseau de neurones, réseaux de neurones, agent conversationnel, voiture autonome, voitures autonomes,
    machine-learned, machine-learnt, self-taught algorithm, deep neural, neural net, neural model, neural machine translation, neural rendering, neural processing unit, neural engine,
    driverless car, driverless taxi, driverless ride, driverless vehicle, driverless truck, driverless lorry, driverless bus, driverless shuttle, driverless van, driverless delivery, autonomous car, autonomous vehicle,
    autonomous driving, autonomous truck, autonomous taxi, autonomous shuttle, autonomous weapon, robot taxi, robo-taxi, full self-driving, humanoid, walking robot, robot dog, delivery robot, warehouse robot, household robot, home robot,
    surgical robot, robot maker, robot hand, robot workforce, bipedal robot, two-legged robot, legged robot, quadruped robot, embodied intelligence, physical intelligence, drone swarm, selbstfahrend, selbstfahrende, selbstfahrender, autonomes fahren, robotertaxi,
    humanoide, humanoider, humanoiden, sprach-ki, bild-ki, chatbots, deepfakes, deep fake, voice clone, cloned voice, ai-generated, machine-generated, synthetic voices, synthetic speech, speech synthesis, text generator, image generator, song generator, music generator,
    video generator, picture generator, voice assistant, chat assistant, conversational assistant, companion bot, coding copilot, code assistant, code completion, copilot pc, large reasoning, active parameters, billion parameters, billion-parameter, trillion parameters, trillion-parameter,
    model weights, open-weights, long-context, context length, token context, tool calling, tool call, function calling, system prompt, prompt caching, system card, model card, instruction-tuned, instruction tuning, low-rank adaptation, chain of thought, chain-of-thought, test-time compute,
    speech corpus, training cluster, inference server, inference engine, inference API, inference chip, inference endpoint, inference code, inference cost, inference provider, inference vendor, fine-tuning API, GPU rental, GPU cluster, GPU cloud, GPU instance, GPU hour, rented GPU, GPU export, H100, H200, H800, H20, B200, B300, GB200, GB300,
    MI300X, MI325X, MI350, MI355X, MI400, MI450, Instinct accelerator, Instinct MI, Blackwell, TPU v5, TPU v6, TPU v7, Ironwood, Trainium, Inferentia, Nvidia DGX, CUDA, ROCm, tensor parallel, tensor-parallel, sparse autoencoder, interpretability research, red-teaming of models, reward model, reward hacking,
    preference optimization, jailbreaking chatbots, swe-bench, mmlu, lmarena, chatbot arena, humaneval, arc-agi, gpqa, kv cache, speculative decoding, sglang, tensorrt-llm, safetensors, comfyui, lm studio, open webui, crewai, langgraph, smolagents, sakana ai, moonshot ai, zhipu, z.ai, 01.ai, baichuan, hunyuan, ernie bot,
    doubao, safe superintelligence, thinking machines lab, black forest labs, aleph alpha, character.ai, inflection ai, adept ai, reka ai, ai21, eleutherai, allen institute for ai, wayve, waymo, zoox, pony.ai, weride, apollo go, mobileye, unitree, boston dynamics, agility robotics, apptronik, figure 02, figure 03, neura robotics, coreweave,
    lambda labs, sambanova, tenstorrent, graphcore, nscale, nebius, openrouter, lovable.dev, together ai, isomorphic labs, nano banana, seedance, kling ai, pika labs, udio, heygen, synthesia, deepl, grammarly, otter.ai, harvey ai, cognition labs, anysphere, sam altman, dario amodei, demis hassabis, geoffrey hinton, yoshua bengio,
    yann lecun, ilya sutskever, mira murati, jensen huang, mustafa suleyman, arthur mensch, andrej karpathy, machine intelligence, thinking machine, expert system, knowledge graph, recommender system, recommendation algorithm, machine translation, image recognition, object detection, pattern recognition software, predictive policing,
    speech-to-speech, text-to-music, voice cloning, ki-system, ki-systeme, ki-chip, ki-chips, ki-gesetz, ki-stimme, ki-stimmen, ki-start-up, ki-firma, ki-branche, sprachassistent, bilderkennung, gesichtserkennung, chatbot-anbieter, reconnaissance faciale, robots conversationnels, hypertrucage`),
};

/** Products and firms whose names are ordinary words or first names. */
export const names: TermGroup = {
  weight: 0.45,
  terms:
    list(`Claude, Gemini, Copilot, Llama, Mistral, Grok, Groq, Cohere, Perplexity, Cursor, Windsurf, Devin, Sora, Bard,
    Codex, Whisper, Phi, Falcon, Command R, Operator, Runway, Suno, Replit, Weaviate, Pinecone, Manus, Character.AI,  Veo,
    Imagen, Aya, Opus, Sonnet, Haiku, Mythos, Nvidia, NVIDIA, TPU, TPUs, MLX, LoRA, MCP, ML, Turing, Siri, Alexa, Colab,
    Vertex, Bedrock, Kimi, Hermes, Ling, Tesla, Waymo, Neuralink, Palantir, Databricks, Snowflake, Gemma, Pixtral, Magistral, Codestral, Figure AI, Optimus, Copilots, Tabnine, Lovable,
    Synthesia, Udio, Olmo, OLMo, Nova Pro, smart glasses, display glasses, Wayve, NPU, NPUs`),
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
    automatisierung, orchestrierung, rechenzentrum, Automation, Agenten, Halluzinationen,
    hallucination, neural, driverless, TSMC, AMD, SK Hynix, HBM, ASML, checkpoint, quantised, quantisation, fine-tune, bot, bots, small model, language data, speech data, training logs, liquid-cooling, liquid cooling, server farm, server hall, hyperscaler, compute cluster, graphics processor,
    graphics chip, AI cloud, chipmaker, chip maker, chip plant, chip factory, supercomputer, gigawatt, drone, lidar, machine-made, mathematics olympiad, protein design, designing proteins, enzyme design, inference-time, note-taker, face scan, reasoning effort,
    reasoning mode, reasoning variant, weights, data-driven, datacentre, datacenter, companion app, self-learning, Roboter, Drohne, Drohnen, Beschleuniger, Algorithmus, algorithme, accélérateur, puces, centre de données, centres de données, agents conversationnels`),
};

/** Everyday words that lean towards AI only in such company. */
export const weak: TermGroup = {
  weight: 0.12,
  terms:
    list(`model, models, training, trained, chip, chips, automation, automated, software, developer, coding, code, API, compute,
    workflow, dataset, data, open source, open-source, research, researchers, lab, cloud, enterprise, launch, release,
    reasoning, latency, parameters, search, memory, technology, tech, computer, machine, semiconductor, server,
    voice, speech, vision, translation, safety, Modell, Modelle, Rechenleistung, rack, instruct, prefill, throughput, tokens, Meta, Google, Microsoft, Apple,
    Amazon, start-up, startup, investors, venture, processor, experts, copyright, watermark, generated, sensor, camera, translation, megawatt, kernels, leaderboard, GitHub, repository, benchmarked, Forscher, logiciel`),
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
  horoskop, modelleisenbahn, rezept, herring, fishery, cockpit, first officer, airliner, cabin crew, emergency landing, runway lights, airstrip, glider, wind gust, gale-force, gusts, mistral wind, observatory, astronomer, constellation,
  spacewalk, crypto exchange, cryptocurrency, bitcoin, ethereum, blockchain, stablecoin, poker, casino, cookie, biscuit, potato, crisps, chip shop, chip pan, fish and chips, wood chip, bird of prey, falconer, falconry, zoo, aviary, alpaca, petting farm,
  poem, poet, shakespeare, folk singer, spymaster, spy chief, spies, secret service, espionage, counter-intelligence, counterintelligence, bus token, token viewing, token gesture, prompt payment, late invoices, cathedral, particle accelerator, collider, accelerator pedal,
  rally driver, grand prix, formula one, motorsport, wheel alignment, planetary alignment, ballet, orchard, bakery, cheese, vineyard, wine harvest, beekeeper, film agent, literary agent, talent agent, fbi agent, customs agent, undercover agent, border agent, cleaning agent, raising agent, bleaching agent,
  role model, model village, model aircraft, model ship, model boat, model kit, supermodel, art model, life model, working model of, scale model, driving school, driving lesson, crane operator, tour operator, wind turbine blade, power transformer, transformer fire, transformer station, transformers film, dog trainer,
  police training, teacher training, swimming lesson, learning difficulties, learning disability, potholes, allotment, flower show, knitting, choir, hymn, bishop, parish council, midwife, childbirth, neural tube, spinal cord, chipped tooth, microchipped, tortilla, guacamole, pub quiz, lottery, jeweller, auction house,
  transferfenster, wetterdienst, segelboot, sternzeichen, kartoffel, kekse, maklerin, makler, geheimdienstchef`);
