import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type S3Key, s3Store } from './s3-store.ts'

// The key that this server knows; it checks signatures as S3 does, but not what a body holds.
const key: S3Key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
let folder: string
let server: InstanceType<typeof S3rver>
let endpoint: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-s3-'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'buckets'),
    configureBuckets: [{ name: 'crm' }],
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const open = (bucket = 'crm/kith', with_ = key) =>
  s3Store(`s3://${bucket}?endpoint=${endpoint}&region=eu-central-1`, with_)
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
async function put(text: string, store = open()): Promise<string> {
  const path = join(folder, 'file')
  await writeFile(path, text)
  await store.put(hashOf(text), path)
  return hashOf(text)
}
async function textOf(body: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (!body) return undefined
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('a bucket keeps files by what they hold, tells which it has, and lets them go', async () => {
  const store = open()
  expect(store.where).toBe('s3://crm/kith')
  const hashes = [await put('one'), await put('two'), await put('two')]
  expect(await textOf(await store.get(hashes[0] as string))).toBe('one')
  await put('elsewhere', open('crm/other'))
  const found: string[] = []
  for await (const files of store.list()) {
    for (const { hash, at } of files) {
      found.push(hash)
      expect(at.getTime()).toBeGreaterThan(0)
    }
  }
  expect(found.sort()).toEqual([...new Set(hashes)].sort())
  await store.remove(hashes[0] as string)
  await store.remove(hashes[0] as string)
  expect(await store.get(hashes[0] as string)).toBeUndefined()
  expect(await textOf(await store.get(hashes[1] as string))).toBe('two')
})

test('more files than one page of a bucket are all told', async () => {
  const store = open('crm/many')
  const path = join(folder, 'many')
  await writeFile(path, 'x')
  const wanted = Array.from({ length: 1005 }, (_, i) => hashOf(String(i)))
  for (let i = 0; i < wanted.length; i += 50) {
    await Promise.all(wanted.slice(i, i + 50).map(hash => store.put(hash, path)))
  }
  const found: string[] = []
  let pages = 0
  for await (const files of store.list()) {
    pages++
    found.push(...files.map(file => file.hash))
  }
  expect(pages).toBeGreaterThan(1)
  expect(found.sort()).toEqual(wanted.sort())
}, 60_000)

test('a wrong key, no bucket and no server are each told', async () => {
  const refused = { code: 'KITH_FILES_STORE' }
  await expect(put('x', open('crm', { ...key, secretAccessKey: 'no' }))).rejects.toMatchObject(refused)
  await expect(put('x', open('nothing'))).rejects.toMatchObject(refused)
  await expect(put('x', s3Store('s3://crm?endpoint=http://127.0.0.1:9', key))).rejects.toMatchObject(refused)
  expect(() => s3Store('https://crm', key)).toThrow(expect.objectContaining(refused))
})
