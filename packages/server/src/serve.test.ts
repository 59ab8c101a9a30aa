import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { route } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { type NotesContract, notesPlugin } from '@kith/testing/notes'
import { afterEach, describe, expect, test } from 'vitest'
import { openServer, type TestServer } from './fixture/serving.ts'
import { serve } from './serve.ts'

const opened: TestServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

async function open(...args: Parameters<typeof openServer>): Promise<TestServer> {
  const server = await openServer(...args)
  opened.push(server)
  return server
}

test('a port that is taken is an error that names the variable', async () => {
  const { serving, folder } = await open([notesPlugin()])
  const { app, close } = await createTestApp({ plugins: [notesPlugin()] })
  const second = serve({ app, port: serving.port, hostname: '127.0.0.1', token: 't', folder })
  await expect(second).rejects.toMatchObject({
    code: 'KITH_PORT_TAKEN',
    details: { variable: 'KITH_PORT', port: serving.port },
  })
  await close()
})

describe('GET /healthz', () => {
  test('is 200 while the database answers, 503 when it does not', async () => {
    const { url, kith } = await open([notesPlugin()])
    const well = await fetch(`${url}/healthz`)
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }])
    expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200)
    await kith.app.close()
    const ill = await fetch(`${url}/healthz`)
    expect([ill.status, await ill.json()]).toEqual([503, { status: 'failing', code: 'KITH_DATABASE_CLOSED' }])
  })
})

describe('the page of the team', () => {
  async function withPage(): Promise<TestServer> {
    const admin = await mkdtemp(join(tmpdir(), 'kith-page-'))
    await mkdir(join(admin, 'assets'))
    await writeFile(join(admin, 'index.html'), '<!doctype html><title>Team</title>')
    await writeFile(join(admin, 'assets', 'main.js'), 'export {}')
    await writeFile(join(admin, 'secret.txt'), 'secret')
    const server = await open([notesPlugin()], { admin })
    return { ...server, close: () => server.close().then(() => rm(admin, { recursive: true })) }
  }

  test('is for everybody to log in with, and shows nothing by itself', async () => {
    const { url } = await withPage()
    const open = await fetch(url)
    expect(await open.text()).toContain('<title>Team</title>')
    expect(open.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(open.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(open.headers.get('x-frame-options')).toBe('DENY')
  })

  test('has its files below /assets, and no others', async () => {
    const { url } = await withPage()
    const file = await fetch(`${url}/assets/main.js`)
    expect(file.headers.get('content-type')).toContain('javascript')
    expect(file.headers.get('cache-control')).toContain('immutable')
    for (const path of ['/assets/none.js', '/secret.txt', '/assets/..%2fsecret.txt', '/assets/%2e%2e/secret.txt']) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(404)
    }
  })

  test('is said to be missing where there is none', async () => {
    const server = await open([notesPlugin()])
    const response = await fetch(server.url, { headers: { cookie: await server.login() } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Kith 正在运行')
  })
})

describe('closing', () => {
  test('finishes what is at hand, takes nothing new, then closes the app', async () => {
    const gate = Promise.withResolvers<void>()
    const waiting = Promise.withResolvers<void>()
    let inside = 0
    const slow = route<NotesContract>()('POST /slow', {
      public: true,
      run: async (ctx, { body }) => {
        if (++inside === 50) waiting.resolve()
        await gate.promise
        return { status: 200, body: JSON.stringify(await ctx.run('jot', { title: body })) }
      },
    })
    const folder = await mkdtemp(join(tmpdir(), 'kith-close-'))
    const database = join(folder, 'kith.sqlite')
    const { app } = await createTestApp({ plugins: [notesPlugin({ routes: [slow] })], database })
    const serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 't', folder })
    const agent = new Agent({ keepAlive: true, maxSockets: 50 })
    const answers = Array.from({ length: 50 }, (_, i) => post(`${serving.url}/slow`, `Note ${i}`, agent))
    await waiting.promise
    const closing = serving.close()
    await expect(fetch(`${serving.url}/healthz`)).rejects.toThrow()
    gate.resolve()
    expect((await Promise.all(answers)).filter(status => status === 200)).toHaveLength(50)
    await closing
    agent.destroy()
    const again = await createTestApp({ plugins: [notesPlugin()], database })
    expect(await again.admin.call('notes.count')).toEqual({ count: 50, capped: false })
    await again.close()
    await rm(folder, { recursive: true })
  })

  test('finishes what somebody asked for who has left since', async () => {
    const gate = Promise.withResolvers<void>()
    const inside = Promise.withResolvers<void>()
    const did = Promise.withResolvers<unknown>()
    const slow = route<NotesContract>()('GET /slow', {
      public: true,
      run: async ctx => {
        inside.resolve()
        await gate.promise
        await ctx.run('jot', { title: 'Late' }).then(() => did.resolve('done'), did.resolve)
        return { status: 200, body: '' }
      },
    })
    const server = await openServer([notesPlugin({ routes: [slow] })])
    const leaving = new AbortController()
    const refused = expect(fetch(`${server.url}/slow`, { signal: leaving.signal })).rejects.toThrow()
    await inside.promise
    leaving.abort()
    await refused
    const closing = server.serving.close()
    // Its connection is closed by then.
    await expect.poll(() => fetch(`${server.url}/healthz`).catch(() => 'closed')).toBe('closed')
    setImmediate(gate.resolve)
    await closing
    expect(await did.promise).toBe('done')
    await server.close()
  })

  test('does not wait for those who never finish', async () => {
    const never = route<NotesContract>()('GET /never', { public: true, run: () => new Promise(() => {}) })
    const server = await openServer([notesPlugin({ routes: [never] })], { grace: 1 })
    const answer = fetch(`${server.url}/never`)
    const refused = expect(answer).rejects.toThrow()
    await fetch(`${server.url}/healthz`)
    await server.close()
    await refused
  })

  test('twice is once', async () => {
    const server = await openServer([notesPlugin()])
    await Promise.all([server.serving.close(), server.serving.close()])
    await server.close()
  })
})

function post(url: string, body: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent }, response => {
      response.resume().on('end', () => resolve(response.statusCode))
    })
    asked.on('error', reject).end(body)
  })
}
