import { ask, type Captcha, type CaptchaOptions, verdictOf } from './captcha.ts'

/** Friendly Captcha, version 2; `secret` is the API key. A refused key has a status of its own, and nothing is checked. */
export function friendlyCaptcha({
  secret,
  url = 'https://global.frcapi.com/api/v2/captcha/siteverify',
}: CaptchaOptions): Captcha {
  return {
    field: 'frc-captcha-response',
    async verify(token) {
      const headers = { 'content-type': 'application/json', 'x-api-key': secret }
      return verdictOf(await ask(url, { headers, body: JSON.stringify({ response: token }) }))
    },
  }
}
