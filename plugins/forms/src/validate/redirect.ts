import type { FormDesign } from '../contract/index.ts'
import { isAllowed, ownOrigins } from '../receive/origin.ts'
import type { DesignProblem } from './design.ts'

/** Where a form may send visitors on. */
export interface Leads {
  /** The form's websites; `*` opens nothing. */
  readonly origins: readonly string[]
  /** Hosts of the form and of the installation. */
  readonly hosts: readonly string[]
  /** This app's own address. */
  readonly url: string
}

/** A form that leads anywhere lends its good name to anybody: what it may lead to is listed. */
export function redirectProblems({ redirect }: FormDesign, { origins, hosts, url }: Leads): DesignProblem[] {
  if (redirect === undefined) return []
  const { origin, host, hostname } = new URL(redirect)
  const known = origins.filter(one => one !== '*')
  const isListed = hosts.some(one => matches(one.toLowerCase(), one.includes(':') ? host : hostname))
  if (isListed || isAllowed(origin, known, ownOrigins(url, undefined))) return []
  const message = `visitors may not be sent on to ${host}: add it to the hosts of the form or of the settings`
  return [{ path: 'redirect', code: 'forms.redirect_host', message }]
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}
