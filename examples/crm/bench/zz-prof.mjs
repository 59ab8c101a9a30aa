import { start } from './child.mjs'
import { createAsker, trpc } from './ask.mjs'
const [,, what, who, n] = process.argv
process.env.NODE_OPTIONS = '--cpu-prof --cpu-prof-dir=/work/try/prof'
const p = start('find-product.mjs', ['/work/try/bench/find/leads-1000000.sqlite', '/work/try/bench/find'])
delete process.env.NODE_OPTIONS
const { ports } = await p.heard()
const asker = createAsker()
const path = what === 'list' ? trpc('leads.list', { where: { status: 'working' }, sort: ['-createdAt'], limit: 50 }) : trpc('kernel.search', { text: what })
const t = []
for (let i = 0; i < Number(n); i++) { const a = performance.now(); await asker.get(ports[who], path); t.push(performance.now() - a) }
t.sort((a, b) => a - b); console.log(what, who, 'p50', t[t.length >> 1].toFixed(2))
asker.close(); await p.end()
