import type { Beside, Started } from '../../packages/cli/dist/index.js'
import { KithError } from '../../packages/sdk/dist/index.js'

const variable = 'KITH_WEBSITE_PORT'

/** The example website, on an origin of its own beside the CRM. `KITH_WEBSITE_PORT` says which; 0 is a free one. */
export const website = async ({ url, call }: Started): Promise<Beside> => {
  const port = portOf(process.env[variable] || '4101')
  const serve = new URL('../../examples/website/serve.mjs', import.meta.url)
  const { startWebsite }: typeof import('../../examples/website/types.d.mts') = await import(serve.href)
  const site = await startWebsite({ port, crm: url }).catch(error => {
    if (error.code !== 'EADDRINUSE') throw error
    const why = `Port ${port} is taken. Stop what listens there, or set ${variable} to another: ${variable}=8081 npm start`
    throw new KithError('KITH_PORT_TAKEN', why, { variable, port }, error)
  })
  await allow(call, site.url)
  return { lines: [[word(process.env), site.url]], close: site.close }
}

/** The demo's form names the website among its origins, so that people find it from the form. */
const allow = async (call: Started['call'], origin: string): Promise<void> => {
  const { rows } = (await call('forms.list', { where: { publicId: 'contact-us' } })) as { rows: readonly Form[] }
  const [form] = rows
  if (!form || form.origins.includes(origin)) return
  await call('forms.update', { id: form.id, set: { origins: [origin, ...form.origins] } })
}

interface Form {
  readonly id: string
  readonly origins: readonly string[]
}

const portOf = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  const why = `${variable}: "${text}" is no port: use 1 to 65535, or 0 for a free one.`
  throw new KithError('KITH_VARIABLE', why, { variable })
}

/** By the language of the terminal, as the lines of `kith start`. */
const word = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string =>
  /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? '网站' : 'Website'
