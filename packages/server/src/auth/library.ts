import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { App } from '@kith/kernel'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { isHttps } from './https.ts'
import { mapProfile, type Oidc, oidcProvider } from './oidc.ts'
import { passwordLength } from './password.ts'
import { personOf } from './people.ts'
import { sessionSeconds } from './session-life.ts'

export interface LibraryOptions {
  readonly app: App
  /** Signs cookies and encrypts the secrets of second factors: the same for all servers of one database. */
  readonly secret: string
  readonly oidc: Oidc | undefined
  /** Called after each write to its tables by this process. */
  readonly onWrite: () => void
}

/** The path below which better-auth believes to be served; the provider of OIDC sends people back there. */
export const authPath = '/auth'
/** The header in which it is told the visitor's address. */
export const addressHeader = 'x-kith-address'

/**
 * better-auth on the app's own database. Its transactions are off: a write is durable by itself, and what may be used once
 * (links, codes, challenges) it takes away by one statement before it acts on it, so that a stop in between leaves a link
 * spent and never one that works twice.
 */
export function createLibrary(options: LibraryOptions) {
  return betterAuth(libraryOptions(options))
}

export type Library = ReturnType<typeof createLibrary>

function libraryOptions({ app, secret, oidc, onWrite }: LibraryOptions) {
  const loose = { attributes: { sameSite: 'lax' as const } }
  return {
    appName: 'Kith',
    baseURL: app.url,
    basePath: authPath,
    secret,
    telemetry: { enabled: false },
    // SQLite's form on every database: instants as texts, booleans as 0 and 1, as the rest of the tables.
    database: kyselyAdapter(app.tables.query(onWrite), { type: 'sqlite', transaction: false }),
    logger: {
      level: 'warn',
      log: (level, message) => app.log[level === 'error' ? 'error' : 'info'](`Logging in: ${message}`),
    },
    user: { modelName: 'auth_user' },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionSeconds,
      updateAge: 86_400,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'auth_account', accountLinking: { enabled: true, trustedProviders: [] } },
    verification: { modelName: 'auth_verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, token }) => {
        const person = await personOf(app, user.id)
        if (!person) return
        const link = `${app.url}/#/-/reset/${token}`
        const { email: to, locale, name } = person
        await app.mail({ template: 'reset', to, locale, values: { name }, secrets: { link } })
      },
    },
    // Limits are ours (limits.ts): these count by address and path alone, in memory or row by row.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'kith',
      useSecureCookies: isHttps(app.url),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      // The provider's page sends people back here: a strict cookie would stay at home.
      cookies: { state: loose, oauth_state: loose },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Made by our own schema engine, from better-auth's own description: see tables.ts.
      database: { validateSchema: false },
      // Every request has passed same-site.ts, which knows proxies; and no address of a caller is ever redirected to.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    plugins: [
      twoFactor({ issuer: 'Kith', twoFactorTable: 'auth_two_factor' }),
      ...(oidc ? [genericOAuth({ config: [oidcProvider(oidc, profile => mapProfile(app, profile))] })] : []),
    ],
  } satisfies BetterAuthOptions
}
