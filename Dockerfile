# One Kith: the example CRM with its SQLite file in /data. docs/deploy.md says how to run it.
#   docker build --tag kith . && docker run --publish 8080:8080 --volume kith:/data kith

FROM node:24-slim AS build
ENV TURBO_TELEMETRY_DISABLED=1 CI=true
RUN npm install --global pnpm@12
WORKDIR /src
COPY . .
RUN pnpm install --frozen-lockfile && pnpm exec turbo run build --filter=@kith/example-crm...
RUN pnpm --filter @kith/example-crm deploy --prod /app && scripts/slim.sh /app

FROM node:24-slim
ENV NODE_ENV=production KITH_DATA=/data KITH_PORT=8080
RUN mkdir /data && chown node:node /data
COPY --from=build /app /app
USER node
WORKDIR /app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.KITH_PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "node_modules/@kith/cli/dist/bin.js", "start"]
