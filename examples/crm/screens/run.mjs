// Pictures of every screen: three widths, light and dark, both languages.
// usage: run.mjs [--readme] [--out folder] [--only name,name] [--widths 1440,768,360] [--themes light,dark] [--languages en,zh-CN]
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '@kith/testing/browser'
import { openCrm } from './crm.mjs'
import { seed } from './seed.mjs'
import { shots } from './shots.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.screens' },
    only: { type: 'string' },
    widths: { type: 'string', default: '1440,768,360' },
    themes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en,zh-CN' },
    readme: { type: 'boolean', default: false },
  },
})
if (values.readme) {
  Object.assign(values, {
    out: join(import.meta.dirname, '../../../docs/images'),
    only: 'leads-peek,board,lead-from-form',
    widths: '1440',
    themes: 'light',
    languages: 'en',
  })
}
const out = resolve(process.env.INIT_CWD ?? '.', values.out)
const only = values.only?.split(',')
const heights = { 1440: 900, 768: 1024, 360: 780 }

const folder = await mkdtemp(join(tmpdir(), 'kith-screens-'))
const browser = await launchBrowser()
const wanted = shots.filter(({ name }) => !only || only.includes(name))
let failed = 0
try {
  await mkdir(out, { recursive: true })
  for (const locale of values.languages.split(',')) await picture(locale)
  console.log(`${out}: ${wanted.length} screens`)
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0

/** One installation for each language: what the example brings along is in it too. */
async function picture(/** @type {string} */ locale) {
  const data = join(folder, locale)
  await mkdir(data)
  const crm = await openCrm(data, locale)
  try {
    const { client, cookies } = await crm.signIn('lin.wei@example.com')
    const ids = await seed({ ...crm, client, zh: locale.startsWith('zh') })
    for (const colorScheme of values.themes.split(',')) {
      for (const width of values.widths.split(',').map(Number)) {
        const isPhone = width < 768
        const options = {
          locale,
          colorScheme,
          viewport: { width, height: heights[width] ?? 900 },
          ...(isPhone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
        }
        const inside = await browser.newContext(options)
        await inside.addCookies(cookies)
        const outside = await browser.newContext(options)
        for (const [context, isOutside] of [
          [inside, false],
          [outside, true],
        ]) {
          const page = await context.newPage()
          page.on('pageerror', error => console.error(`${page.url()}: ${error}`))
          // That who is outside is answered 401 is no complaint of the page's.
          const isComplaint = message => message.type() === 'error' && !(isOutside && message.text().includes(' 401 '))
          page.on('console', message => isComplaint(message) && console.error(`${page.url()}: ${message.text()}`))
          for (const { name, at, act } of wanted.filter(shot => Boolean(shot.outside) === isOutside)) {
            const file = join(out, `${name}-${width}-${colorScheme}-${locale}.png`)
            try {
              await page.goto(`${crm.url}/${at(ids)}`)
              await page.reload()
              await page.locator('kith-admin main').waitFor()
              await page.waitForTimeout(900)
              if (act) await act(page, ids)
              await page.waitForTimeout(250)
            } catch (error) {
              failed++
              console.error(`${file}: ${String(error).split('\n')[0]}`)
            }
            await page.screenshot({ path: file })
          }
          await context.close()
        }
      }
    }
  } finally {
    await crm.close()
  }
}
