import type { HttpBindings } from '@hono/node-server'
import { KithError } from '@kith/sdk'
import type { Context } from 'hono'
import type { AddressOf } from '../http/address.ts'
import { json, refuse } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Site } from '../http/routes.ts'
import type { Auth } from './auth.ts'
import { accept, invitation } from './flows/accept.ts'
import { forgot } from './flows/forgot.ts'
import { createKey } from './flows/keys.ts'
import { logIn } from './flows/log-in.ts'
import { logOut } from './flows/log-out.ts'
import { beginOidc, endOidc } from './flows/oidc.ts'
import { changePassword } from './flows/password.ts'
import { reset } from './flows/reset.ts'
import {
  confirmSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
  newBackupCodes,
  secondFactor,
} from './flows/second-factor.ts'
import { revokeSession, sessions } from './flows/sessions.ts'
import { setUp } from './flows/set-up.ts'
import { state } from './flows/state.ts'
import { authPath } from './library.ts'
import { providerId } from './oidc.ts'
import type { Asked, Flow, Reply } from './parts.ts'
import { isSameSite } from './same-site.ts'

const reads: Readonly<Record<string, Flow>> = { state, sessions }

const writes: Readonly<Record<string, Flow>> = {
  'log-in': logIn,
  'second-factor': secondFactor,
  'log-out': logOut,
  forgot,
  reset,
  invitation,
  accept,
  'set-up': setUp,
  password: changePassword,
  'sessions/revoke': revokeSession,
  'second-factor/enable': enableSecondFactor,
  'second-factor/confirm': confirmSecondFactor,
  'second-factor/disable': disableSecondFactor,
  'second-factor/backup-codes': newBackupCodes,
}

const maxBody = 16_384

type C = Context<{ Bindings: HttpBindings }>

/** Serves the steps of logging in below `/auth`, to this site's own pages only. */
export function mountAuth(site: Site, auth: Auth, addressOf: AddressOf): void {
  const { parts } = auth
  const serve = async (c: C, run: (asked: Asked) => Promise<Reply>) => {
    try {
      return answer(await run(await askedOf(c)))
    } catch (error) {
      return refuse(error, parts.app.log, c.req.path)
    }
  }
  const askedOf = async (c: C): Promise<Asked> => {
    if (!isSameSite(c.req.raw, parts.app.url)) {
      throw new KithError('KITH_CROSS_SITE', 'A page of another site sent this request.')
    }
    const { incoming } = c.env
    const text = c.req.method === 'POST' ? await readBody(incoming, maxBody) : 'null'
    const forwarded = incoming.headers['x-forwarded-for'] as string | undefined
    return { request: c.req.raw, body: parse(text), address: addressOf(incoming.socket.remoteAddress, forwarded) }
  }
  for (const [name, flow] of Object.entries(reads)) site.get(`${authPath}/${name}`, c => serve(c, a => flow(parts, a)))
  for (const [name, flow] of Object.entries(writes)) {
    site.post(`${authPath}/${name}`, c => serve(c, a => flow(parts, a)))
  }
  site.post(`${authPath}/keys`, c => serve(c, async a => createKey(parts, a, await auth.actorOf(a.request))))
  if (parts.oidc === undefined) return
  site.post(`${authPath}/oidc`, c => serve(c, a => beginOidc(parts, a)))
  // The provider sends people here: the only address below /auth that another site may lead to.
  site.get(`${authPath}/callback/${providerId}`, c => endOidc(parts, c.req.raw))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch {
    throw new KithError('KITH_BODY_SYNTAX', 'The body is not JSON.')
  }
}

function answer({ body, cookies = [] }: Reply): Response {
  const response = json(200, body)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
