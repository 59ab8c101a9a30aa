import { openAsBlob } from 'node:fs'
import { KithError } from '@kith/sdk'
import type { AwsClient } from 'aws4fetch'
import { type FileStore, isHash, type StoredFile } from './file-store.ts'

/** Who may use the bucket. */
export interface S3Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const longest = 600_000

/**
 * Files in a bucket of S3, or of what speaks as it does: `s3://bucket/prefix?region=eu-central-1`, with
 * `endpoint=https://…` for another than Amazon's, whose buckets then stand in the path. Throws `KITH_FILES_STORE`.
 */
export function s3Store(address: string, key: S3Key): FileStore {
  const place = placeOf(address)
  let client: Promise<AwsClient> | undefined
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    client ??= clientFor(key, place.region)
    const options = { ...init, signal: AbortSignal.timeout(longest) } as Parameters<AwsClient['fetch']>[1]
    const answer = await (await client).fetch(url, options).catch(error => {
      throw failed(place.where, String(error?.cause?.code ?? error?.name), error)
    })
    if (answer.ok || answer.status === 404) return answer
    await answer.body?.cancel()
    throw failed(place.where, String(answer.status))
  }
  const urlOf = (hash: string) => {
    if (!isHash(hash)) throw new TypeError('A file is named by its SHA-256.')
    return `${place.bucket}/${place.prefix}${hash}`
  }
  return {
    where: place.where,
    async put(hash, path) {
      const body = await openAsBlob(path)
      const answer = await ask(urlOf(hash), { method: 'PUT', body, headers: { 'x-amz-content-sha256': hash } })
      await answer.body?.cancel()
      if (!answer.ok) throw failed(place.where, String(answer.status))
    },
    async get(hash) {
      const answer = await ask(urlOf(hash))
      if (answer.ok) return (answer.body ?? undefined) as AsyncIterable<Uint8Array> | undefined
      await answer.body?.cancel()
      return undefined
    },
    async remove(hash) {
      await (await ask(urlOf(hash), { method: 'DELETE' })).body?.cancel()
    },
    async *list() {
      // The first version of the listing: its pages begin behind a name, and every server has it.
      let marker: string | undefined
      do {
        const query = new URLSearchParams({ prefix: place.prefix, ...(marker === undefined ? {} : { marker }) })
        const answer = await ask(`${place.bucket}?${query}`)
        const text = await answer.text()
        if (!answer.ok) throw failed(place.where, String(answer.status))
        const keys = keysIn(text)
        yield filesIn(keys, place.prefix)
        marker = /<IsTruncated>true</.test(text) ? keys.at(-1)?.key : undefined
      } while (marker !== undefined)
    },
  }
}

interface Place {
  /** For people, without a secret. */
  readonly where: string
  /** The bucket's address, without a slash at its end. */
  readonly bucket: string
  /** Empty, or with a slash at its end. */
  readonly prefix: string
  readonly region: string
}

function placeOf(address: string): Place {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const bucket = url?.hostname ?? ''
  const endpoint = url?.searchParams.get('endpoint')?.replace(/\/+$/, '')
  const isFine = url?.protocol === 's3:' && /^[a-z0-9][a-z0-9.-]+$/.test(bucket) && !url.username && !url.password
  if (!url || !isFine || (endpoint && !/^https?:\/\//.test(endpoint))) {
    throw failed('s3', 'address')
  }
  const region = url.searchParams.get('region') || 'us-east-1'
  const prefix = url.pathname.replaceAll(/^\/+|\/+$/g, '')
  return {
    where: `s3://${bucket}/${prefix}`,
    bucket: endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region,
  }
}

// Loaded with the first file: most installations have none there.
async function clientFor(key: S3Key, region: string): Promise<AwsClient> {
  const { AwsClient } = await import('aws4fetch')
  return new AwsClient({ ...key, region, service: 's3', retries: 3 })
}

interface Key {
  readonly key: string
  readonly at: Date
}

function keysIn(text: string): Key[] {
  return text
    .split('<Contents>')
    .slice(1)
    .map(part => ({ key: textOf(part, 'Key'), at: new Date(textOf(part, 'LastModified')) }))
}

function filesIn(keys: readonly Key[], prefix: string): StoredFile[] {
  return keys
    .map(({ key, at }) => ({ hash: key.slice(prefix.length), at }))
    .filter(({ hash, at }) => isHash(hash) && !Number.isNaN(at.getTime()))
}

function textOf(xml: string, name: string): string {
  return (
    new RegExp(`<${name}>([^<]*)</${name}>`)
      .exec(xml)?.[1]
      ?.replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&') ?? ''
  )
}

function failed(where: string, reason: string, cause?: unknown): KithError {
  return new KithError(
    'KITH_FILES_STORE',
    `The store of files ${where} does not do what it should: ${reason}.`,
    { where, reason },
    cause,
  )
}
