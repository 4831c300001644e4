# The same file builds for amd64 and arm64: nothing is compiled but TypeScript, since every package that we use is plain
# JavaScript, WebAssembly, or has a JavaScript fallback. Hence --ignore-scripts as well: no package may run code here.

FROM node:20-bookworm-slim AS build
WORKDIR /app
# The list of packages alone first, so that this layer is rebuilt only when it changes.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
# The demo and the replay run on the simulators.
COPY test/simulators ./test/simulators
RUN npm run build \
 && rm -f dist/.tsbuildinfo \
 && npm prune --omit=dev --ignore-scripts --no-audit

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    DATA_DIR=/data
WORKDIR /app
# The bot writes nowhere else, so the rest of the container can be read-only. /backups is for a volume of its own
# (BACKUP_DIR=/backups, as in docker-compose.yml); without one, backups go to /data/backups.
RUN mkdir /data /backups && chown node:node /data /backups
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# What the demo shows.
COPY test/fixtures/sample-day ./test/fixtures/sample-day

USER node
VOLUME /data
# Node installs handlers for SIGTERM: it finishes what it is sending, then leaves. It starts no processes of its own, so
# there is nothing to reap, and no init (tini) in the image. As process 1 it handles signals because the bot asks for
# them; "docker run --init", or "init: true" in docker-compose.yml, covers the seconds before it does.
STOPSIGNAL SIGTERM
# Healthy while the heartbeat of the running bot is fresh.
HEALTHCHECK --interval=60s --timeout=20s --start-period=90s --retries=3 \
  CMD ["node", "dist/src/cli.js", "health"]
CMD ["node", "dist/src/cli.js", "start"]
