import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import { promisify } from 'node:util'
import config from '@kith/example-crm'
import { serve } from '@kith/server'
import { createTestApp } from '@kith/testing'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringIn, promising } from '../src/bring-in.ts'
import { connect } from '../src/client.ts'

const folder = dirname(import.meta.dirname)
const key = 'a key for tests'
let url: string
let close: () => Promise<void>

beforeAll(async () => {
  const data = await mkdtemp(join(tmpdir(), 'kith-rest-'))
  const kith = await createTestApp({ plugins: config.plugins })
  const serving = await serve({ app: kith.app, port: 0, hostname: '127.0.0.1', token: key, folder: data })
  url = serving.url
  close = async () => {
    await serving.close()
    await kith.close()
    await rm(data, { recursive: true, force: true })
  }
})
afterAll(() => close?.())

test('the example compiles against the types that its own CRM generates, and a wrong name does not', async () => {
  const document = await (await fetch(`${url}/api/openapi.json`)).text()
  const generated = join(folder, 'src/generated')
  await mkdir(generated, { recursive: true })
  await writeFile(join(generated, 'api.d.ts'), astToString(await openapiTypescript(document)))
  await writeFile(join(generated, 'wrong.ts'), wrong)
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { stdout } = await promisify(execFile)(execPath, [tsc, '--project', folder]).catch(error => error)
  expect(stdout).toBe('')
})

const wrong = `import { connect } from '../client.ts'
const client = connect('', '')
// @ts-expect-error there is no such path
client.GET('/leeds')
// @ts-expect-error a lead has no such field
client.POST('/leads', { body: { nome: 'Ada' } })
// @ts-expect-error a name is required
client.POST('/leads', { body: { email: 'ada@example.com' } })
const page = await client.GET('/leads')
// @ts-expect-error a row has no such field
page.data?.rows[0]?.nome
`

test('the example brings somebody in once, and finds him', async () => {
  const client = connect(url, key)
  const ada = { number: '4711', name: 'Ada Lovelace', email: 'ada@example.com' }
  const id = await bringIn(client, ada)
  expect(await bringIn(client, ada)).toBe(id)
  expect(await promising(client, 0)).toEqual(['Ada Lovelace'])
  await expect(bringIn(client, { ...ada, number: '4712', email: 'no address' })).rejects.toThrow('#/email')
})
