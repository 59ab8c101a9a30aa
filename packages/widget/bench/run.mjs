// What `npm run bench -- widget` measures: what the element may cost, and the same four fields in others' elements beside it. It fetches their
// packages into a temporary folder and prints two tables. It needs a quiet machine. usage: run.mjs [--rounds 9] [--packages folder] [--write]
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { launchBrowser } from '@kith/testing/browser'
import { build } from 'esbuild'
import { bundle } from '../build.mjs'
import { reservedHeight } from '../dist/height.js'
import { answerOf, budgetsOf, fillIn, largestPaint, steps } from './budgets.mjs'
import { contenders, definition, packages, script, ways } from './contenders.mjs'
import { openSite, underPolicy, visit } from './measure.mjs'
import { median, tableOf } from './table.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    /** A folder in which the packages are installed already. */
    packages: { type: 'string' },
    /** Puts the tables into README.md. */
    write: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const folder = values.packages ?? (await mkdtemp(join(tmpdir(), 'kith-compare-')))
try {
  if (!values.packages) await install(folder)
  const all = contenders(reservedHeight(definition, 328))
  const built = await bundle()
  const site = await openSite(await filesOf(all, folder, built.text), answerOf)
  const browser = await launchBrowser()
  try {
    const figures = await measure(browser, site, all)
    const versions = await versionsOf(all, folder)
    const budgets = await budgetsBeside(browser, site, built, figures)
    const table = tableOf({ all, figures, versions, budgets, rounds, browser: browser.version() })
    console.log(table)
    if (values.write) await write(table)
  } finally {
    await browser.close()
    await site.close()
  }
} finally {
  if (!values.packages) await rm(folder, { recursive: true, force: true })
}

async function install(at) {
  await writeFile(join(at, 'package.json'), '{"private":true}')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await promisify(execFile)(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: at })
}

/** What is served, by address: a page for each contender, with its script and its style sheet. */
async function filesOf(all, at, text) {
  const files = new Map([
    ['/w/1/kith-form.js', { type: 'text/javascript', body: text }],
    ['/f/four.json', { type: 'application/json', body: JSON.stringify(definition) }],
    ['/f/steps.json', { type: 'application/json', body: JSON.stringify(steps) }],
    ['/without', { type: 'text/html', body: pageOf('', '') }],
    ['/steps', { type: 'text/html', body: pageOf(script, '<kith-form form="steps"></kith-form>') }],
    // A site with a strict policy reserves the height in a style sheet of its own.
    ['/site.css', { type: 'text/css', body: 'kith-form{display:block;min-height:400px}' }],
  ])
  for (const [n, { head = '', body, entry, styles = [] }] of all.entries()) {
    const css = styles.length > 0 && (await bundled(styles.map(name => `@import '${name}';`).join(''), 'css', at))
    const js = entry && (await bundled(entry, 'js', at))
    if (css) files.set(`/${n}.css`, { type: 'text/css', body: css })
    if (js) files.set(`/${n}.js`, { type: 'text/javascript', body: js })
    const style = css ? `<link rel="stylesheet" href="/${n}.css">` : ''
    const script = js ? `<script type="module" src="/${n}.js"></script>` : ''
    files.set(`/${n}`, { type: 'text/html', body: pageOf(`${style}${script}${head}`, body) })
    const own = `<link rel="stylesheet" href="/site.css">${style}${script}${head}`
    files.set(`/${n}/strict`, { type: 'text/html', body: pageOf(own, body.replaceAll(/ style="[^"]*"/g, '')) })
  }
  return files
}

/** A page with something below the form, which moves when the form grows. */
function pageOf(head, body) {
  const below = '<p>Excavators, loaders and cranes, sold and served from one yard since 1994.</p>'.repeat(20)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contact</title>
<meta name="viewport" content="width=device-width,initial-scale=1">${head}</head><body><h1>Contact</h1>${body}${below}</body></html>`
}

async function bundled(contents, loader, at) {
  const { outputFiles } = await build({
    stdin: { contents, loader, resolveDir: at },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['chrome123', 'firefox125', 'safari17.5'],
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
    logLevel: 'error',
  })
  return outputFiles[0].text
}

/** Every contender once a round, beginning with another one each time. */
async function measure(browser, site, all) {
  const figures = all.map(() => ({ visits: [], strict: undefined, trusted: undefined }))
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < all.length; n++) {
      const at = (n + round) % all.length
      figures[at].visits.push(await visit(browser, site, `/${at}`))
      console.error(
        `round ${round + 1} of ${rounds}  ${all[at].name}  ${Math.round(figures[at].visits.at(-1).first ?? -1)} ms`,
      )
    }
  }
  for (const [at, one] of figures.entries()) {
    one.strict = await underPolicy(browser, site, `/${at}/strict`, 'strict')
    one.trusted = await underPolicy(browser, site, `/${at}/strict`, 'trusted')
  }
  return figures
}

/** What the element costs: visitors who fill in a form, and a page without it beside one with it, in turns. */
async function budgetsBeside(browser, site, { text, parts }, figures) {
  const [visits, without, beside] = [[], [], []]
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}  filling in`)
    visits.push(await fillIn(browser, site, '/steps'))
    without.push(await largestPaint(browser, site, '/without'))
    beside.push(await largestPaint(browser, site, `/${ways.fetched}`))
  }
  const firsts = Object.fromEntries(
    Object.entries(ways).map(([way, at]) => [way, median(figures[at].visits.map(visit => visit.first))]),
  )
  const shifts = Object.values(ways).map(at => median(figures[at].visits.map(visit => visit.shift)))
  return budgetsOf({ script: text, parts, firsts, shifts, visits, without, beside })
}

async function versionsOf(all, at) {
  const versions = await Promise.all(
    all.map(async ({ of }) => {
      if (!of) return ''
      return JSON.parse(await readFile(join(at, 'node_modules', of, 'package.json'), 'utf8')).version
    }),
  )
  return versions
}

async function write(table) {
  const file = fileURLToPath(new URL('../README.md', import.meta.url))
  const text = await readFile(file, 'utf8')
  const [start, end] = ['<!-- bench -->\n', '<!-- /bench -->']
  const before = text.slice(0, text.indexOf(start) + start.length)
  await writeFile(file, `${before}${table}${text.slice(text.indexOf(end))}`)
  console.log(`${file} has the new table`)
}
