import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@kith/testing/browser'
import { build, type Plugin } from 'esbuild'
import { compile } from 'svelte/compiler'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './open.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
    }))
  },
}

/** A page whose only script beside the element's is an application in a framework. */
async function open(path: string): Promise<{ page: Page; problems: string[] }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    conditions: ['browser'],
    plugins: [svelte],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  })
  const page = await stage.browser.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => /error|warning/.test(message.type()) && problems.push(message.text()))
  const app = outputFiles[0]?.text.replaceAll('</script', '<\\/script')
  await page.goto(
    stage.site.put(
      `<!doctype html><html lang="en"><title>App</title><body></body>${stage.script}<script type="module">${app}</script></html>`,
    ),
  )
  await page.locator('kith-form[status=ready]').waitFor()
  return { page, problems }
}

test.each(['react.tsx', 'vue.ts', 'svelte.js', 'router.ts'])(
  'an application in %s shows it, hears of the answer once, and leaves nothing behind',
  async file => {
    stage.crm.stored.clear()
    stage.crm.requests.length = 0
    const { page, problems } = await open(`./pages/${file}`)
    const go = page.getByRole('button', { name: 'Go' })
    for (let n = 0; n < 20; n++) await go.click()
    await page.locator('kith-form[status=ready]').waitFor()
    expect(await page.locator('kith-form').count()).toBe(1)
    expect(stage.crm.requests.filter(({ path }) => path === '/f/short.json')).toHaveLength(1)
    await page.getByLabel('Email').fill('ada@example.com')
    await page.getByRole('button', { name: 'Order' }).dblclick()
    await page.locator('kith-form[status=done]').waitFor()
    await expect.poll(() => page.locator('#arrived').textContent()).toBe('s-1')
    expect([...stage.crm.stored.values()].map(({ values }) => values)).toEqual([{ email: 'ada@example.com' }])
    expect(problems).toEqual([])
    await page.close()
  },
)

test.each(['react.tsx', 'router.ts'])('twenty changes of route keep no element alive, %s', async file => {
  const { page } = await open(`./pages/${file}`)
  const session = await page.context().newCDPSession(page)
  const go = page.getByRole('button', { name: 'Go' })
  for (let n = 0; n < 41; n++) await go.click()
  await expect
    .poll(
      async () => {
        await session.send('HeapProfiler.collectGarbage')
        const { result } = await session.send('Runtime.evaluate', {
          expression: 'customElements.get("kith-form").prototype',
        })
        const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: `${result.objectId}` })
        const { result: count } = await session.send('Runtime.callFunctionOn', {
          objectId: `${objects.objectId}`,
          functionDeclaration: 'function () { return this.length }',
          returnByValue: true,
        })
        await session.send('Runtime.releaseObject', { objectId: `${objects.objectId}` })
        return count.value
      },
      { timeout: 60_000 },
    )
    .toBeLessThanOrEqual(2)
  await page.close()
})
