import { connectPlugin } from '@kith/client/plugin'
import { credit } from './plugin.ts'
import { screens } from './shown.ts'

const { KITH_URL = 'http://localhost:4100', KITH_KEY = '' } = process.env

const connected = connectPlugin(credit, {
  url: KITH_URL.split(','),
  key: KITH_KEY,
  screens,
  onState: ({ state }, url) => console.log(`${state} ${url}`),
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void connected.close().then(() => process.exit(0)))
}
