import { expect, test } from 'vitest'
import { modules, serveWithout } from './without.ts'

test('what a module needs is few: most of them can be left out alone', () => {
  const alone = modules.filter(([, gone]) => gone.size === 1).map(([name]) => name)
  expect(alone).toEqual(expect.arrayContaining(['activities', 'campaigns', 'opportunities', 'service']))
})

test.each(modules)('without %s the others start and answer, and nothing of it is left', async (_, gone) => {
  const rest = await serveWithout(gone)
  try {
    const { admin, app, logs } = rest.test
    for (const { path } of app.manifests.flatMap(({ entities }) => entities)) {
      const { rows } = await admin.call<{ rows: { id: string }[] }>(`${path}.list`, { limit: 1 })
      for (const { id } of rows) {
        expect(await admin.call(`${path}.get`, { id }), path).toMatchObject({ id })
        expect(await admin.call(`${path}.history`, { id }), path).toHaveProperty('rows')
      }
    }
    const named = JSON.stringify(app.manifests).match(/"[a-z-]+\.[A-Za-z.-]+"/g) ?? []
    expect(named.filter(name => gone.has(name.slice(1).split('.')[0] as string))).toEqual([])
    const document = (await (await fetch(`${rest.url}/api/openapi.json`)).json()) as { tags: { name: string }[] }
    expect(Object.keys(document)).toContain('paths')
    expect(logs().filter(({ level }) => level === 'error')).toEqual([])
  } finally {
    await rest.close()
  }
})
