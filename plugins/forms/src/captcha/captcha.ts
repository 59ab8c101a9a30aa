/** What a service says of a visitor's token: `unchecked` where it could not be asked. */
export type CaptchaVerdict = 'passed' | 'failed' | 'unchecked'

/** A service that tells people from programs. The page brings its widget; the server asks it whether the token is good. */
export interface Captcha {
  /** The field in which its widget puts the token into a form. */
  readonly field: string
  verify(token: string): Promise<CaptchaVerdict>
}

export interface CaptchaOptions {
  readonly secret: string
  /** Where it is asked. Default: the service's own address. */
  readonly url?: string
}

/** What a service answers, as far as it matters. */
export interface CaptchaAnswer {
  readonly success?: boolean
  readonly score?: number
  readonly 'error-codes'?: readonly string[]
}

/** Asks a service whose protocol is `siteverify` as Google made it. Nothing but the token is told of the visitor. */
export async function siteverify(
  { secret, url }: Required<CaptchaOptions>,
  token: string,
): Promise<CaptchaAnswer | undefined> {
  return ask(url, { body: new URLSearchParams({ secret, response: token }) })
}

/** An answer in time, or nothing. */
export async function ask(url: string, init: RequestInit): Promise<CaptchaAnswer | undefined> {
  try {
    const answer = await fetch(url, { method: 'POST', redirect: 'error', signal: AbortSignal.timeout(3000), ...init })
    return answer.ok ? ((await answer.json()) as CaptchaAnswer) : undefined
  } catch {
    return undefined
  }
}

/** What is wrong with the secret or the service is not the visitor's fault. */
export function verdictOf(answer: CaptchaAnswer | undefined): CaptchaVerdict {
  if (answer?.success === true) return 'passed'
  const codes = answer?.['error-codes'] ?? []
  const isOurs = codes.some(code => /secret|sitekey|internal|bad-request/.test(code))
  return answer === undefined || isOurs ? 'unchecked' : 'failed'
}
