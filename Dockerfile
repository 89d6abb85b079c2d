# syntax=docker/dockerfile:1
# Node 26 runs the TypeScript as it is, so there is nothing to build: one stage installs, the other runs.
# Pinned by digest: the tag moves. A newer digest: docker buildx imagetools inspect node:26-bookworm-slim
FROM node:26-bookworm-slim@sha256:367679cf9792759492a486e4aa4b421764d71a9546a6dae8aab81a99eb797b3e AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:26-bookworm-slim@sha256:367679cf9792759492a486e4aa4b421764d71a9546a6dae8aab81a99eb797b3e
LABEL org.opencontainers.image.title="sulan" \
      org.opencontainers.image.description="速览: a Discord bot that posts a digest of Chinese tech news every morning" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
COPY commands ./commands
COPY data ./data
# The state folder alone is written to; everything else may be mounted read-only.
RUN install -d -o node -g node -m 0700 /state
ENV NODE_ENV=production SULAN_STATE_DIR=/state SULAN_OPERATOR_PORT=9470 MALLOC_ARENA_MAX=1
VOLUME /state
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.SULAN_OPERATOR_PORT + '/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/sulan.mjs"]
CMD ["bot"]
