import { dirname, join } from 'node:path'
import type { S3Key } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import type { Oidc } from '@kith/server'
import { findConfig } from './find-config.ts'
import { type Env, type Place, typedPath } from './place.ts'

/** What the environment says: docs/cli.md lists the variables. */
export interface Settings {
  /** The file `kith.config.ts`. */
  readonly config: string
  /** The data folder. */
  readonly data: string
  readonly database: string
  /** 0: a free one. */
  readonly port: number
  readonly hostname: string | undefined
  /** The address that people use, without a slash at its end. */
  readonly url: string | undefined
  readonly smtp: string | undefined
  /** Where attached files are kept: a bucket, else `attachments` in the data folder. */
  readonly files: { readonly address: string; readonly key: S3Key } | undefined
  readonly trustProxy: string | undefined
  readonly log: string
  /** Signs cookies: the same for all servers of one database. Default: what is kept in the data folder. */
  readonly secret: string | undefined
  readonly oidc: Oidc | undefined
}

/** Throws `KITH_CONFIG_MISSING`, or `KITH_VARIABLE` for a value that cannot be. */
export function readSettings(place: Place): Settings {
  const { env } = place
  const config = findConfig(place)
  const data = env.KITH_DATA ? typedPath(place, env.KITH_DATA) : join(dirname(config), '.kith')
  return {
    config,
    data,
    database: env.KITH_DATABASE ? databaseOf(place, env.KITH_DATABASE) : join(data, 'kith.sqlite'),
    port: portOf(env, 'KITH_PORT', 4100),
    hostname: env.KITH_HOST || undefined,
    url: urlOf(env, 'KITH_URL', ['http', 'https']),
    smtp: urlOf(env, 'KITH_SMTP', ['smtp', 'smtps']),
    files: filesOf(env),
    trustProxy: env.KITH_TRUST_PROXY,
    log: levelOf(env.KITH_LOG),
    secret: secretOf(env.KITH_SECRET),
    oidc: oidcOf(env),
  }
}

/** Whether a database is a path of this machine, and not a URL. */
export function isFile(database: string): boolean {
  return !/^([a-z][a-z0-9+.-]+|):/i.test(database)
}

/** The address that people use: `KITH_URL`, else this machine's. */
export function addressOf(settings: Settings): string {
  return settings.url ?? localAddress(settings)
}

/** Where this machine reaches the server. */
export function localAddress({ hostname = '', port }: Settings): string {
  const host = ['', '0.0.0.0', '::'].includes(hostname) ? 'localhost' : hostname
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** A port from the environment. Throws `KITH_VARIABLE`. */
function portOf(env: Env, variable: string, otherwise: number): number {
  const text = env[variable]
  if (!text) return otherwise
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw wrong(variable, `"${text}" is no port: use 1 to 65535, or 0 for a free one.`)
}

function databaseOf(place: Place, text: string): string {
  return isFile(text) ? typedPath(place, text) : text
}

function urlOf(env: Env, variable: string, schemes: readonly string[]): string | undefined {
  const text = env[variable]?.replace(/\/+$/, '')
  if (!text) return undefined
  if (URL.canParse(text) && schemes.some(scheme => text.startsWith(`${scheme}://`))) return text
  // The text itself stays unsaid: it may hold a password.
  throw wrong(variable, `that is no address that begins with ${schemes.map(scheme => `${scheme}://`).join(' or ')}.`)
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function levelOf(text = ''): string {
  if (text === '') return 'info'
  if (levels.includes(text)) return text
  throw wrong('KITH_LOG', `"${text}" is no level: use one of ${levels.join(', ')}.`)
}

function secretOf(text = ''): string | undefined {
  if (text === '') return undefined
  if (text.length >= 32) return text
  throw wrong('KITH_SECRET', 'that is shorter than 32 characters: use `openssl rand -base64 32`.')
}

/** A bucket with the key that AWS's own programs take from the environment. */
function filesOf(env: Env): Settings['files'] {
  const address = urlOf(env, 'KITH_FILES', ['s3'])
  if (address === undefined) return undefined
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env
  if (!accessKeyId) throw wrong('AWS_ACCESS_KEY_ID', 'KITH_FILES is set, so this has to be too.')
  if (!secretAccessKey) throw wrong('AWS_SECRET_ACCESS_KEY', 'KITH_FILES is set, so this has to be too.')
  const url = new URL(address)
  const region = url.searchParams.get('region') || env.AWS_REGION
  if (region) url.searchParams.set('region', region)
  return { address: url.href, key: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
}

/** A provider of OpenID Connect: the three of them, or none. */
function oidcOf(env: Env): Oidc | undefined {
  const issuer = urlOf(env, 'KITH_OIDC_ISSUER', ['https', 'http'])
  if (issuer === undefined) return undefined
  const clientId = env.KITH_OIDC_CLIENT_ID
  const clientSecret = env.KITH_OIDC_CLIENT_SECRET
  if (!clientId) throw wrong('KITH_OIDC_CLIENT_ID', 'KITH_OIDC_ISSUER is set, so this has to be too.')
  if (!clientSecret) throw wrong('KITH_OIDC_CLIENT_SECRET', 'KITH_OIDC_ISSUER is set, so this has to be too.')
  const name = env.KITH_OIDC_NAME
  return { issuer, clientId, clientSecret, ...(name ? { name } : {}) }
}

function wrong(variable: string, why: string): KithError {
  return new KithError('KITH_VARIABLE', `${variable}: ${why}`, { variable })
}
