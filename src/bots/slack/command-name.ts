export const commandName = '/ai-news';
