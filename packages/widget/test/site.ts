import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import type { FormDefinition } from '../src/definition.ts'

/** What the server does to the next submission: a status, or losing the answer before or after storing. */
export type Fault = { status: number; headers?: Record<string, string>; body?: unknown } | 'lost' | 'unheard' | 'silent'

/** A small server of the protocol on a port of its own: what the element talks to. */
export interface Crm {
  origin: string
  /** The address of the script. */
  script: string
  definitions: Record<string, FormDefinition>
  requests: { method: string; path: string; headers: IncomingMessage['headers'] }[]
  /** By key, the body that was stored. */
  stored: Map<string, { key: string; values: Record<string, unknown>; meta: Record<string, unknown> }>
  /** false while it has the script, but none of its parts. */
  isWhole: boolean
  /** What came with them: of a token, whether its work was done. */
  proofs: ('none' | 'unsolved' | 'solved')[]
  /** Files, each with the field that it was for. */
  files: { field: string; name: string; size: number; isProven: boolean }[]
  /** Taken one by one by files. */
  fileFaults: Exclude<Fault, 'silent' | 'unheard'>[]
  /** Until this is done no file is answered. */
  fileGate: Promise<void>
  /** What elements told of visits. */
  tallies: Record<string, number>[]
  /** Bodies of plain form posts. */
  posted: URLSearchParams[]
  /** How many submissions have not been answered yet. */
  busy: number
  /** Taken one by one by submissions. */
  faults: Fault[]
  /** What a stored submission answers beside its id. */
  answer: Record<string, unknown>
  close(): Promise<void>
}

export async function startCrm(files: Record<string, string>, definitions: FormDefinition[]): Promise<Crm> {
  const server = createServer((request, response) => void serve(crm, files, request, response))
  const origin = await listen(server)
  const crm: Crm = {
    origin,
    script: `${origin}/w/1/kith-form.js`,
    definitions: Object.fromEntries(definitions.map(definition => [definition.id, definition])),
    requests: [],
    stored: new Map(),
    isWhole: true,
    proofs: [],
    files: [],
    fileFaults: [],
    fileGate: Promise.resolve(),
    tallies: [],
    posted: [],
    busy: 0,
    faults: [],
    answer: {},
    close: () => stop(server),
  }
  return crm
}

/** Pages on an origin of their own. */
export interface Site {
  origin: string
  /** Puts a page at a path; its address is returned. */
  put(html: string, headers?: Record<string, string>): string
  close(): Promise<void>
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>()
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://x').pathname)
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html;charset=utf-8', ...page?.headers })
    response.end(page?.html)
  })
  const origin = await listen(server)
  return {
    origin,
    put(html, headers = {}) {
      const path = `/${pages.size + 1}`
      const full = /^<!doctype/i.test(html)
        ? html
        : `<!doctype html><html lang="en"><head><title>Page</title><meta name="viewport" content="width=device-width,initial-scale=1"></head><body><main><h1>Page</h1>${html}</main></body></html>`
      pages.set(path, { html: full, headers })
      return origin + path
    },
    close: () => stop(server),
  }
}

async function serve(
  crm: Crm,
  files: Record<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request
  crm.requests.push({ method, path, headers })
  const send = (status: number, body: unknown, more: Record<string, string> = {}) => {
    const type = typeof body === 'string' ? 'text/javascript' : 'application/json'
    response.writeHead(status, {
      'Content-Type': type,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ...more,
    })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  if (path.startsWith('/w/')) {
    const file = crm.isWhole || path.includes('/kith-form.js') ? files[path.replace(/^.*\/|\?.*$/g, '')] : undefined
    return send(file ? 200 : 404, file ?? '')
  }
  if (path.endsWith('/count')) {
    crm.tallies.push(JSON.parse(await read(request)))
    return send(204, '')
  }
  if (path.endsWith('/file')) return takeFile(crm, request, send)
  if (path.endsWith('/challenge')) {
    const options = { algorithm: 'SHA-256', cost: 1, counter: 2000, deriveKey, hmacSignatureSecret: 'secret' }
    return send(200, await createChallenge(options), { 'Cache-Control': 'no-store' })
  }
  const definition = crm.definitions[path.replace(/^\/f\/|\.json$/g, '')]
  if (!definition) return send(404, { code: 'form.unknown' })
  if (method === 'GET') return send(200, definition, { 'Cache-Control': 'public, max-age=60' })
  crm.busy++
  response.once('close', () => crm.busy--)
  const text = await read(request)
  if (headers['content-type']?.includes('urlencoded')) {
    crm.posted.push(new URLSearchParams(text))
    return send(200, { ok: true })
  }
  const { token, ...body } = JSON.parse(text)
  crm.proofs.push(await judge(token))
  const fault = crm.faults.shift()
  if (fault === 'unheard') return void request.socket.destroy()
  // The answer never comes: the connection stays open until the page leaves it.
  if (fault === 'silent') return void crm.stored.set(body.key, body)
  if (typeof fault === 'object') return send(fault.status, fault.body ?? {}, fault.headers)
  const known = crm.stored.get(body.key)
  if (known && JSON.stringify(known) !== JSON.stringify(body)) return send(409, { code: 'key.reused' })
  crm.stored.set(body.key, body)
  if (fault === 'lost') return void request.socket.destroy()
  send(200, { id: `s-${crm.stored.size}`, ...crm.answer })
}

async function takeFile(
  crm: Crm,
  request: IncomingMessage,
  send: (status: number, body: unknown, headers?: Record<string, string>) => void,
): Promise<void> {
  const headers = { 'Content-Type': request.headers['content-type'] ?? '' }
  const form = await new Response(await readAll(request), { headers }).formData()
  await crm.fileGate
  const fault = crm.fileFaults.shift()
  if (fault === 'lost') return void request.socket.destroy()
  if (fault) return send(fault.status, fault.body ?? {}, fault.headers)
  const [field = '', file] = [...form].find(([, value]) => typeof value !== 'string') ?? []
  if (!(file instanceof File)) return send(422, { errors: { body: 'file' } })
  const isProven = (await judge(JSON.parse(String(form.get('token'))))) === 'solved'
  crm.files.push({ field, name: file.name, size: file.size, isProven })
  const receipt = Buffer.from(JSON.stringify(['form', field, file.name])).toString('base64url')
  send(200, { file: `${receipt}.signed` })
}

async function judge(token: {
  challenge: Awaited<ReturnType<typeof createChallenge>>
  solution?: { counter: number; derivedKey: string }
}): Promise<Crm['proofs'][number]> {
  if (!token) return 'none'
  const { challenge, solution } = token
  if (!solution) return 'unsolved'
  return (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: 'secret' })).verified
    ? 'solved'
    : 'unsolved'
}

async function read(request: IncomingMessage): Promise<string> {
  return (await readAll(request)).toString('utf8')
}

async function readAll(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(done => server.close(() => done()))
}
