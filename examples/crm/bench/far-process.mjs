// A plugin of far-plugins.mjs in a process of its own. usage: far-process.mjs <name> <url>; it says when it is connected.
import { connectPlugin } from '@kith/client/plugin'
import { judge, listener } from './far-plugins.mjs'

const [name = '', url = ''] = process.argv.slice(2)
const { ready } = connectPlugin({ judge, listener }[name], { url, key: 'bench' })
await ready
process.on('disconnect', () => process.exit())
process.send?.('connected')
