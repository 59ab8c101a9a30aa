import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { route } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { type NotesContract, notesPlugin } from '@kith/testing/notes'
import { afterEach, expect, test } from 'vitest'
import { openServer, type TestServer } from '../fixture/serving.ts'
import { serve } from '../serve.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function open(files: Readonly<Record<string, string>>): Promise<TestServer> {
  const admin = await mkdtemp(join(tmpdir(), 'kith-page-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(admin, name), text)
  const server = await openServer([notesPlugin()], { admin })
  opened.push({ close: () => server.close().then(() => rm(admin, { recursive: true })) })
  return server
}

const files = {
  'sw.js': 'self.x = 1',
  'manifest.en.webmanifest': '{"lang":"en"}',
  'manifest.zh-CN.webmanifest': '{"lang":"zh-CN"}',
}

test('the service worker is looked at again each time, and may do what the page may', async () => {
  const { url } = await open(files)
  const worker = await fetch(`${url}/sw.js`)
  expect(await worker.text()).toBe('self.x = 1')
  expect(Object.fromEntries(worker.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("connect-src 'self'"),
  })
  const policy = (await fetch(url)).headers.get('content-security-policy')
  expect(policy ?? worker.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self'")
})

test('the manifest comes in the language of the browser', async () => {
  const { url } = await open(files)
  const langOf = async (accept: string) => {
    const answer = await fetch(`${url}/manifest.webmanifest`, { headers: { 'accept-language': accept } })
    expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8')
    expect(answer.headers.get('vary')).toBe('accept-language')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    return ((await answer.json()) as { lang: string }).lang
  }
  expect(await Promise.all(['zh-CN,zh;q=0.9,en;q=0.8', 'ZH-hant', 'en-US', 'de,zh', ''].map(langOf))).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ])
})

test('are not there where the page has none', async () => {
  const { url } = await open({})
  expect((await fetch(`${url}/sw.js`)).status).toBe(404)
  expect((await fetch(`${url}/manifest.webmanifest`)).status).toBe(404)
})

test.each(['/sw.js', '/manifest.webmanifest'] as const)('no plugin takes %s', async path => {
  const { folder } = await open({})
  const taken = route<NotesContract>()(`GET ${path}`, { public: true, run: () => ({ status: 200 }) })
  const { app, close } = await createTestApp({ plugins: [notesPlugin({ routes: [taken] })] })
  await expect(serve({ app, port: 0, token: 't', folder })).rejects.toMatchObject({ code: 'KITH_ROUTE_TAKEN' })
  await close()
})
