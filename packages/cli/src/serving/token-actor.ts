import { type Actor, administrator } from '@kith/sdk'
import type { AppConfig } from '../settings/load-config.ts'

/** Whoever holds the token of the data folder: an administrator. */
export function tokenActor({ locale = 'en', zone = 'UTC' }: AppConfig): Actor {
  return { id: 'token', kind: 'token', roles: [administrator], locale, zone }
}
