# One image: build, then run as an ordinary user. PostgreSQL is expected outside (compose.yaml).
FROM node:24-bookworm-slim AS build
WORKDIR /veche
COPY package.json package-lock.json .npmrc ./
COPY server/postgres/patches server/postgres/patches
RUN npm ci || npm install --no-save
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN useradd --system --uid 10001 --create-home veche && mkdir /data && chown veche /data
WORKDIR /veche
COPY --from=build --chown=veche /veche ./
USER veche
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD node -e "fetch('http://127.0.0.1:3000/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# The server itself, not npm: it must get the signals.
CMD ["node", "server/run.mjs", "main"]
