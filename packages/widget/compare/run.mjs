// The same four fields in others' elements beside ours: fetches their packages into a temporary folder, measures, and writes the
// table into README.md. It needs a quiet machine. usage: run.mjs [--rounds 9] [--packages folder] [--print]
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
import { contenders, definition, packages } from './contenders.mjs'
import { openSite, underPolicy, visit } from './measure.mjs'
import { tableOf } from './table.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    /** A folder in which the packages are installed already. */
    packages: { type: 'string' },
    /** Shows the table and leaves README.md as it is. */
    print: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const folder = values.packages ?? (await mkdtemp(join(tmpdir(), 'kith-compare-')))
try {
  if (!values.packages) await install(folder)
  const all = contenders(reservedHeight(definition, 328))
  const site = await openSite(await filesOf(all, folder))
  const browser = await launchBrowser()
  try {
    const figures = await measure(browser, site, all)
    const versions = await versionsOf(all, folder)
    const table = tableOf({ all, figures, versions, rounds, browser: browser.version() })
    if (values.print) console.log(table)
    else await write(table)
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
async function filesOf(all, at) {
  const { text } = await bundle()
  const files = new Map([
    ['/w/1/kith-form.js', { type: 'text/javascript', body: text }],
    ['/f/four.json', { type: 'application/json', body: JSON.stringify(definition) }],
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
  const [start, end] = ['<!-- compare -->\n', '<!-- /compare -->']
  const before = text.slice(0, text.indexOf(start) + start.length)
  await writeFile(file, `${before}${table}${text.slice(text.indexOf(end))}`)
  console.log(`${file} has the new table`)
}
