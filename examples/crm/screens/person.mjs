import { createClient } from '@kith/client'

const password = 'pictures of every screen'

/**
 * Makes somebody of the team an administrator and logs in as this person. Answers a client of theirs, and the cookies that
 * a browser is theirs with.
 *
 * @param {string} url
 * @param {() => Promise<string>} link answers a link that stands for the installation
 * @param {any} installation
 * @param {string} email
 */
export async function setUp(url, link, installation, email) {
  const { rows } = await installation.kernel.users.list.query({ where: { email } })
  const { id, name, roles } = rows[0]
  await installation.kernel.users.update.mutate({ id, set: { roles: [...roles, 'administrator', 'sales-manager'] } })
  const opened = await fetch(await link(), { redirect: 'manual' })
  const body = JSON.stringify({ name, email, password })
  const answer = await fetch(`${url}/auth/set-up`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', cookie: sent(cookiesOf(opened)) },
    body,
  })
  if (!answer.ok) throw new Error(`${email} cannot log in: ${await answer.text()}`)
  const cookies = cookiesOf(answer)
  const headers = { origin: url, cookie: sent(cookies) }
  return {
    id,
    cookies: cookies.map(one => ({ ...one, url })),
    client: createClient({
      url,
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } }),
    }),
  }
}

/** @param {Response} response */
function cookiesOf(response) {
  return response.headers.getSetCookie().flatMap(line => {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    return value.join('=') === '' ? [] : [{ name, value: value.join('=') }]
  })
}

const sent = cookies => cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
