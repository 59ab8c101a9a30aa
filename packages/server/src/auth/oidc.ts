import type { App } from '@kith/kernel'
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth'
import { addressFor, personBy } from './people.ts'

/** A provider of OpenID Connect, by its discovery document. */
export interface Oidc {
  /** `https://login.example.com/realms/main`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the page calls it. Default: the issuer's host. */
  readonly name?: string
}

export const providerId = 'oidc'

type Profile = Parameters<NonNullable<GenericOAuthConfig['mapProfileToUser']>>[0]
type Mapped = ReturnType<NonNullable<GenericOAuthConfig['mapProfileToUser']>>

export function oidcProvider(oidc: Oidc, mapProfileToUser: (profile: Profile) => Mapped): GenericOAuthConfig {
  return {
    providerId,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    // Who may come in is the team's to say: a person whom nobody made a user is not let in.
    disableSignUp: true,
    mapProfileToUser,
  }
}

/**
 * Whom a profile stands for: the active user with its address, if the provider vouches for that. The first log-in links
 * the provider's subject to him; from then on the subject counts and the address does not.
 */
export async function mapProfile(app: App, profile: Profile): Promise<Awaited<Mapped>> {
  const verified = profile.emailVerified === true || profile.email_verified === true
  const person = verified && typeof profile.email === 'string' ? await personBy(app, profile.email) : undefined
  return { name: '', email: addressFor(person?.id ?? 'nobody'), emailVerified: person !== undefined }
}
