import { connectPlugin } from '@kith/client/plugin'
import { watch } from './watch.ts'

const { KITH_URL: url = '', KITH_KEY: key = '' } = process.env
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

const { ready } = connectPlugin(watch, { url, key, log: quiet })
await ready
process.stdout.write('connected\n')
